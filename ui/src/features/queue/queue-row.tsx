import type { QueueRowView } from "../../backend/backend";
import { due, needWords, providerName } from "../../words/format";
import { t } from "../../words/words";

/** The first thing that is needed, and how many more. */
function shortNeeds(row: QueueRowView): string {
  const [first, ...more] = row.needs;
  if (!first) return t(`ui-short-${row.stage}`);
  const words = needWords(first);
  return more.length > 0 ? t("ui-needs-more", { first: words, count: more.length }) : words;
}

export function QueueRow({
  row,
  now,
  index,
  top,
  isCurrent,
  isOpen,
  onOpen,
}: {
  row: QueueRowView;
  now: number;
  index: number;
  top: number;
  isCurrent: boolean;
  isOpen: boolean;
  onOpen: () => void;
}) {
  const time = row.due_at ? due(row.due_at, now) : null;
  const classes = ["queue-row", isCurrent && "is-current", isOpen && "is-open"];
  return (
    <div
      id={`case-${row.case_id}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isCurrent}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onOpen}
    >
      <div className="queue-line" role="presentation">
        <span role="gridcell" className={`queue-due due-${time?.urgency ?? "none"}`}>
          <span className="due-dot" aria-hidden="true" />
          {time?.text ?? t("ui-no-due")}
        </span>
        <span role="gridcell" className="queue-name">
          {row.name ?? row.external_id ?? t("ui-no-name")}
        </span>
      </div>
      <div className="queue-second" role="presentation">
        <span role="gridcell">
          <strong>{shortNeeds(row)}</strong> · {providerName(row.provider)}
        </span>
      </div>
    </div>
  );
}
