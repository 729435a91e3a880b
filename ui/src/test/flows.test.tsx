import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { ERROR_CODES } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { draftsInWindow, flushDrafts } from "../components/draft";
import { refuseForeignDrops } from "../features/documents/drops";
import { nextStep, whatHappened } from "../words/words";
import { open, openCase } from "./render";

describe("vault", () => {
  test("a wrong passphrase is told, the right one opens", async () => {
    const { user } = open({ scenario: "locked" });
    const box = await screen.findByLabelText("Passphrase");
    await user.type(box, "wrong{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not open this vault");
    await user.clear(box);
    await user.type(box, "correct horse{Enter}");
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
  });

  test("two different passphrases make no vault", async () => {
    const { user, fake } = open({ scenario: "absent" });
    const create = vi.spyOn(fake, "createVault");
    await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
    await user.type(screen.getByLabelText("Passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two{Enter}");
    expect(await screen.findByText("This is not the same passphrase.")).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("a short passphrase is refused before anything is made", async () => {
    const { user, fake } = open({ scenario: "absent" });
    const create = vi.spyOn(fake, "createVault");
    await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
    await user.type(screen.getByLabelText("Passphrase"), "seven77");
    await user.type(screen.getByLabelText("The same passphrase again"), "seven77{Enter}");
    expect(await screen.findByText(/^The passphrase has fewer than 8 characters/)).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("a link that is followed while the vault is locked opens its case afterwards", async () => {
    const { user, fake, router } = open({ scenario: "locked" });
    const box = await screen.findByLabelText("Passphrase");
    const wanted = fake.cases[0]?.id ?? "";
    act(() => fake.want(wanted));
    await user.type(box, "correct horse{Enter}");
    await screen.findByRole("tab", { name: "Timeline" });
    expect(router.state.location.pathname).toBe(`/cases/${wanted}`);
  });

  test("locking hides everything, and what was typed comes back with the vault", async () => {
    const { user, fake } = open({}, "/new");
    await user.type(await screen.findByLabelText("First name"), "Avery");
    await user.type(screen.getByLabelText("Number"), "400001234");
    await act(flushDrafts);
    act(() => fake.lockNow());
    await screen.findByLabelText("Passphrase");
    expect(draftsInWindow()).toEqual({});
    await user.type(await screen.findByLabelText("Passphrase"), "correct horse{Enter}");
    const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
    await screen.findByLabelText("First name");
    await waitFor(() => expect(valueOf("First name")).toBe("Avery"));
    expect(valueOf("Number")).toBe("400001234");
  });
});

describe("first run", () => {
  test("simulated providers fill the queue", async () => {
    const { user } = open({ scenario: "first-run" });
    await user.click(await screen.findByRole("button", { name: "Try with simulated providers" }));
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
    expect(
      screen.getByText("Nobody real is behind these cases. Nothing goes to a provider."),
    ).toBeTruthy();
  });

  test("simulated providers of an earlier run are started again, and it is said what is lost", async () => {
    const { user } = open({ asleep: true });
    expect(await screen.findByText(/applications made here are not known/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Start them again" }));
    await screen.findByText("Nobody real is behind these cases. Nothing goes to a provider.");
    expect(screen.queryByRole("button", { name: "Start them again" })).toBeNull();
  });

  test("without the simulator only a connection is offered", async () => {
    open({ scenario: "first-run", simulator: false });
    await screen.findByRole("button", { name: "Connect a provider" });
    expect(screen.queryByRole("button", { name: "Try with simulated providers" })).toBeNull();
  });

  test("a connection test says in words what is wrong and keeps what was typed", async () => {
    const { user, fake } = open(
      { scenario: "first-run", failing: { testConnection: "clock_wrong" } },
      "/connections",
    );
    await user.type(await screen.findByLabelText("Name"), "Jiko sandbox");
    await user.click(screen.getByRole("radio", { name: /^Sandbox/ }));
    await user.type(
      screen.getByLabelText("Address"),
      "https://sample.sandbox-api.jikoservices.com",
    );
    await user.type(screen.getByLabelText("User name"), "sample");
    await user.type(screen.getByLabelText("Password"), "sample");
    await user.type(screen.getByLabelText("Signing secret"), "sample");
    await user.click(screen.getByRole("button", { name: "Save and test" }));
    expect((await screen.findByRole("alert")).textContent).toContain("7 min ahead");
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Jiko sandbox");
    fake.options.failing = {};
    await user.click(screen.getByRole("button", { name: "Test again" }));
    expect(
      (await screen.findAllByText(/answers and accepts the credentials/)).length,
    ).toBeGreaterThan(0);
    expect(fake.connections.length, "saved once, not once a try").toBe(1);
  });
});

describe("the keyboard alone", () => {
  test("J, K, Enter, S, Ctrl+Enter, U, Esc", async () => {
    const { user, fake, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("jjk{Enter}");
    await screen.findByRole("tab", { name: "Timeline" });
    const first = router.state.location.pathname;
    await user.keyboard("j");
    await waitFor(() => expect(router.state.location.pathname).not.toBe(first));
    const ready = fake.cases.find((it) => it.status === "PENDING")?.id ?? "";
    await act(() => router.navigate({ to: "/cases/$caseId", params: { caseId: ready } }));
    await screen.findByRole("button", { name: "Submit again to Jiko" });
    await user.keyboard("s");
    await screen.findByRole("dialog");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/^Submit leaves in 10 s/);
    expect(fake.cases.find((it) => it.id === ready)?.submissions.at(-1)?.state).toBe("held");
    await user.keyboard("u");
    await waitFor(() =>
      expect(fake.cases.find((it) => it.id === ready)?.submissions.at(-1)?.state).toBe("withdrawn"),
    );
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/"));
    expect(document.activeElement?.getAttribute("role")).toBe("grid");
  });

  test("Ctrl+Enter opens the next case, U comes back, Ctrl+Shift+Enter stays", async () => {
    const { user, router } = open();
    await openCase(user, /Submit/);
    const first = router.state.location.pathname;
    const region = document.querySelector(".live-region") as HTMLElement;
    const spoken: string[] = [];
    const observer = new MutationObserver(() => spoken.push(region.textContent));
    observer.observe(region, { childList: true, subtree: true, characterData: true });
    const confirm = async (keys: string) => {
      await user.keyboard("s");
      await screen.findByText(/Ctrl\+Shift\+Enter stays here/);
      await user.keyboard(keys);
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    };
    await confirm("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(router.state.location.pathname).not.toBe(first));
    expect(router.state.location.pathname).toMatch(/^\/cases\//);
    observer.disconnect();
    const both = /Saved on this computer.* of /;
    expect(
      spoken.some((it) => both.test(it)),
      "what was done, and what opens",
    ).toBe(true);
    await user.keyboard("u");
    await waitFor(() => expect(router.state.location.pathname).toBe(first));
    await confirm("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    expect(router.state.location.pathname).toBe(first);
  });

  test("a key that is not possible now says why", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("s");
    expect(
      (await screen.findAllByText("S: Still missing: Live photo, Passport.")).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("the palette lists, finds and runs", async () => {
    const { user, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "settings{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/settings"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("the slash goes to the search, and typing there is only typing", async () => {
    const { user, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("/max");
    const box = screen.getByRole<HTMLInputElement>("searchbox");
    expect(box.value).toBe("max");
    await waitFor(() => expect(screen.getAllByRole("row").length).toBe(1));
    expect(router.state.location.pathname).toBe("/");
  });
});

describe("uploading", () => {
  test("by dialog: before and after, attach, undo, attach, accepted", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    expect(
      screen.getByText("Live photo, and either Passport or ID front with ID back"),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    await screen.findByText("As it goes out");
    await user.click(screen.getByRole("button", { name: "Attach as Live photo" }));
    await screen.findByText(/^Upload: Live photo leaves in 10 s/);
    await user.keyboard("u");
    await screen.findByRole("button", { name: "Choose a file" });
    fake.settings.hold_seconds = 0;
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    // The window learns of the new setting as it would from the settings screen.
    fake.attachFile = (
      (attach) => (request) =>
        attach({ ...request, hold_seconds: 0 })
    )(fake.attachFile);
    await user.click(await screen.findByRole("button", { name: "Attach as Live photo" }));
    expect((await screen.findAllByText(/^accepted by Jiko/)).length).toBeGreaterThan(0);
  });

  test("a folder, a film and twenty files at once leave the screen usable", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    const pictures = Array.from({ length: 18 }, (_, at) => fake.keep(`scan-${at}.jpeg`, 2_000_000));
    const folder = { ...fake.keep("Documents", 0, { error: "unreadable_file" }), handle: "" };
    const film = { ...fake.keep("film.mov", 500_000_000, { error: "file_too_large" }), handle: "" };
    act(() => fake.drop([...pictures, folder, film], 10, 10));
    await screen.findByRole("heading", { name: "20 files, not attached yet" });
    expect(screen.getByText(/it is a folder/)).toBeTruthy();
    expect(screen.getByText(/over the limit of 100 MB/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove Documents" }));
    await screen.findByRole("heading", { name: "19 files, not attached yet" });
    expect(screen.getByText("film.mov"), "the other refused file stays").toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Slot of scan-3.jpeg/ }));
    await user.click(await screen.findByRole("option", { name: "Passport" }));
    await user.click(await screen.findByRole("button", { name: "Attach 1 file" }));
    await screen.findByRole("heading", { name: "18 files, not attached yet" });
  });

  test("files of one case wait there while another is looked at", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() => fake.drop([fake.keep("a.jpeg", 2_000_000), fake.keep("b.jpeg", 2_000_000)], 10, 10));
    await screen.findByText("a.jpeg");
    await user.keyboard("j");
    await waitFor(() => expect(screen.queryByText("a.jpeg")).toBeNull());
    await user.keyboard("k");
    await screen.findByText("a.jpeg");
  });

  test("a link is told apart from a file and does not leave the page", async () => {
    const stop = refuseForeignDrops();
    const { user } = open();
    await openCase(user, /Live photo/);
    const drop = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [], types: ["text/uri-list"] } });
    fireEvent(document.body, drop);
    expect(drop.defaultPrevented).toBe(true);
    expect((await screen.findAllByText(/^That was a link/)).length).toBeGreaterThan(0);
    stop();
  });

  test("without an open case nothing is taken in", async () => {
    const { fake } = open();
    await screen.findAllByRole("row");
    act(() => fake.drop([fake.keep("a.jpeg", 2_000_000)], 10, 10));
    expect((await screen.findAllByText(/^Open a case first/)).length).toBeGreaterThan(0);
  });

  test("a file that cannot be made to fit is not attached, and the reason stands there", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() => fake.drop([fake.keep("thumb.jpeg", 9_000)], 10, 10));
    expect(await screen.findByText(/shrink until it cannot be read/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Attach as Live photo" })).toHaveProperty(
      "disabled",
      true,
    );
  });
});

describe("a new application", () => {
  async function fill(user: ReturnType<typeof open>["user"]) {
    await user.click(await screen.findByRole("button", { name: "Fill with a made-up person" }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("First name").value).not.toBe(""),
    );
    for (const group of screen.getAllByRole("group", { name: /^The customer/ })) {
      const type = (label: string | RegExp, value: string) =>
        fireEvent.change(within(group).getByLabelText(label), { target: { value } });
      type("Date", "2026-11-19");
      type("Time", "09:30");
      type(/^How|^Through/, "sample");
    }
  }

  test("attests nothing by itself and creates nothing without", async () => {
    const { user, fake } = open({}, "/new");
    const create = vi.spyOn(fake, "createCase");
    await user.click(await screen.findByRole("button", { name: "Fill with a made-up person" }));
    for (const group of await screen.findAllByRole("group", { name: /^The customer/ })) {
      for (const box of within(group).getAllByRole<HTMLInputElement>("textbox"))
        expect(box.value).toBe("");
    }
    await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
    expect(await screen.findByText("3 attestations are not complete.")).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("shows the agreements with their version", async () => {
    open({}, "/new");
    expect(await screen.findByText("Deposit Account Agreement")).toBeTruthy();
    expect(screen.getByText("2026-09-01")).toBeTruthy();
  });

  test("problems stand beside their fields with a mended value", async () => {
    const { user } = open({}, "/new");
    const phone = await screen.findByLabelText<HTMLInputElement>("Phone");
    await user.type(phone, "(415) 555-0142");
    await user.tab();
    await user.click(await screen.findByRole("button", { name: "Use +14155550142" }));
    expect(phone.value).toBe("+14155550142");
  });

  test("goes into the outbox with what was attested", async () => {
    const { user, fake, router } = open({}, "/new");
    const create = vi.spyOn(fake, "createCase");
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/cases\//));
    const [request] = create.mock.calls[0] ?? [];
    expect(request?.attested.map((it) => it.kind)).toEqual(["phone", "email", "agreements"]);
    await screen.findByText(/^New application leaves in/);
  });

  test.each(ERROR_CODES.filter((it) => it !== "vault_locked"))(
    "keeps what was typed when it fails with %s",
    async (code) => {
      const { user } = open({ failing: { createCase: code } }, "/new");
      await fill(user);
      await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
      const alert = await screen.findByRole("alert");
      const error = fakeError(code);
      expect(alert.textContent).toContain(whatHappened(error));
      expect(alert.textContent).toContain(nextStep(error));
      expect(screen.getByLabelText<HTMLInputElement>("First name").value).not.toBe("");
    },
  );
});

describe("the rest of the day", () => {
  test("offline, what is submitted stays in the outbox in honest words", async () => {
    const { user, fake } = open({ offline: true });
    fake.attachFile = (
      (attach) => (request) =>
        attach({ ...request, hold_seconds: 0 })
    )(fake.attachFile);
    await openCase(user, /Live photo/);
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    await user.click(await screen.findByRole("button", { name: "Attach as Live photo" }));
    expect(
      (await screen.findAllByText("saved on this computer, waits to be sent")).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText(/^sending|^accepted/)).toBeNull();
    act(() => fake.goOffline(false));
    expect((await screen.findAllByText(/^accepted by Jiko/)).length).toBeGreaterThan(0);
  });

  test("the outbox lets go and takes back what waits for a person", async () => {
    const { user } = open({}, "/outbox");
    await screen.findByRole("heading", { name: "1 waits for you" });
    await user.click(screen.getByRole("button", { name: "Take back" }));
    await screen.findByText("Nothing waits to be sent.");
  });

  test("a recommendation is recorded by digits and is sent to nobody", async () => {
    const { user, fake } = open();
    await openCase(user, /Recommend/);
    await user.keyboard("i");
    await screen.findByRole("dialog");
    await user.keyboard("13{Control>}{Enter}{/Control}");
    expect(
      (await screen.findAllByText("Recommendation recorded. Nothing is sent to Jiko.")).length,
    ).toBeGreaterThan(0);
    const recorded = fake.cases.find((it) => it.recommendation)?.recommendation;
    expect(recorded?.reasons).toEqual(["document_unreadable", "data_differs"]);
  });

  test("Ctrl+Enter goes on to the next case, with Shift it stays; U leads back to change it", async () => {
    const { user, fake, router } = open();
    await openCase(user, /Recommend/);
    const at = () => router.state.location.pathname;
    const first = at();
    await user.keyboard("i");
    // A button that has the focus does not take the key for itself.
    (await screen.findByRole("button", { name: "Copy the text" })).focus();
    await user.keyboard("1{Control>}{Enter}{/Control}");
    await waitFor(() => expect(at()).not.toBe(first));
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("u");
    await screen.findByText(/^This one takes the place of the recommendation of/);
    expect(at()).toBe(first);
    expect(screen.getByRole("checkbox", { name: "A document cannot be read" })).toHaveProperty(
      "checked",
      true,
    );
    await user.keyboard("3{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(at()).toBe(first);
    const id = first.split("/").at(-1);
    expect(fake.cases.find((it) => it.id === id)?.recommendation?.reasons).toEqual([
      "document_unreadable",
      "data_differs",
    ]);
  });

  test("a request begins with what is missing, one ask a line and without codes", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("i");
    await user.click(await screen.findByRole("button", { name: "Write what is missing" }));
    const text = screen.getByLabelText<HTMLTextAreaElement>(/^Text for the customer/).value;
    expect(text).toMatch(
      /^Please send us what is still missing:\n- Live photo, and either Passport/,
    );
    expect(text).not.toMatch(/SELFIE|_/);
  });

  test("a number is shown for a reason that is asked once, and while V is held", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();
    await user.keyboard("{v>}");
    const show = await screen.findByRole("button", { name: "Show for 30 seconds" });
    await user.keyboard("{/v}");
    expect(show).toHaveProperty("disabled", true);
    await user.click(await screen.findByRole("radio", { name: "To compare with a document" }));
    await user.click(show);
    expect(await screen.findByText(/^2\d{8}$/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Hide/ }));
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();

    await user.keyboard("{v>}");
    expect(await screen.findByText(/^2\d{8}$/)).toBeTruthy();
    await user.keyboard("{/v}");
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();
    await user.keyboard("v");
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.queryByText(/^2\d{8}$/), "let go before the answer came").toBeNull();
    expect(
      fake.cases.flatMap((it) => it.timeline).filter((it) => it.kind === "number.revealed"),
    ).toHaveLength(3);
  });

  test("while the screen is shared nothing is revealed, and a mark says so", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("{Control>}h{/Control}");
    expect(await screen.findByText("Screen is shared: everything is masked.")).toBeTruthy();
    await waitFor(() =>
      expect(screen.getAllByText("Hidden while the screen is shared.")).toBeTruthy(),
    );
    await user.keyboard("v");
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("{Control>}h{/Control}");
    await waitFor(() =>
      expect(screen.queryByText("Screen is shared: everything is masked.")).toBeNull(),
    );
  });

  test("a recommendation on evidence that changed is not recorded, and what was written stays", async () => {
    const { user, fake } = open();
    await openCase(user, /Recommend/);
    await user.keyboard("a");
    await user.type(await screen.findByLabelText(/Private note/), "half a thought");
    const it = fake.cases.find((one) => one.status === "MANUAL_REVIEW");
    if (!it) throw new Error("no case in review");
    for (const one of fake.cases)
      one.checks.push({ item: "selfie", reviewer: "B", at: "2026-01-01T00:00:00Z" });
    await user.click(screen.getByRole("checkbox", { name: /Identity is proved/ }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/The evidence has changed since you opened this/);
    expect(fake.cases.every((one) => one.recommendation === null)).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Private note/).value).toBe("half a thought");
    await user.click(screen.getByRole("button", { name: "I have looked" }));
    await user.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(fake.cases.some((one) => one.recommendation)).toBe(true));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

    await user.click(screen.getByRole("checkbox", { name: /Address is the same/ }));
    expect(
      (await screen.findAllByText(/Outdated, the evidence changed since: the checklist/)).length,
    ).toBeGreaterThan(0);
  });

  test("a policy that cannot be used is told with its place and stays in the box", async () => {
    const { user, fake } = open({}, "/settings");
    await user.click(await screen.findByRole("button", { name: "Change" }));
    const box = await screen.findByLabelText<HTMLTextAreaElement>("Policy as JSON");
    await user.clear(box);
    await user.type(box, "not JSON");
    await user.click(screen.getByRole("button", { name: "Use this policy" }));
    expect((await screen.findByRole("alert")).textContent).toContain("line 1 column 1");
    expect(box.value).toBe("not JSON");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(screen.getByRole("button", { name: "Open a file" }));
    await user.click(await screen.findByRole("button", { name: "Use this policy" }));
    await waitFor(() => expect(fake.policy.version).toBe(1));
    expect((await screen.findAllByText("Policy 1 holds now.")).length).toBeGreaterThan(0);
  });

  test("a note that was begun is still there after Esc and after a failure", async () => {
    const { user, fake } = open({ failing: { addNote: "storage_full" } });
    await openCase(user, /Live photo/);
    await user.keyboard("m");
    await user.type(await screen.findByLabelText("Note"), "half a thought");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("m");
    expect((await screen.findByLabelText<HTMLTextAreaElement>("Note")).value).toBe(
      "half a thought",
    );
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect((await screen.findByRole("alert")).textContent).toContain("no room left on the disk");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("half a thought");
    fake.options.failing = {};
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a case that is gone says so and leads back", async () => {
    open({}, "/cases/0193f0c4-dead-7000-8000-000000000000");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("There is no such case");
    expect(within(alert).getByRole("button", { name: "Back to the queue" })).toBeTruthy();
  });

  test("a changed setting that cannot be kept is put back and told", async () => {
    const { user } = open({ failing: { setSettings: "storage_full" } }, "/settings");
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    expect((await screen.findByRole("alert")).textContent).toContain("no room left on the disk");
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>("radio", { name: "Like the system" }).checked).toBe(
        true,
      ),
    );
  });
});
