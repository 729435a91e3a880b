import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { parts } from "../commands/workbench";
import { filter, NO_FILTER } from "../features/queue/state";
import { current, live, names, press, rows } from "./queue-screen";
import { expectAccessible, open, openCase } from "./render";

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
