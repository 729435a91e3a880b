import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { flushDrafts } from "../components/draft";
import { expectAccessible, open } from "./render";

/** The window with all providers, at a case by its provider and status. */
async function openAt(provider: string, status: string) {
  const opened = open({ scenario: "providers" });
  await screen.findAllByRole("row");
  const found = opened.fake.cases.find((it) => it.provider === provider && it.status === status);
  if (!found) throw new Error(`no case of ${provider} in ${status}`);
  const params = { caseId: found.id };
  await act(() => opened.router.navigate({ to: "/cases/$caseId", params }));
  await screen.findByRole("tab", { name: "Timeline" });
  return { ...opened, found };
}

const panel = () => within(screen.getByRole("region", { name: "What else can be done" }));
const kinds = (it: { submissions: { kind: string }[] }) => it.submissions.map((one) => one.kind);

describe("actions of a case", () => {
  test("every action that is not in the bar stands there, with its reason", async () => {
    await openAt("atelio", "document_required");
    expect(panel().getByText(/A new attempt is possible after a correction/)).toBeTruthy();
    expect(panel().getByText(/only an attempt that was lost/)).toBeTruthy();
    expect(panel().getByText("Atelio does not offer: answer questions.")).toBeTruthy();
    const blocked = panel().getByRole("button", { name: /^Submit again to Atelio/ });
    expect(blocked).toHaveProperty("disabled", true);
    const id = blocked.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toContain("waits for documents");
    await expectAccessible();
  });

  test("S opens the sheet of what moves the case on", async () => {
    const { user, fake, found } = await openAt("atelio", "expired");
    const again = vi.spyOn(fake, "startAgain");
    await user.keyboard("s");
    const dialog = await screen.findByRole("dialog", { name: "Start again at Atelio" });
    expect(within(dialog).getByText(/This attempt is lost/)).toBeTruthy();
    await expectAccessible();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(kinds(found)).toEqual(["submit"]));
    expect(again).toHaveBeenCalledWith(found.id, 10);
  });

  test("the deadline says when it is estimated", async () => {
    await openAt("atelio", "document_required");
    expect(screen.getByText(/Estimated: counted from when this was first seen here/)).toBeTruthy();
  });
});

describe("correct", () => {
  test("Atelio: values as they are, masked ones typed anew, lists taken apart", async () => {
    const { user, fake, found } = await openAt("atelio", "document_required");
    const correct = vi.spyOn(fake, "correctCase");
    await user.click(screen.getByRole("button", { name: "Correct at Atelio" }));
    await screen.findByRole("dialog", { name: "Correct at Atelio" });
    expect(screen.getByText(/the customer can upload the documents instead/)).toBeTruthy();
    const first = await screen.findByLabelText<HTMLInputElement>("First name");
    expect(first.value).not.toBe("");
    const number = screen.getByLabelText<HTMLInputElement>("Social security number");
    expect(number.value).toBe("");
    expect(screen.getByText(/^Now •+/)).toBeTruthy();
    await expectAccessible();
    await user.clear(first);
    await user.type(first, "Aver?y");
    await user.click(screen.getByRole("button", { name: /^Send the correction/ }));
    expect(await screen.findByText("Leave the question mark out.")).toBeTruthy();
    expect(first.getAttribute("aria-invalid")).toBe("true");
    await user.clear(first);
    await user.type(first, "Avery");
    await user.click(screen.getByRole("button", { name: /^Send the correction/ }));
    await waitFor(() => expect(kinds(found)).toEqual(["correct"]));
    const sent = correct.mock.lastCall?.[1] as {
      customer: { first_name: string; addresses: { is_primary: boolean }[] };
      kyc?: unknown;
    };
    expect(sent.customer.first_name).toBe("Avery");
    expect(sent.customer.addresses[0]?.is_primary).toBe(true);
    expect(sent.kyc, "a masked number that was not typed stays").toBeUndefined();
  });

  test("connectFi: card attributes with their choices", async () => {
    const { user, fake, found } = await openAt("connectfi", "WAITING_DATA");
    const correct = vi.spyOn(fake, "correctCase");
    await user.click(screen.getByRole("button", { name: "Correct at connectFi" }));
    const send = await screen.findByRole("button", { name: /^Send the correction/ });
    await waitFor(() => expect(send).toHaveProperty("disabled", true));
    await user.type(screen.getByLabelText("Card product"), "sample-1");
    await user.click(screen.getByRole("button", { name: /Why the card is issued/ }));
    await user.click(await screen.findByRole("option", { name: "New" }));
    await user.click(screen.getByRole("button", { name: /^Send the correction/ }));
    await waitFor(() => expect(kinds(found)).toEqual(["correct"]));
    expect(correct.mock.lastCall?.[1]).toEqual({
      cardAttributes: { productID: "sample-1", issueType: "NEW" },
    });
  });

  test("what was typed stays when the sheet is left, and comes back with the vault", async () => {
    const { user, fake, router, found } = await openAt("atelio", "document_required");
    await user.click(screen.getByRole("button", { name: "Correct at Atelio" }));
    await user.type(await screen.findByLabelText("Social security number"), "400001234");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(screen.getByRole("button", { name: "Correct at Atelio" }));
    const box = await screen.findByLabelText<HTMLInputElement>("Social security number");
    expect(box.value).toBe("400001234");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await act(flushDrafts);
    act(() => fake.lockNow());
    await user.type(await screen.findByLabelText("Passphrase"), "correct horse{Enter}");
    const params = { caseId: found.id };
    await act(() => router.navigate({ to: "/cases/$caseId", params }));
    await screen.findByRole("tab", { name: "Timeline" });
    await user.click(screen.getByRole("button", { name: "Correct at Atelio" }));
    const after = await screen.findByLabelText<HTMLInputElement>("Social security number");
    await waitFor(() => expect(after.value).toBe("400001234"));
  });
});

