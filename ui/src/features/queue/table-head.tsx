import type { QueueSort } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import type { Column } from "./look";
import { filter } from "./state";

const FIXED = ["due", "name", "needs", "marks"] as const;
const SORT_OF: Partial<Record<string, QueueSort>> = {
  due: "urgent",
  name: "name",
  age: "oldest",
  updated: "updated",
};
const WIDTH: Record<Column, string> = {
  provider: "minmax(5.75rem, 0.6fr)",
  connection: "minmax(7rem, 0.8fr)",
  status: "minmax(7.5rem, 0.8fr)",
  findings: "6.5rem",
  documents: "6rem",
  age: "5.25rem",
  updated: "6.5rem",
};

/** Widths of all columns, which grow with the text, shared by the head and the rows. */
export const templateOf = (columns: readonly Column[]): string =>
  ["7.25rem", "minmax(10rem, 1.4fr)", "minmax(8.75rem, 1fr)", "2.75rem"]
    .concat(columns.map((it) => WIDTH[it]))
    .join(" ");

/** Names of the columns; those that the queue can be sorted by sort it. */
export function TableHead({ columns }: { columns: readonly Column[] }) {
  const { sort } = useStore(filter);
  return (
    <div className="queue-header" role="row" aria-rowindex={1}>
      {[...FIXED, ...columns].map((it) => {
        const by = SORT_OF[it];
        const isOn = by === sort;
        const direction = isOn ? (by === "updated" ? "descending" : "ascending") : undefined;
        return (
          <span key={it} role="columnheader" aria-sort={direction} className={`head-${it}`}>
            {by ? (
              <button
                type="button"
                tabIndex={-1}
                onClick={() => filter.set((now) => ({ ...now, sort: by }))}
              >
                {t(`ui-column-${it}`)}
                {isOn && <Icon name="down" size={12} />}
              </button>
            ) : (
              <span className={it === "marks" ? "unseen" : undefined}>{t(`ui-column-${it}`)}</span>
            )}
          </span>
        );
      })}
    </div>
  );
}
