import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { tell, tellError } from "../../components/notices";
import { count } from "../../words/format";
import { t } from "../../words/words";
import { Chart } from "./chart";
import { csvOf } from "./csv";
import { fillOf, isBlank, type Table } from "./tables";

/** One set of figures: as bars, as a table, and to take along as CSV. */
export function ChartPanel({ table }: { table: Table }) {
  const backend = useBackend();
  const [shown, setShown] = useState(false);
  const title = t(`ui-dashboard-${table.id}`);
  const blank = isBlank(table);
  const save = useMutation({
    mutationFn: () => backend.saveTable(`dossier-${table.id}`, csvOf(table)),
    onSuccess: (path) => path && tell(t("ui-dashboard-saved", { path })),
    onError: tellError,
  });
  const copy = () =>
    navigator.clipboard.writeText(csvOf(table)).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  return (
    <section className={table.isByDay ? "panel chart chart-days" : "panel chart"}>
      <header className="chart-head">
        <h2 id={`chart-${table.id}`}>{title}</h2>
        {!blank && (
          <span className="chart-tools">
            <Button
              kind="quiet"
              aria-label={t("ui-dashboard-table-what", { title })}
              aria-pressed={shown}
              onPress={() => setShown(!shown)}
            >
              {t("ui-dashboard-table")}
            </Button>
            <Button
              kind="quiet"
              icon="copy"
              aria-label={t("ui-dashboard-copy", { title })}
              onPress={() => void copy()}
            />
            <Button
              kind="quiet"
              icon="file"
              isPending={save.isPending}
              aria-label={t("ui-dashboard-save", { title })}
              onPress={() => save.mutate()}
            />
          </span>
        )}
      </header>
      {blank ? (
        <p className="muted">{t(`ui-dashboard-${table.id}-none`)}</p>
      ) : (
        <>
          {table.series.length > 1 && <Legend of={table.series} />}
          {!shown && <Chart table={table} />}
          <Figures table={table} title={title} shown={shown} />
        </>
      )}
    </section>
  );
}

function Legend({ of }: { of: string[] }) {
  return (
    <ul className="chart-legend" aria-hidden="true">
      {of.map((name, at) => (
        <li key={name}>
          <span className={`chart-mark chart-mark-${(at % 6) + 1} chart-fill-${fillOf(at)}`} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Figures({ table, title, shown }: { table: Table; title: string; shown: boolean }) {
  return (
    <div className={shown ? "chart-table" : "chart-table unseen"}>
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{table.of}</th>
            {table.series.map((it) => (
              <th key={it} scope="col" className="number">
                {it}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, at) => (
                <td key={table.series[at]} className="number">
                  {count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
