import type { DashboardView, Stage } from "../../backend/backend";
import { today } from "../../components/moments";
import { calendarDate, calendarDay, providerName } from "../../words/format";
import { reasonLine } from "../../words/reasons";
import { t } from "../../words/words";

/** One chart and its table: a name for each row, and a number for each of its series. */
export interface Table {
  id: "open" | "ages" | "decided" | "time" | "refusals" | "throughput";
  /** What the rows are. */
  of: string;
  series: string[];
  rows: { name: string; short: string; values: number[] }[];
  /** Rows are days, drawn from left to right; else names, drawn from top to bottom. */
  isByDay: boolean;
  /** Series are parts of one sum, drawn on top of one another; else side by side. */
  isSum: boolean;
}

/** How a series is filled: 0 plain, else one of three patterns. The legend shows the same. */
export function fillOf(at: number): number {
  return at === 0 ? 0 : ((at - 1) % 3) + 1;
}

const STAGES: readonly Stage[] = [
  "NotSubmitted",
  "InProgress",
  "DocumentsNeeded",
  "DataNeeded",
  "ReadyToResubmit",
  "InformationRequested",
  "ManualReview",
  "Unmapped",
];
const MS = 86_400_000;

const row = (name: string, values: number[]) => ({ name, short: name, values });

/** The last so many days to the one that the figures are of, each with its numbers or none. */
function daily<Row extends { day: string }>(
  view: DashboardView,
  days: number,
  given: Row[],
  numbers: (row: Row | undefined) => number[],
) {
  const last = given.map((it) => it.day).reduce((a, b) => (a > b ? a : b), "");
  const until = Date.parse([today(new Date(view.as_of)), last].sort().at(-1) ?? "");
  return Array.from({ length: days }, (_, at) => {
    const day = new Date(until - (days - 1 - at) * MS).toISOString().slice(0, 10);
    const values = numbers(given.find((it) => it.day === day));
    return { name: calendarDate(day), short: calendarDay(day), values };
  });
}

function byStage(view: DashboardView): Table {
  const providers = [...new Set(view.open.map((it) => it.provider))].sort();
  const numberOf = (stage: Stage, provider: string) =>
    view.open
      .filter((it) => it.stage === stage && it.provider === provider)
      .reduce((sum, it) => sum + it.count, 0);
  return {
    id: "open",
    of: t("ui-dashboard-stage"),
    series: providers.map(providerName),
    rows: STAGES.filter((stage) => view.open.some((it) => it.stage === stage)).map((stage) =>
      row(
        t(`stage-${stage}`),
        providers.map((it) => numberOf(stage, it)),
      ),
    ),
    isByDay: false,
    isSum: true,
  };
}

const reasonWords = (reason: string | null): string =>
  reason === null ? t("ui-dashboard-no-reason") : reasonLine(reason);

function byReason(view: DashboardView): Table {
  const providers = [...new Set(view.refusals.map((it) => it.provider))].sort();
  const reasons = [...new Set(view.refusals.map((it) => it.reason))];
  const numbers = (reason: string | null) =>
    providers.map((provider) =>
      view.refusals
        .filter((it) => it.reason === reason && it.provider === provider)
        .reduce((sum, it) => sum + it.count, 0),
    );
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
  return {
    id: "refusals",
    of: t("ui-dashboard-reason"),
    series: providers.map(providerName),
    rows: reasons
      .map((reason) => row(reasonWords(reason), numbers(reason)))
      .sort((a, b) => sum(b.values) - sum(a.values)),
    isByDay: false,
    isSum: true,
  };
}

/** The figures as tables, in the order of the screen. */
export function tablesOf(view: DashboardView, days: number): Table[] {
  const cases = [t("ui-dashboard-cases")];
  return [
    byStage(view),
    {
      id: "ages",
      of: t("ui-dashboard-age"),
      series: cases,
      rows: view.ages.map((it) => row(t(`ui-age-${it.bucket}`), [it.count])),
      isByDay: false,
      isSum: true,
    },
    {
      id: "throughput",
      of: t("ui-dashboard-day"),
      series: [t("ui-dashboard-submitted"), t("ui-dashboard-recommended")],
      rows: daily(view, days, view.throughput, (it) => [it?.submitted ?? 0, it?.recommended ?? 0]),
      isByDay: true,
      isSum: false,
    },
    {
      id: "decided",
      of: t("ui-dashboard-day"),
      series: [t("stage-Approved"), t("stage-Rejected")],
      rows: daily(view, days, view.decided, (it) => [it?.approved ?? 0, it?.rejected ?? 0]),
      isByDay: true,
      isSum: true,
    },
    {
      id: "time",
      of: t("ui-dashboard-took"),
      series: cases,
      rows: view.time_to_decision.map((it) => row(t(`ui-took-${it.bucket}`), [it.count])),
      isByDay: false,
      isSum: true,
    },
    byReason(view),
  ];
}

export function isBlank(table: Table): boolean {
  return table.rows.every((it) => it.values.every((value) => value === 0));
}
