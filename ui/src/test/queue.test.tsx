import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { parts } from "../commands/workbench";
import { cursor, filter, NO_FILTER } from "../features/queue/state";
import { expectAccessible, open, openCase } from "./render";

const rows = () => screen.findAllByRole("row");
const names = () =>
  screen.getAllByRole("row").map((row) => row.querySelector(".queue-name")?.textContent ?? "");
const current = () => document.querySelector(".queue-row.is-current");
const live = () => document.querySelector(".live-region")?.textContent ?? "";
const press = (key: string, times = 1) =>
  act(() => {
    for (let at = 0; at < times; at += 1) {
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, repeat: at > 0 }),
      );
    }
  });

describe("a queue of 100,000", () => {
  test("keeps some rows in the document, loses no press and reads on as far as it is looked at", async () => {
    const { fake } = open({ cases: 100_000 });
    const list = vi.spyOn(fake, "listQueue");
    await rows();
    const grid = screen.getByRole("grid");
    const total = Number(grid.getAttribute("aria-rowcount"));
    expect(total).toBeGreaterThan(70_000);
    expect(list).toHaveBeenCalledTimes(1);
    press("j", 200);
    expect(current()?.getAttribute("aria-rowindex")).toBe("200");
    expect(screen.getAllByRole("row").length).toBeLessThanOrEqual(40);
    expect(grid.getAttribute("aria-activedescendant")).toBe(current()?.id);
    // On over the end of what is read.
    press("j", 150);
    await waitFor(() => expect(current()?.textContent).toContain("Sample"));
    await waitFor(() => expect(current()?.getAttribute("aria-rowindex")).toBe("350"));
    press("k", 50);
    expect(current()?.getAttribute("aria-rowindex")).toBe("300");
  });

  test("End goes to the last row, which is read meanwhile", async () => {
    const { user } = open({ cases: 3_000 });
    await rows();
    const grid = screen.getByRole("grid");
    const total = grid.getAttribute("aria-rowcount");
    act(() => grid.focus());
    await user.keyboard("{End}");
    expect(current()?.getAttribute("aria-rowindex")).toBe(total);
    await waitFor(() => expect(current()?.getAttribute("aria-busy")).toBeNull());
    expect(grid.getAttribute("aria-activedescendant")).toBe(current()?.id);
    await user.keyboard("{PageUp}{PageUp}");
    expect(Number(current()?.getAttribute("aria-rowindex"))).toBeLessThan(Number(total) - 20);
    await user.keyboard("{Home}");
    expect(current()?.getAttribute("aria-rowindex")).toBe("1");
  });

  test("a change is read again from the head only, and the rows stay where they are", async () => {
    const { fake } = open({ cases: 4_000 });
    await rows();
    act(() => parts.queue?.move(1));
    act(() => screen.getByRole("grid").focus());
    fireEvent.keyDown(screen.getByRole("grid"), { key: "End" });
    await waitFor(() => expect(current()?.getAttribute("aria-busy")).toBeNull());
    const before = names();
    const list = vi.spyOn(fake, "listQueue");
    await act(() => fake.escalateCase(fake.cases[0]?.id ?? "", "for a test"));
    await waitFor(() => expect(list).toHaveBeenCalled());
    expect(list.mock.calls[0]?.[0]).toMatchObject({ after: null, limit: 1_000 });
    await waitFor(() => expect(names()).toEqual(before));
  });
});