describe("answer", () => {
  test("fields by type, files by handle, reasons shown, a wrong date is told", async () => {
    const { user, fake, found } = await openAt("fincom-v2", "ON_HOLD");
    const answer = vi.spyOn(fake, "answerCase");
    await user.keyboard("s");
    const dialog = within(await screen.findByRole("dialog", { name: "Answer Fin.com V2" }));
    expect(dialog.getByText("Document has expired")).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: /Kind$/ }));
    await user.click(await screen.findByRole("option", { name: "Passport" }));
    const file = within(dialog.getByRole("group", { name: "File, front" }));
    await user.click(file.getByRole("button", { name: "Choose a file" }));
    await file.findByText("IMG_2041.jpeg");
    await user.type(dialog.getByLabelText("Expires"), "2031-02-30");
    await expectAccessible();
    await user.click(dialog.getByRole("button", { name: /^Send the answer and 1 file/ }));
    expect(await dialog.findByText(/^Give a day of the calendar/)).toBeTruthy();
    expect(answer).not.toHaveBeenCalled();
    await user.clear(dialog.getByLabelText("Expires"));
    await user.type(dialog.getByLabelText("Expires"), "2031-02-28");
    await user.click(dialog.getByRole("button", { name: /^Send the answer and 1 file/ }));
    await waitFor(() => expect(kinds(found)).toEqual(["answer"]));
    const sent = answer.mock.lastCall?.[1];
    expect(sent?.fields).toEqual({
      "proof_of_identity.GOVERNMENT_ID.type": "PASSPORT",
      "proof_of_identity.GOVERNMENT_ID.expiry_date": "2031-02-28",
    });
    expect(Object.keys(sent?.documents ?? {})).toEqual([
      "proof_of_identity.GOVERNMENT_ID.files.FRONT",
    ]);
  });

  test("a question after approval can be answered", async () => {
    const { user } = await openAt("fincom-v2", "APPROVED");
    await user.click(screen.getByRole("button", { name: "Answer Fin.com V2" }));
    const dialog = within(await screen.findByRole("dialog", { name: "Answer Fin.com V2" }));
    expect(dialog.getByLabelText("Expires")).toBeTruthy();
  });

  test("answered elsewhere is a way of its own and sends nothing", async () => {
    const { user, found } = await openAt("fincom-v2", "ON_HOLD");
    await user.click(panel().getByRole("button", { name: "Answered elsewhere" }));
    const box = await screen.findByLabelText("What was answered, how and when");
    await expectAccessible();
    await user.type(box, "Sent by e-mail on Friday.");
    await user.click(screen.getByRole("button", { name: "Record the answer" }));
    await waitFor(() => expect(found.notes.length).toBe(1));
    expect(kinds(found)).toEqual([]);
  });
});

