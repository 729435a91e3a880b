import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { overlay, type Overlay } from "../commands/workbench";
import { expectAccessible, open, openCase } from "./render";

describe("every screen is free of violations", () => {
  test("create a vault", async () => {
    const { user } = open({ scenario: "absent" });
    await user.click(await screen.findByRole("button", { name: "Create the vault" }));
    expect(screen.getByText("Write your name.")).toBeTruthy();
    await expectAccessible();
  });

  test("unlock, with a wrong passphrase", async () => {
    const { user } = open({ scenario: "locked" });
    await user.type(await screen.findByLabelText("Passphrase"), "wrong{Enter}");
    await screen.findByRole("alert");
    await expectAccessible();
  });

  test("unlock, with a wait", async () => {
    open({ scenario: "locked", waitSeconds: 90 });
    await screen.findByText(/^Too many wrong passphrases/);
    await expectAccessible();
  });

  test("recovery: the form, and the sheet with the new code", async () => {
    const { user } = open({ scenario: "locked", mode: "passphrase_and_device" });
    await user.click(await screen.findByRole("button", { name: "Use the recovery code" }));
    await screen.findByLabelText("Recovery code");
    await user.click(screen.getByRole("button", { name: "Open the vault" }));
    await screen.findByText("Type the recovery code.");
    await expectAccessible();
    await user.type(
      await screen.findByLabelText("Recovery code"),
      "000011112222333344445555666677778888",
    );
    await user.type(screen.getByLabelText("New passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    await screen.findByRole("heading", { name: "Your recovery code" });
    await expectAccessible();
  });

  test("first run", async () => {
    open({ scenario: "first-run" });
    await screen.findByRole("heading", { name: "The vault is open and empty" });
    await expectAccessible();
  });

  test("queue", async () => {
    open();
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
    await expectAccessible();
  });

  test("queue, empty and with an empty filter", async () => {
    const { user } = open({ scenario: "idle" });
    await screen.findByText("Nothing needs you.");
    await expectAccessible();
    await user.type(screen.getByRole("searchbox"), "zzz");
    await screen.findByRole("button", { name: "Clear the filter" });
    await expectAccessible();
  });

  test("queue, settings and a case of an older copy that was put back", async () => {
    const { user } = open({ rolledBack: true });
    const told = async () => {
      const band = await screen.findByRole("complementary", { name: "Older copy of the vault" });
      expect(band.textContent).toContain("Restore the newest backup");
      expect(band.querySelector("button")).toBeNull();
      // It and the band of the simulated providers stand in one row of the screen.
      expect(band.parentElement?.parentElement?.className).toBe("shell");
      expect(band.parentElement?.children.length).toBe(2);
    };
    await told();
    await expectAccessible();
    await openCase(user, /Live photo/);
    await told();
  });

  test("queue, offline", async () => {
    open({ offline: true });
    await screen.findByRole("button", { name: /^Offline since/ });
    await expectAccessible();
  });

  test("case: documents needed", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await expectAccessible();
  });

  test("case: a file with its check result", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.click(await screen.findByRole("button", { name: /^Choose a file/ }));
    await screen.findByText("As it goes out");
    await expectAccessible();
  });

  test("case: many files", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() =>
      fake.drop([
        fake.keep("a.jpeg", 1_000_000),
        fake.keep("b.mov", 500_000_000, { error: "file_too_large" }),
      ]),
    );
    await screen.findByRole("heading", { name: "2 files, not attached yet" });
    await expectAccessible();
  });

  test("case: refused, with notes, timeline and sent", async () => {
    const { user } = open();
    await openCase(user, /Number proof/);
    await screen.findByText(
      "Jiko refused the file for Number proof. Nothing is lost. Upload a better one.",
    );
    for (const tab of [/^Sent/, /^Notes/, /^Timeline/]) {
      await user.click(screen.getByRole("tab", { name: tab }));
      await expectAccessible();
    }
  });

  const sheets: Overlay[] = [
    { kind: "submit" },
    { kind: "note" },
    { kind: "export" },
    { kind: "reveal", path: "identification_number" },
    { kind: "follow" },
    { kind: "recommend", recommendation: "request" },
    { kind: "palette" },
    { kind: "keys" },
  ];
  test.each(sheets)("sheet: $kind", async (sheet) => {
    const { user } = open();
    await openCase(user, /Submit/);
    act(() => overlay.set(sheet));
    await screen.findByRole("dialog");
    await expectAccessible();
  });

  test.each([
    ["/outbox", "Outbox"],
    ["/settings", "Settings"],
    ["/new", "New application"],
  ])("%s", async (at, name) => {
    open({}, at);
    await screen.findByRole("heading", { name, level: 1 });
    await expectAccessible();
  });

  test("connections, adding one, replacing credentials", async () => {
    const { user } = open({}, "/connections");
    await user.click(await screen.findByRole("button", { name: "Connect a provider" }));
    await screen.findByRole("form", { name: "Connect a provider" });
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Replace credentials" }));
    await screen.findByRole("dialog");
    await expectAccessible();
  });
});
