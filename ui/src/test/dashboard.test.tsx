import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import type { DashboardView } from "../backend/backend";
import { csvOf } from "../features/dashboard/csv";
import { isBlank, tablesOf } from "../features/dashboard/tables";
import { expectAccessible, open } from "./render";

const VIEW: DashboardView = {
  open: [
    { stage: "ManualReview", provider: "jiko", count: 2 },
    { stage: "DocumentsNeeded", provider: "atelio", count: 3 },
    { stage: "DocumentsNeeded", provider: "jiko", count: 1 },
  ],
  ages: [{ bucket: "day", count: 6 }],
  decided: [{ day: "2026-03-02", approved: 4, rejected: 1 }],
  time_to_decision: [],
  median_hours: null,
  refusals: [
    { reason: "BLUR", provider: "jiko", count: 1 },
    { reason: '=SUM("x")', provider: "jiko", count: 5 },
  ],
  throughput: [],
  as_of: "2026-03-04T12:00:00Z",
};

const table = (id: string, days = 7) => {
  const found = tablesOf(VIEW, days).find((it) => it.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe("the figures", () => {
  test("stand by stage in the order of a case, with a column for each provider", () => {
    const { series, rows } = table("open");
    expect(series).toEqual(["Atelio", "Jiko"]);
    expect(rows.map((it) => [it.name, it.values])).toEqual([
      ["Documents needed", [3, 1]],
      ["In review at the provider", [0, 2]],
    ]);
  });

  test.each([7, 30, 90])("have every one of %s days, also those without anything", (days) => {
    const { rows } = table("decided", days);
    expect(rows.length).toBe(days);
    expect(rows.at(-1)?.name).toBe("4 Mar 2026");
    expect(rows.at(-3)?.values).toEqual([4, 1]);
    expect(rows.at(-2)?.values).toEqual([0, 0]);
  });

  test("say where there is nothing to draw", () => {
    expect(
      tablesOf(VIEW, 7)
        .filter(isBlank)
        .map((it) => it.id),
    ).toEqual(["throughput", "time"]);
  });

  test("go out as CSV that no spreadsheet takes for formulas", () => {
    expect(csvOf(table("refusals"))).toBe('Reason,Jiko\r\n"\'=SUM(""x"")",5\r\nBLUR,1\r\n');
  });
});

describe("the dashboard", () => {
  test("has each chart as a table, and is free of violations", async () => {
    const { user } = open({ scenario: "providers" }, "/dashboard");
    await screen.findByRole("heading", { name: "Dashboard", level: 1 });
    const tables = await screen.findAllByRole("table");
    expect(tables.map((it) => it.getAttribute("aria-label"))).toEqual([
      "Open cases by stage and provider",
      "Age of open cases",
      "Submitted and recommended per day",
      "Decisions of providers per day",
      "Time from submit to decision",
      "Refused files by reason",
    ]);
    expect(within(tables[0] as HTMLElement).getAllByRole("rowheader").length).toBeGreaterThan(3);
    await expectAccessible();
    const show = screen.getByRole("button", { name: "Show as a table: Age of open cases" });
    await user.click(show);
    expect(show.getAttribute("aria-pressed")).toBe("true");
    await expectAccessible();
  });

  test("asks for the days that are chosen", async () => {
    const { user, fake } = open({}, "/dashboard");
    const asked = vi.spyOn(fake, "dashboard");
    await user.click(await screen.findByRole("radio", { name: "90 days" }));
    await waitFor(() => expect(asked).toHaveBeenCalledWith(90));
    const days = await screen.findByRole("table", { name: "Decisions of providers per day" });
    await waitFor(() => expect(within(days).getAllByRole("rowheader").length).toBe(90));
  });

  test("gives its figures along, by clipboard and by file", async () => {
    const { user, fake } = open({}, "/dashboard");
    const save = vi.spyOn(fake, "saveTable");
    await user.click(await screen.findByRole("button", { name: "Copy as CSV: Age of open cases" }));
    expect(await navigator.clipboard.readText()).toMatch(/^Age,Cases\r\nunder a day,\d+\r\n/);
    await user.click(screen.getByRole("button", { name: "Save as CSV: Age of open cases" }));
    expect(save.mock.calls[0]?.[0]).toBe("dossier-ages");
    expect((await screen.findAllByText("Saved as /home/sample/dossier-ages.csv.")).length).toBe(2);
  });

  test("of an empty desk says so in each place", async () => {
    open({ cases: 0 }, "/dashboard");
    expect((await screen.findAllByText("No case is open.")).length).toBe(2);
    expect(screen.getByText("not known")).toBeTruthy();
    expect(screen.queryAllByRole("table")).toEqual([]);
    await expectAccessible();
  });

  test("that could not be counted says what to do", async () => {
    const { user, fake } = open({ failing: { dashboard: "storage_full" } }, "/dashboard");
    await screen.findByText(/^There is no room left on the disk/);
    fake.options.failing = {};
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect((await screen.findAllByRole("table")).length).toBe(6);
  });
});