describe("terms", () => {
  test("the page is passed on, acceptance is attested and never filled in", async () => {
    const { user, fake, found } = await openAt("fincom-v2", "INCOMPLETE");
    const opened = vi.spyOn(fake, "openLink");
    const attest = vi.spyOn(fake, "attestCase");
    await user.click(screen.getByRole("button", { name: /^Open Terms of Fin.com V2/ }));
    expect(opened.mock.lastCall?.[0]).toContain("tos_policies_value");
    await user.click(panel().getByRole("button", { name: "Record what the customer did" }));
    const dialog = within(await screen.findByRole("dialog"));
    for (const box of dialog.getAllByRole<HTMLInputElement>("textbox")) expect(box.value).toBe("");
    await user.click(dialog.getByRole("button", { name: "Record it" }));
    expect(await dialog.findByText(/^Give date and time/)).toBeTruthy();
    expect(attest).not.toHaveBeenCalled();
    await expectAccessible();
    await user.type(dialog.getByLabelText("Date"), "2026-11-20");
    await user.type(dialog.getByLabelText("Time"), "09:30");
    await user.type(dialog.getByLabelText("How you know"), "confirmed by e-mail");
    await user.click(dialog.getByRole("button", { name: "Record it" }));
    await waitFor(() => expect(found.attestations.map((it) => it.kind)).toEqual(["terms"]));
    expect(attest.mock.lastCall?.[1][0]?.how).toBe("confirmed by e-mail");
    await waitFor(() =>
      expect(panel().queryByRole("button", { name: "Record what the customer did" })).toBeNull(),
    );
  });
});

describe("documents of other providers", () => {
  test("a hosted slot has its link as link, copy and code; one without says why", async () => {
    const { user, fake } = await openAt("atelio", "document_required");
    const link = vi.spyOn(fake, "openLink");
    const code = await screen.findByRole("img", { name: /^QR code with the link/ });
    expect(code.querySelector("path")?.getAttribute("d")?.length).toBeGreaterThan(500);
    await user.click(screen.getByRole("button", { name: /^Open Upload page/ }));
    expect(link.mock.lastCall?.[0]).toMatch(/^https:\/\/withpersona\.example/);
    await expectAccessible();
    await user.click(screen.getByRole("tab", { name: /Utility bill/ }));
    expect(await screen.findByText(/the link is not here yet/)).toBeTruthy();
    expect(screen.getByText(/They come by webhook/)).toBeTruthy();
  });

  test("a document goes with what has to be said about it", async () => {
    const { user, fake } = await openAt("fincom-v2", "INCOMPLETE");
    const attach = vi.spyOn(fake, "attachFile");
    await user.click(screen.getByRole("tab", { name: /Passport/ }));
    await user.click(await screen.findByRole("button", { name: "Choose a file" }));
    const put = await screen.findByRole("button", { name: "Attach as Passport" });
    await screen.findByText("As it goes out");
    expect(screen.getByText(/needs before a submit: Number, Country, Expires/)).toBeTruthy();
    expect(screen.getByText(/does not take: State/)).toBeTruthy();
    expect(put).toHaveProperty("disabled", true);
    const form = within(screen.getByRole("group", { name: /^About the document/ }));
    expect(form.queryByLabelText("State")).toBeNull();
    await user.type(form.getByLabelText("Number"), "X00000042");
    await user.type(form.getByLabelText("Country"), "USA");
    await user.type(form.getByLabelText("Expires"), "2001-01-01");
    expect(await form.findByText(/The document has expired/)).toBeTruthy();
    await expectAccessible();
    await user.clear(form.getByLabelText("Expires"));
    await user.type(form.getByLabelText("Expires"), "2101-01-01");
    await waitFor(() => expect(put).toHaveProperty("disabled", false));
    await user.click(put);
    await waitFor(() => expect(attach).toHaveBeenCalled());
    expect(attach.mock.lastCall?.[0].details).toEqual({
      number: "X00000042",
      country: "USA",
      expires: "2101-01-01",
    });
  });
});

