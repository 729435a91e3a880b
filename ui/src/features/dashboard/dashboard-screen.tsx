import { useMemo, useState } from "react";

import type { DashboardView } from "../../backend/backend";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { useDashboard } from "../../queries/queries";
import { count, decimal, moment } from "../../words/format";
import { t } from "../../words/words";
import { ChartPanel } from "./chart-panel";
import { tablesOf } from "./tables";

const RANGES = ["7", "30", "90"] as const;

/** What is open, what was done and how long it took, without anybody's name. */
export function DashboardScreen() {
  const [range, setRange] = useState<(typeof RANGES)[number]>("30");
  const days = Number(range);
  const { data: view, error, isPlaceholderData, refetch } = useDashboard(days);
  const tables = useMemo(() => (view ? tablesOf(view, days) : []), [view, days]);
  return (
    <main className="page dashboard">
      <header className="page-head">
        <h1>{t("ui-dashboard-title")}</h1>
        {view && <p className="muted">{t("ui-dashboard-as-of", { time: moment(view.as_of) })}</p>}
      </header>
      <OneOf
        label={t("ui-dashboard-range")}
        row
        value={range}
        onChange={setRange}
        choices={RANGES.map((id) => ({ id, label: t("ui-dashboard-days", { count: Number(id) }) }))}
      />
      {error && (
        <ErrorWords error={error}>
          <Button onPress={() => void refetch()}>{t("ui-try-again")}</Button>
        </ErrorWords>
      )}
      {!view && !error && <p className="muted dashboard-wait">{t("ui-dashboard-counting")}</p>}
      {view && (
        <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "is-old" : undefined}>
          <Sums view={view} />
          <div className="charts">
            {tables.map((table) => (
              <ChartPanel key={table.id} table={table} />
            ))}
          </div>
        </div>
      )}
    </main>
  );
}

function hours(value: number | null): string {
  if (value === null) return t("ui-dashboard-unknown");
  return value < 48
    ? t("ui-hours", { count: decimal(value) })
    : t("ui-days", { count: decimal(value / 24) });
}

function Sums({ view }: { view: DashboardView }) {
  const sum = (values: number[]) => count(values.reduce((a, b) => a + b, 0));
  const sums: [string, string][] = [
    ["ui-dashboard-sum-open", sum(view.open.map((it) => it.count))],
    ["ui-dashboard-sum-submitted", sum(view.throughput.map((it) => it.submitted))],
    ["ui-dashboard-sum-approved", sum(view.decided.map((it) => it.approved))],
    ["ui-dashboard-sum-rejected", sum(view.decided.map((it) => it.rejected))],
    ["ui-dashboard-sum-median", hours(view.median_hours)],
  ];
  return (
    <dl className="dashboard-sums">
      {sums.map(([id, value]) => (
        <div key={id}>
          <dt>{t(id)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