describe("the filter", () => {
  test("narrows by its panel, shows what narrows and lets each part go", async () => {
    const { user } = open({ scenario: "providers" });
    await rows();
    await user.keyboard("{Shift>}F{/Shift}");
    const panel = within(await screen.findByRole("dialog", { name: "Filter of the queue" }));
    await user.click(panel.getByRole("button", { name: /Provider/ }));
    await user.click(await screen.findByRole("option", { name: "Atelio" }));
    await user.click(panel.getByRole("button", { name: /Due/ }));
    await user.click(await screen.findByRole("option", { name: "Due within 24 hours" }));
    await user.click(panel.getByRole("button", { name: "Show the cases" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(filter.get()).toMatchObject({ provider: "atelio", due: "today" });
    await waitFor(() =>
      expect(screen.getAllByRole("row").every((it) => it.textContent?.includes("Atelio"))).toBe(
        true,
      ),
    );
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Take out Provider: Atelio" }));
    expect(filter.get().provider).toBeNull();
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(filter.get()).toEqual(NO_FILTER);
  });

  test.each([
    ["stage", "ManualReview", /Recommend/],
    ["finding", true, /./],
    ["due", "late", /late/],
  ] as const)("by %s shows those only", async (part, value, words) => {
    const { fake } = open();
    await rows();
    const all = Number(screen.getByRole("grid").getAttribute("aria-rowcount"));
    act(() => filter.set({ ...NO_FILTER, [part]: value }));
    await waitFor(() =>
      expect(Number(screen.getByRole("grid").getAttribute("aria-rowcount"))).toBeLessThan(all),
    );
    expect(screen.getAllByRole("row").every((it) => words.test(it.textContent ?? ""))).toBe(true);
    const counted = await fake.listQueue({
      ...NO_FILTER,
      [part]: value,
      search: null,
      limit: 50,
      after: null,
    });
    expect(screen.getAllByRole("row").length).toBe(counted.total);
  });

  test("of connection and stage that nothing fits is named, with the way out", async () => {
    const { user, fake } = open();
    await rows();
    act(() =>
      filter.set({
        ...NO_FILTER,
        connection: fake.connections[0]?.connection_id ?? "",
        stage: "DataNeeded",
      }),
    );
    const empty = await screen.findByText(/No case under “Needs us” fits/);
    expect(empty.textContent).toContain("Simulated Jiko · ");
    expect(screen.getByText(/^Without the filter there are \d+ cases/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Clear the filter" }));
    await rows();
  });

  test("a search says why each row was found", async () => {
    const { user } = open();
    await rows();
    const [whole = ""] = names();
    const surname = whole.split(" ").at(-1) ?? "";
    await user.type(screen.getByRole("searchbox"), `${surname.slice(0, -1)}x`);
    expect((await screen.findAllByText("close to the name")).length).toBeGreaterThan(0);
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "@example.com");
    expect((await screen.findAllByText("matches e-mail")).length).toBeGreaterThan(3);
  });

  test("the order can be chosen, and is told", async () => {
    const { user } = open();
    await rows();
    await user.click(screen.getByRole("button", { name: "Order: most urgent first" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "by name" }));
    const surname = (name: string) => name.split(" ").at(-1) ?? "";
    await waitFor(() => expect(names().map(surname)).toEqual(names().map(surname).sort()));
    expect(screen.getByRole("button", { name: "Order: by name" })).toBeTruthy();
  });
});

describe("saved views", () => {
  test("are saved with a name and a count, chosen, renamed and removed", async () => {
    const { user, fake } = open();
    await rows();
    act(() => filter.set({ ...NO_FILTER, due: "late", sort: "oldest" }));
    await waitFor(() => expect(screen.getAllByRole("row").length).toBeLessThan(8));
    const late = screen.getAllByRole("row").length;
    await user.click(screen.getByRole("button", { name: "Needs us" }));
    await user.click(await screen.findByRole("menuitem", { name: "Save this filter as a view…" }));
    const sheet = within(await screen.findByRole("dialog"));
    expect(sheet.getByText("Needs us · Late · oldest first")).toBeTruthy();
    await expectAccessible();
    await user.type(sheet.getByRole("textbox", { name: "Name of the view" }), "Burning{Enter}");
    expect(await screen.findByRole("heading", { name: "Burning" })).toBeTruthy();
    expect(fake.views[0]?.filter).toEqual({
      view: "needs-us",
      provider: null,
      connection: null,
      stage: null,
      due: "late",
      finding: null,
      sort: "oldest",
      search: null,
    });

    // Another view and back.
    await user.click(screen.getByRole("button", { name: "Burning" }));
    await user.click(await screen.findByRole("menuitemradio", { name: /Decided/ }));
    expect(filter.get(), "what narrowed the saved view is not kept").toMatchObject({
      view: "decided",
      due: null,
    });
    await user.click(screen.getByRole("button", { name: "Decided" }));
    const item = await screen.findByRole("menuitemradio", { name: /Burning/ });
    expect(item.textContent).toContain(String(late));
    await user.click(item);
    expect(filter.get()).toEqual({ ...NO_FILTER, due: "late", sort: "oldest" });

    await user.click(screen.getByRole("button", { name: "Burning" }));
    await user.click(await screen.findByRole("menuitem", { name: "Saved views…" }));
    const box = await screen.findByRole("textbox", { name: "Name of the view" });
    await user.clear(box);
    await user.type(box, "Late ones{Enter}");
    await waitFor(() => expect(fake.views[0]?.name).toBe("Late ones"));
    await user.click(await screen.findByRole("button", { name: "Remove the view Late ones" }));
    await screen.findByText(/^No view is saved yet/);
    expect(fake.views).toEqual([]);
  });
});

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

describe("snoozing and the second look", () => {
  test("a snoozed case leaves the view, rests in its own, and is woken there", async () => {
    const { user, fake } = open();
    await rows();
    await user.keyboard("j");
    const [name = ""] = names();
    const chosen = fake.cases.find((it) => it.name === name);
    await user.keyboard("h");
    await screen.findByRole("dialog", { name: `Snooze ${name}` });
    await expectAccessible();
    await user.keyboard("2{Control>}{Enter}{/Control}");
    await waitFor(() => expect(names()).not.toContain(name));
    const until = new Date(chosen?.snoozed_until ?? "");
    expect([until.getHours(), until.getMinutes()]).toEqual([9, 0]);
    act(() => filter.set({ ...NO_FILTER, view: "snoozed" }));
    expect((await screen.findByText(/^Snoozed till/)).closest("[role=row]")?.textContent).toContain(
      name,
    );
    act(() => cursor.set(chosen?.id ?? ""));
    await user.keyboard("h");
    await user.click(await screen.findByRole("button", { name: "Wake it now" }));
    await screen.findByText("No case is in this view.");
    expect(chosen?.timeline.map((it) => it.kind)).toEqual(
      expect.arrayContaining(["case.snoozed", "case.woken"]),
    );
  });

  test("by a date that is checked; the number that chose it is not typed", async () => {
    const { user } = open();
    await rows();
    await user.keyboard("jh");
    await screen.findByRole("dialog");
    await user.keyboard("4");
    const box = await screen.findByRole<HTMLInputElement>("textbox", { name: /^Date/ });
    expect(box.value).toBe("");
    await user.type(box, "2020-01-01");
    await screen.findByText(/^This is no day to come/);
    expect(screen.getByRole("button", { name: "Snooze" })).toHaveProperty("disabled", true);
    await user.clear(box);
    await user.type(box, "2099-03-04");
    expect(screen.getByRole("button", { name: "Snooze" })).toHaveProperty("disabled", false);
  });

  test("what the provider changes wakes by itself", async () => {
    const { fake } = open({ delay: 5 });
    await rows();
    const ready = fake.cases.find((it) => it.status === "PENDING");
    await act(() => fake.snoozeCase(ready?.id ?? "", "2099-01-01T09:00:00Z", null));
    await act(() => fake.submitCase(ready?.id ?? "", 0));
    await waitFor(() =>
      expect(ready?.timeline.findLast((it) => it.kind === "case.woken")?.actor).toBe("dossier"),
    );
    expect(ready?.snoozed_until).toBeNull();
  });

  test("E marks the open case with a reason; row and head show it; E again ends it", async () => {
    const { user, fake } = open();
    const row = await openCase(user, /Live photo/);
    await user.keyboard("e");
    await screen.findByRole("dialog", { name: /for a second look$/ });
    expect(screen.getByRole("button", { name: "Mark for a second look" })).toHaveProperty(
      "disabled",
      true,
    );
    await user.keyboard("two people at one address{Control>}{Enter}{/Control}");
    const head = await screen.findByRole("button", { name: "Second look" });
    await waitFor(() =>
      expect(document.getElementById(row.id)?.textContent).toContain("Second look"),
    );
    expect(fake.cases.filter((it) => it.escalated).length).toBe(1);
    await expectAccessible();
    await user.click(head);
    await screen.findByRole("dialog", { name: /^End the second look/ });
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Second look" })).toBeNull());
  });
});

describe("how it looks", () => {
  test("rows have the height of the density and none moves when another is current", async () => {
    const { user } = open();
    await rows();
    const places = () => screen.getAllByRole("row").map((row) => row.style.transform);
    const before = places();
    await user.keyboard("jj");
    expect(places()).toEqual(before);
    expect(before[1]).toBe("translateY(36px)");
    await user.click(screen.getByRole("button", { name: "How the queue looks" }));
    await user.click(await screen.findByRole("menuitemradio", { name: "Compact" }));
    await waitFor(() => expect(places()[1]).toBe("translateY(28px)"));
    expect(localStorage.getItem("dossier.queue.density")).toBe('"compact"');
  });

  test("rows grow with the text", async () => {
    open({ textPercent: 200 });
    const [, second] = await rows();
    expect(second?.style.transform).toBe("translateY(72px)");
    expect(screen.getByRole("grid").style.getPropertyValue("--row")).toBe("72px");
  });

  test("as a table: named columns, chosen ones, sorted by their heads; a case makes it a list", async () => {
    const { user } = open();
    await rows();
    await user.keyboard("t");
    expect(screen.getAllByRole("columnheader").map((it) => it.textContent)).toEqual([
      "Due",
      "Name",
      "Needs",
      "Marks",
      "Provider",
      "Findings",
      "Documents",
      "Age",
      "Changed",
    ]);
    await expectAccessible();
    const [head, first] = screen.getAllByRole("row");
    expect([head, first].map((it) => it?.getAttribute("aria-rowindex"))).toEqual(["1", "2"]);
    await user.click(screen.getByRole("button", { name: "Name" }));
    expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe(
      "ascending",
    );
    await user.click(screen.getByRole("button", { name: "How the queue looks" }));
    await user.click(await screen.findByRole("menuitemcheckbox", { name: "Connection" }));
    await user.keyboard("{Escape}");
    expect((await screen.findAllByText("Simulated Jiko")).length).toBeGreaterThan(5);
    await user.click(screen.getAllByRole("row")[1]!);
    await waitFor(() => expect(screen.queryByRole("columnheader")).toBeNull());
  });

  test("the width goes by keys within its bounds, is kept, and goes back", async () => {
    const { user } = open();
    await rows();
    const divider = screen.getByRole("separator", { name: "Width of the queue" });
    act(() => divider.focus());
    await user.keyboard("{ArrowRight}");
    expect(divider.getAttribute("aria-valuenow")).toBe("336");
    await user.keyboard("{End}{ArrowRight}");
    expect(divider.getAttribute("aria-valuenow")).toBe("480");
    expect(localStorage.getItem("dossier.queue.width")).toBe("480");
    await user.keyboard("{Home}");
    expect(divider.getAttribute("aria-valuenow")).toBe("240");
    await user.keyboard("{Enter}");
    expect(localStorage.getItem("dossier.queue.width")).toBe("null");
    fireEvent.pointerDown(divider, { clientX: 320, pointerId: 1 });
    fireEvent.pointerMove(divider, { clientX: 900, pointerId: 1 });
    fireEvent.pointerUp(divider, { pointerId: 1 });
    expect(divider.getAttribute("aria-valuenow")).toBe("480");
    await user.dblClick(divider);
    expect(divider.getAttribute("aria-valuenow")).toBe("320");
  });

  test("beside a case the queue can be picked from a line", async () => {
    const { user, router } = open();
    await openCase(user, /Live photo/);
    const first = router.state.location.pathname;
    const picker = screen.getByRole("button", { name: "Queue: Needs us", expanded: false });
    expect(picker.closest(".queue-picker")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Next" }));
    await waitFor(() => expect(router.state.location.pathname).not.toBe(first));
  });
});

describe("what is told around the list", () => {
  test("a queue that cannot be read says so, and is read again", async () => {
    const { user, fake } = open({ failing: { listQueue: "storage_full" } });
    await screen.findByText(/^There is no room left on the disk/);
    fake.options.failing = {};
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect((await rows()).length).toBeGreaterThan(5);
  });

  test("an empty queue: when it was looked at, and what could be next", async () => {
    const { user } = open({ scenario: "idle" });
    await screen.findByText("Nothing needs you.");
    expect(screen.getByText(/^Last checked \d\d:\d\d\.$/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /waits? for the provider/ }));
    expect(filter.get().view).toBe("waiting");
    await rows();
  });

  test("offline: since when, what is possible, and the list stays", async () => {
    open({ offline: true });
    const note = await screen.findByRole("note");
    expect(note.textContent).toMatch(
      /^Offline since .*\. You can review, prepare and submit; .* when the connection is back\.$/,
    );
    expect((await rows()).length).toBeGreaterThan(5);
  });

  test("stale: who has not answered since when, and the list stays", async () => {
    open({ trouble: "provider_unavailable" });
    const note = await screen.findByRole("note");
    expect(note.textContent).toMatch(/^Simulated Jiko: the provider does not answer/);
    expect((await rows()).length).toBeGreaterThan(5);
    await expectAccessible();
  });

  test("while it is read there is the shape of the list, and old rows stay and are marked", async () => {
    const { fake } = open({ latency: 40 });
    await waitFor(() => expect(document.querySelectorAll(".skeleton-row").length).toBe(14));
    await rows();
    const list = fake.listQueue;
    let go: (() => void) | null = null;
    fake.listQueue = (request) =>
      new Promise<void>((done) => (go = done)).then(() => list(request));
    act(() => filter.set({ ...NO_FILTER, view: "decided" }));
    await waitFor(() => expect(screen.getByRole("grid").getAttribute("aria-busy")).toBe("true"));
    expect(screen.getAllByRole("row").length).toBeGreaterThan(5);
    act(() => go?.());
    await waitFor(() => expect(screen.getAllByRole("row").length).toBeLessThan(5));
    expect(live()).toMatch(/^Decided: \d/);
  });
});
