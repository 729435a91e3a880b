import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { live, rows } from "./queue-screen";
import { expectAccessible, open } from "./render";

describe("selecting", () => {
  test("X, Shift+J, Shift+K and Ctrl+A, each told with the number", async () => {
    const { user } = open();
    await rows();
    await user.keyboard("jx");
    expect(screen.getAllByRole("row", { selected: true }).length).toBe(1);
    expect(live()).toBe("1 selected");
    await user.keyboard("{Shift>}JJK{/Shift}");
    expect(screen.getAllByRole("row", { selected: true }).length).toBe(2);
    expect(live()).toBe("2 selected");
    expect(screen.getByRole("toolbar", { name: /selected cases/ }).textContent).toContain(
      "2 selected",
    );
    await expectAccessible();
    await user.keyboard("{Control>}a{/Control}");
    const all = Number(screen.getByRole("grid").getAttribute("aria-rowcount"));
    await waitFor(() => expect(live()).toBe(`${all} selected`));
    await user.keyboard("{Escape}");
    expect(screen.queryAllByRole("row", { selected: true })).toEqual([]);
  });

  test("by mouse: the box, Ctrl and Shift; a press alone opens", async () => {
    const { user, router } = open();
    const all = await rows();
    await user.click(all[1]!.querySelector(".queue-box")!);
    fireEvent.click(all[4]!, { shiftKey: true });
    expect(screen.getAllByRole("row", { selected: true }).length).toBe(4);
    fireEvent.click(all[2]!, { ctrlKey: true });
    expect(screen.getAllByRole("row", { selected: true }).length).toBe(3);
    expect(router.state.location.pathname).toBe("/");
    await user.click(all[0]!);
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/cases\//));
  });

  test("Ctrl+A reads the rest of a long view and says where it ends", async () => {
    const { user } = open({ cases: 3_000 });
    await rows();
    await user.keyboard("{Control>}a{/Control}");
    await waitFor(() => expect(live()).toMatch(/^The first 1,000 of [\d,]+ cases are selected/));
  });

  test("Ctrl+A in the search selects the text only", async () => {
    const { user } = open();
    await rows();
    await user.click(screen.getByRole("searchbox"));
    await user.keyboard("{Control>}a{/Control}");
    expect(screen.queryByRole("toolbar", { name: /selected cases/ })).toBeNull();
  });
});

describe("several at once", () => {
  test("submit: who cannot and why, an outcome each, and a list to copy", async () => {
    const { user, fake } = open();
    await rows();
    await user.keyboard("{Control>}a{/Control}");
    await user.click(await screen.findByRole("button", { name: "Submit" }));
    const sheet = within(await screen.findByRole("dialog"));
    await sheet.findByText(/of \d+ can be submitted now/);
    const able = fake.cases.filter((it) => ["CREATED", "PENDING"].includes(it.status ?? ""));
    expect(sheet.getByText(/^Still missing: Live photo, Passport\.$/)).toBeTruthy();
    await expectAccessible();
    const submit = fake.submitCase;
    const unlucky = able[0]?.id;
    fake.submitCase = (id, hold) => {
      fake.options.failing = id === unlucky ? { submitCase: "conflict" } : {};
      return submit(id, hold).finally(() => (fake.options.failing = {}));
    };
    await user.click(sheet.getByRole("button", { name: /^Submit \d+ cases/ }));
    await sheet.findByRole("list", { name: "How each case went" });
    const items = sheet.getAllByRole("listitem");
    expect(items.length, "who cannot is told too").toBeGreaterThan(able.length);
    expect(items[0]?.textContent).toMatch(new RegExp(`${able[0]?.name}.*Not done:`));
    const done = items.filter((it) => /Done:/.test(it.textContent ?? ""));
    expect(done.length).toBe(able.length - 1);
    await user.click(sheet.getByRole("button", { name: "Copy the list" }));
    const copied = (await navigator.clipboard.readText()).split("\n");
    expect(copied.length).toBe(items.length);
    expect(copied[0]).toContain("Not done:");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    const left = screen.getAllByRole("row", { selected: true }).map((row) => row.id);
    expect(left, "what did not go stays selected").toContain(`case-${unlucky}`);
    expect(left).not.toContain(`case-${able[1]?.id}`);
  });

  test("can be stopped: what is done stays done, and the rest is said to be left", async () => {
    const { user, fake } = open();
    await rows();
    const ends: (() => void)[] = [];
    const snooze = vi
      .spyOn(fake, "snoozeCase")
      .mockImplementation(() => new Promise((done) => ends.push(() => done(undefined))));
    await user.keyboard("jx{Shift>}JJ{/Shift}h");
    await user.keyboard("3");
    await user.click(await screen.findByRole("button", { name: /^Snooze 3 cases/ }));
    await screen.findByRole("progressbar", { name: "Cases done" });
    await waitFor(() => expect(ends.length).toBe(1));
    await user.click(screen.getByRole("button", { name: "Stop" }));
    act(() => ends.forEach((end) => end()));
    await screen.findByText("1 done, 0 not done, 2 left.");
    expect(snooze).toHaveBeenCalledTimes(1);
    await expectAccessible();
  });

  test("export: one folder for all, and no way on without it", async () => {
    const { user, fake } = open();
    await rows();
    await user.keyboard("jx{Shift>}J{/Shift}");
    await user.click(screen.getByRole("button", { name: "Export" }));
    const go = await screen.findByRole("button", { name: /^Write 2 case files/ });
    expect(go).toHaveProperty("disabled", true);
    const write = vi.spyOn(fake, "exportCase");
    await user.click(screen.getByRole("button", { name: "Choose a folder…" }));
    await screen.findByText("/home/sample/case files");
    await user.click(screen.getByRole("radio", { name: /^Redacted/ }));
    await user.click(go);
    await screen.findByText("2 done, 0 not done, 0 left.");
    expect(write.mock.calls.map(([, ...how]) => how)).toEqual([
      [true, "folder-1"],
      [true, "folder-1"],
    ]);
  });
});

test("what was submitted in one go is taken back in one go", async () => {
  const { user, fake } = open({ scenario: "providers" });
  await rows();
  await user.keyboard("{Control>}a{/Control}");
  await user.click(await screen.findByRole("button", { name: "Submit" }));
  await screen.findByText(/of \d+ can be submitted now/);
  await user.keyboard("{Control>}{Enter}{/Control}");
  const back = await screen.findByRole("button", { name: /^Take back \d+$/ });
  const submits = () =>
    fake.cases.flatMap((it) => it.submissions.filter((s) => s.kind === "submit"));
  const held = submits().filter((it) => it.held_until);
  expect(held.length).toBeGreaterThan(1);
  expect(back.textContent).toContain(String(held.length));
  // Cases that nothing could be done to are in the list too.
  expect(screen.getAllByText("Not done:").length).toBeGreaterThan(0);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.keyboard("u");
  await waitFor(() => expect(held.map((it) => it.state)).toEqual(held.map(() => "withdrawn")));
  await screen.findByText(`${held.length} taken back. Nothing of them was sent.`);
});