describe("a new application at every provider", () => {
  async function choose(name: string) {
    const opened = open({ scenario: "providers" }, "/new");
    await opened.user.click(await screen.findByRole("button", { name: /Connection/ }));
    await opened.user.click(await screen.findByRole("option", { name }));
    return opened;
  }

  test.each([
    "Simulated Atelio",
    "Simulated connectFi",
    "Simulated connectFi (akepa)",
    "Simulated Fin.com V1",
    "Simulated Fin.com V2",
  ])("%s", async (name) => {
    const { user, fake } = await choose(name);
    const create = vi.spyOn(fake, "createCase");
    await user.click(await screen.findByRole("button", { name: "Fill with a made-up person" }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("First name").value).not.toBe(""),
    );
    await expectAccessible();
    await waitFor(() => expect(screen.queryByText("Opening…")).toBeNull());
    await user.click(screen.getByRole("button", { name: /^Create at/ }));
    await waitFor(() => expect(create).toHaveBeenCalled());
    expect(create.mock.lastCall?.[0].attested).toEqual([]);
    await screen.findByRole("tab", { name: "Timeline" });
  });

  test("names instead of ids, problems beside fields, mends by a button", async () => {
    const { user } = await choose("Simulated Fin.com V2");
    await user.click(await screen.findByRole("button", { name: /^Choose Occupation|Occupation/ }));
    await user.click(await screen.findByRole("option", { name: "Sample engineer" }));
    const mail = screen.getByLabelText<HTMLInputElement>("E-mail");
    await user.type(mail, "Sample@Example.com");
    await user.tab();
    await user.click(await screen.findByRole("button", { name: "Use sample@example.com" }));
    expect(mail.value).toBe("sample@example.com");
    await user.click(screen.getByRole("button", { name: "Add: Tax numbers" }));
    expect(screen.getByRole("group", { name: "Tax numbers 2" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove: Tax numbers 2" }));
    expect(screen.queryByRole("group", { name: "Tax numbers 2" })).toBeNull();
  });
});

describe("connections of other providers", () => {
  test("follow all, webhooks and what is unverified", async () => {
    const { user } = open({ scenario: "providers" }, "/connections");
    const row = async (name: string) => {
      const heading = await screen.findByRole("heading", { name });
      const item = heading.closest("li");
      if (!item) throw new Error(name);
      return within(item);
    };
    const fin = await row("Simulated Fin.com V2");
    await user.click(fin.getByRole("button", { name: "Follow all" }));
    expect(await fin.findByText(/2 followed now, 3 known already, 1 not taken/)).toBeTruthy();
    const atelio = await row("Simulated Atelio");
    expect(atelio.getByText("Contract partly unverified.")).toBeTruthy();
    await user.click(atelio.getByRole("button", { name: "Follow all" }));
    expect(await atelio.findByText(/publishes no list of applications/)).toBeTruthy();
    await user.click(atelio.getByRole("button", { name: "Webhooks" }));
    await atelio.findByText("No address is registered.");
    await user.type(atelio.getByLabelText("Address"), "https://hooks.example.com/a{Enter}");
    await atelio.findByText("https://hooks.example.com/a");
    await expectAccessible();
    await user.click(atelio.getByRole("button", { name: "Remove: https://hooks.example.com/a" }));
    await atelio.findByText("No address is registered.");
    await user.click(fin.getByRole("button", { name: "Webhooks" }));
    expect(await fin.findByText(/its support or dashboard does it/)).toBeTruthy();
  });
});

describe("the team's inbox", () => {
  test("is set up, tells its two lines, is asked, and is left", async () => {
    const { user } = open({}, "/connections");
    await user.click(await screen.findByRole("button", { name: "Webhooks" }));
    const panel = within(await screen.findByRole("region", { name: "Your team's inbox" }));
    await user.type(
      await panel.findByLabelText("Address of the inbox"),
      "https://inbox.example.com{Enter}",
    );
    expect(await panel.findByText(/token_sha256 = "a1a1/)).toBeTruthy();
    await expectAccessible();
    await user.click(panel.getByRole("button", { name: "Fetch now" }));
    expect(await screen.findByText("2 new events were fetched.")).toBeTruthy();
    await user.click(panel.getByRole("button", { name: "Use this inbox no more" }));
    expect(await panel.findByLabelText("Address of the inbox")).toBeTruthy();
  });
});

describe("one person with two cases", () => {
  test("each names the other and leads there", async () => {
    const { user, fake, router } = open();
    const [first, second] = fake.cases;
    if (!first || !second) throw new Error("two cases");
    second.applicant = first.applicant;
    await screen.findAllByRole("row");
    await router.navigate({ to: "/cases/$caseId", params: { caseId: first.id } });
    const others = await screen.findByRole("region", { name: "The same person" });
    await user.click(within(others).getAllByRole("button")[0] ?? others);
    await waitFor(() => expect(router.state.location.pathname).toBe(`/cases/${second.id}`));
  });
});
