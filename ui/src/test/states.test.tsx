import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { expectAccessible, open, openAt, openCase } from "./render";

/** Each state that a person may find the window in, at an address of the fake, with its words. */
describe("at its address", () => {
  test.each([
    ["first run", "scenario=first-run", /Until then nothing leaves this computer/],
    ["empty queue", "scenario=idle", /^Nothing needs you\.$/],
    ["empty queue, what waits", "scenario=idle", /^\d cases? waits? for the provider\.$/],
    ["offline", "offline=1", /^Offline since \d\d:\d\d$/],
    ["stale", "trouble=provider_unavailable", /^Trouble since \d\d:\d\d$/],
    ["locked", "scenario=locked", /^The vault is locked$/],
    ["too many wrong passphrases", "scenario=locked&wait=90", /^Too many wrong passphrases/],
    ["an older copy", "rolledback=1", /^An older copy of this vault was put back$/],
    ["simulated", "", /^Nobody real is behind these cases/],
    ["undo window", "held=60", /^Submit leaves in \d+ s$/],
    ["a queue that cannot be read", "fail=listQueue:storage_full", /^There is no room left/],
  ])("%s", async (_, search, words) => {
    openAt(search);
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
    await expectAccessible();
  });

  test("none of them is there when nothing is wrong", async () => {
    openAt("");
    await screen.findAllByRole("row");
    for (const words of [/^Offline/, /^Trouble/, /older copy/, /leaves in/, /Nothing needs you/]) {
      expect(screen.queryByText(words)).toBeNull();
    }
  });

  test("empty filter: names it, and goes", async () => {
    const { user } = openAt("scenario=idle");
    await screen.findByText("Nothing needs you.");
    await user.type(screen.getByRole("searchbox"), "zzz");
    await screen.findByText("No case under “Needs us” fits “zzz”.");
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    await screen.findByText("Nothing needs you.");
  });

  test("stale: the list stays, and the reason stands in the place of the connection", async () => {
    const { user } = openAt("trouble=provider_unavailable");
    await user.click(await screen.findByRole("button", { name: /^Trouble since/ }));
    await screen.findAllByText(/does not answer as it should\. It is tried again by itself/);
    expect(screen.getAllByRole("row", { hidden: true }).length).toBeGreaterThan(5);
  });

  test("offline: says what can be done and what will happen", async () => {
    const { user } = openAt("offline=1");
    await user.click(await screen.findByRole("button", { name: /^Offline since/ }));
    const words = /You can review, prepare and submit; .* when the connection is back/;
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  });

  test("a case of a link", async () => {
    openAt("case=3");
    await screen.findByText(
      "Jiko refused the file for Number proof. Nothing is lost. Upload a better one.",
    );
  });

  test("conflict after sync: nothing was sent, and a person decides", async () => {
    openAt("case=2");
    const words = /The case moved at the provider meanwhile; it was not sent\./;
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  });

  test("links that are not here yet say how they come", async () => {
    const { user } = openAt("scenario=providers&case=15");
    const row = await screen.findByText(/the link is not here yet/);
    expect(row).toBeTruthy();
    expect(screen.getByText(/They come by webhook/)).toBeTruthy();
    expect(user).toBeTruthy();
  });

  test("undo window: counts down for the eye, is spoken once, and ends with U", async () => {
    const { user, fake } = openAt("held=60&case=0");
    expect((await screen.findAllByText(/goes to Jiko in a few seconds\. Press U/)).length).toBe(1);
    await user.keyboard("u");
    await waitFor(() => expect(fake.cases[0]?.submissions.at(-1)?.state).toBe("withdrawn"));
    const region = document.querySelector<HTMLElement>(".live-region");
    expect(
      within(region as HTMLElement).getByText("Submit: taken back. Nothing was sent."),
    ).toBeTruthy();
  });

  test("a file that cannot be read is never a blank stage", async () => {
    const { user } = openAt("file=unreadable_file");
    await openCase(user, /Live photo/);
    await user.click(await screen.findByRole("button", { name: /^Choose a file/ }));
    expect((await screen.findAllByText(/cannot be read as a file/)).length).toBeGreaterThan(0);
    await expectAccessible();
  });

  test("a wrong passphrase says nothing about the vault", async () => {
    const { user } = openAt("scenario=locked");
    await user.type(await screen.findByLabelText("Passphrase"), "wrong{Enter}");
    await screen.findByText(/^The passphrase does not open this vault\. Nothing was changed\.$/);
  });

  test("a key that has nothing to do says why, aloud too", async () => {
    const { user } = openAt("");
    await screen.findAllByRole("row");
    await user.keyboard("s");
    expect((await screen.findAllByText("S: Open a case first.")).length).toBe(2);
    expect(document.querySelector(".live-region")?.textContent).toBe("S: Open a case first.");
  });

  test("what takes long is said, not shown as empty", async () => {
    openAt("latency=60000");
    await waitFor(() => expect(document.body.textContent).not.toBe(""));
    expect(screen.queryByText("Nothing needs you.")).toBeNull();
  });
});

test("a vault of an older version is brought to this one before the eyes, and opens", async () => {
  const { user, fake } = open({ scenario: "locked", upgrade: 4, latency: 120 });
  await user.type(await screen.findByLabelText("Passphrase"), "correct horse{Enter}");
  await screen.findByRole("heading", { name: "Your vault is being brought to the new version" });
  expect(screen.queryByRole("heading", { name: "The vault is locked" })).toBeNull();
  const bar = screen.getByRole("progressbar", { name: "How much of the vault is done" });
  await waitFor(() => expect(Number(bar.getAttribute("aria-valuenow"))).toBeGreaterThan(0));
  await expectAccessible();
  fake.options.latency = 0;
  await screen.findAllByRole("row");
});
