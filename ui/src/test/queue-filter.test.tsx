import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { filter, NO_FILTER } from "../features/queue/state";
import { names, rows } from "./queue-screen";
import { expectAccessible, open } from "./render";

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
