import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { reasonLine, reasonParts } from "../words/reasons";
import { expectAccessible, open, openCase } from "./render";

type User = ReturnType<typeof open>["user"];

async function choose(user: User) {
  await user.click(await screen.findByRole("button", { name: "Restore from a backup…" }));
  await user.click(await screen.findByRole("button", { name: "Choose the file…" }));
  await screen.findByText("dossier-2026-11-20.backup");
}

const section = (name: string) => screen.findByRole("region", { name });

describe("a backup", () => {
  test("is written from the settings, and says when the last one was", async () => {
    const { user } = open({}, "/settings");
    const panel = within(await section("Backup"));
    await panel.findByText(/20 Nov 2026/);
    await user.click(panel.getByRole("button", { name: "Back up to a file…" }));
    await screen.findByText(/The backup is in \/home\/sample/);
    await waitFor(() => expect(panel.queryByText(/20 Nov 2026/)).toBeNull());
    await expectAccessible();
  });

  test("is not for every role, and says so", async () => {
    open({ role: "reviewer" }, "/settings");
    const panel = within(await section("Backup"));
    const button = await panel.findByRole("button", { name: "Back up to a file…" });
    await waitFor(() => expect(panel.getByText(/role/)).toBeTruthy());
    expect(button).toHaveProperty("disabled", true);
    const rules = within(await section("Retention"));
    expect(rules.queryByRole("button", { name: /^Change/ })).toBeNull();
  });

  test("is put back on the first screen with its passphrase, and tells what that did", async () => {
    const { user, fake } = open({ scenario: "absent" });
    await choose(user);
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Restore the vault" }));
    screen.getByText("Choose a passphrase.");
    await user.type(screen.getByLabelText("Passphrase of the backup"), "wrong{Enter}");
    await screen.findByRole("alert");
    await user.clear(screen.getByLabelText("Passphrase of the backup"));
    await user.type(screen.getByLabelText("Passphrase of the backup"), "correct horse{Enter}");
    await screen.findByRole("heading", { name: "The vault is restored" });
    const owed = (await fake.listOutbox(false)).length;
    screen.getByText(new RegExp(owed === 1 ? "^One submission was" : `^${owed} submissions were`));
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Go to the queue" }));
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(1);
  });

  test("opens with the recovery code too, which is used up", async () => {
    const { user } = open({ scenario: "absent" });
    await choose(user);
    await user.click(screen.getByRole("radio", { name: /^The recovery code/ }));
    await user.type(
      await screen.findByLabelText("Recovery code"),
      "000011112222333344445555666677778888",
    );
    await user.type(screen.getByLabelText("New passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    await screen.findByRole("heading", { name: "Your recovery code" });
    await user.click(screen.getByRole("checkbox", { name: "I have it" }));
    await user.click(screen.getByRole("button", { name: "Go on" }));
    await screen.findByRole("heading", { name: "The vault is restored" });
  });

  test("takes the place of a damaged vault, which is kept", async () => {
    const { user } = open({ scenario: "locked", damaged: true });
    await user.type(await screen.findByLabelText("Passphrase"), "correct horse{Enter}");
    await screen.findByRole("alert");
    await expectAccessible();
    await choose(user);
    await user.type(screen.getByLabelText("Passphrase of the backup"), "correct horse{Enter}");
    await screen.findByText(/vault-damaged/);
  });

  test("that is none is refused with what to do", async () => {
    const { user } = open({ scenario: "absent", failing: { chooseBackup: "tampered" } });
    await user.click(await screen.findByRole("button", { name: "Restore from a backup…" }));
    await user.click(await screen.findByRole("button", { name: "Choose the file…" }));
    await screen.findByRole("alert");
    await user.click(screen.getByRole("button", { name: "Back" }));
    await screen.findByRole("heading", { name: /Create|vault/ });
  });
});

describe("retention", () => {
  test("says each rule in a sentence and changes it", async () => {
    const { user } = open({}, "/settings");
    const panel = within(await section("Retention"));
    await panel.findByText("Files go 7 days after the decision.");
    panel.getByText("A file that is not sent goes after 30 days, and its slot is open again.");
    await user.click(panel.getByRole("button", { name: "Change the rules for Simulated Jiko" }));
    const days = panel.getByLabelText("Days for files that are not sent");
    await user.clear(days);
    await user.type(days, "many");
    panel.getByText("Write a whole number of days.");
    await user.clear(days);
    await user.type(days, "0");
    await user.click(panel.getByRole("button", { name: "Use these rules" }));
    await panel.findByText(/is kept for a day at least/);
    await user.clear(days);
    await user.type(days, "14");
    await user.click(panel.getByRole("checkbox", { name: /^Keep records for five years/ }));
    await user.click(panel.getByRole("button", { name: "Use these rules" }));
    await panel.findByText(/goes after 14 days/);
    panel.getByText(/five years after a date that you enter/);
    await expectAccessible();
  });

  test("tells what goes next as a text, and erases what is due after the number was seen", async () => {
    const { user, fake } = open({ offline: true }, "/settings");
    const rules = { keep_days: 1, applicant_days: 3, unsent_days: 30, record_keeper: false };
    const [connection] = await fake.listConnections();
    await fake.setRetention(connection?.connection_id ?? "", rules);
    const { due } = await fake.upcomingErasures();
    expect(due.applicants).toBeGreaterThan(1);
    const panel = within(await screen.findByRole("group", { name: "What goes next" }));
    await panel.findByText(new RegExp(`the data of ${due.applicants} applicants`));
    panel.getByText(/^No provider's clock was compared/);
    const written = vi.spyOn(navigator.clipboard, "writeText");
    await user.click(panel.getByRole("button", { name: "Copy as text" }));
    expect(written.mock.calls[0]?.[0]).toMatch(/is over its time and goes with the next run/);

    await user.click(panel.getByRole("button", { name: "Erase what is due…" }));
    const sheet = within(await screen.findByRole("dialog"));
    const button = sheet.getByRole("button", {
      name: new RegExp(`^Erase .*the data of ${due.applicants} applicants$`),
    });
    expect(button).toHaveProperty("disabled", true);
    await user.click(sheet.getByRole("checkbox", { name: /^This computer's clock is right/ }));
    await expectAccessible();
    const erased = vi.spyOn(fake, "eraseDue");
    await user.click(button);
    await screen.findByText(new RegExp(`^Erased: .*${due.applicants} applicants`));
    expect(erased).toHaveBeenCalledWith(true);
  });

  test("warns on the case before a file goes that was not sent", async () => {
    const { user, fake } = open();
    const it = fake.cases[1];
    if (!it) throw new Error("no case");
    it.submissions = [];
    const long = new Date(Date.now() - 26 * 86_400_000).toISOString();
    it.documents = it.documents.map((document) => ({ ...document, attached_at: long }));
    await openCase(user, new RegExp(it.name));
    const warnings = within(await section("Warnings"));
    expect(
      warnings.getAllByText(/was not sent yet and stays until .* attach it again later/),
    ).toHaveLength(2);
  });
});

describe("a legal hold", () => {
  test("is set from the case's menu with a reason, marked, and lifted by a command", async () => {
    const { user, fake } = open();
    const name = fake.cases[1]?.name ?? "";
    await openCase(user, new RegExp(name));
    await user.click(screen.getByRole("button", { name: "More for this case" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Put on legal hold/ }));
    const sheet = within(await screen.findByRole("dialog"));
    await expectAccessible();
    await user.type(sheet.getByLabelText("Reason"), "a synthetic lawsuit");
    await user.click(sheet.getByRole("button", { name: /^Put on legal hold/ }));
    await screen.findByText("Legal hold");
    await screen.findByText("The case is on legal hold: nothing of it is erased.");

    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "lift the legal{Enter}");
    await user.type(await screen.findByLabelText("Reason"), "it was settled");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByText("Legal hold")).toBeNull());
  });

  test("is not for every role, and says why", async () => {
    const { user, fake } = open({ role: "reviewer" });
    await openCase(user, new RegExp(fake.cases[1]?.name ?? ""));
    await user.click(screen.getByRole("button", { name: "More for this case" }));
    const entry = await screen.findByRole("menuitem", { name: /^Put on legal hold/ });
    expect(entry.getAttribute("aria-disabled")).toBe("true");
    expect(entry.textContent).toContain("supervisor");
  });
});

test("a record is dated where records are kept", async () => {
  const { user, fake } = open();
  const it = fake.cases[1];
  const rules = { keep_days: 7, applicant_days: 90, unsent_days: 30, record_keeper: true };
  await fake.setRetention(it?.connection_id ?? "", rules);
  const dated = vi.spyOn(fake, "dateRecord");
  await openCase(user, new RegExp(it?.name ?? ""));
  await user.click(screen.getByRole("button", { name: "More for this case" }));
  await user.click(await screen.findByRole("menuitem", { name: /^Enter the date/ }));
  await user.type(await screen.findByLabelText("Date"), "2026-11-20");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await screen.findByText("The five years count from 20 Nov 2026.");
  expect(dated).toHaveBeenCalledWith(it?.id, "2026-11-20");
});

test("a provider's known words are told in ours, with the word beside, others as they are", () => {
  expect(reasonParts("EXPIRATION_DATE, LOW_QUALITY").map((it) => it.raw)).toEqual([
    "EXPIRATION_DATE",
    "LOW_QUALITY",
  ]);
  expect(reasonLine("MISSING")).toBe("It was not given yet. (MISSING)");
  for (const other of ["Not readable, sorry.", "LOW_QUALITY, and more", "__proto__"]) {
    expect(reasonParts(other)).toEqual([{ words: null, raw: other }]);
  }
});
