import { memo } from "react";

import type { QueueRowView } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { due, fullMoment, providerName } from "../../words/format";
import { t } from "../../words/words";
import type { Column } from "./look";
import { columnWords, matchWords, nameOf, shortNeeds, untilWords } from "./words";

const IS_NUMBER: readonly Column[] = ["documents", "age", "updated"];

/** What a row says besides clock and name: why it was found, that it rests, or what it needs. */
function What({ row, now, plain }: { row: QueueRowView; now: number; plain: boolean }) {
  const match = matchWords(row);
  const rest = row.snoozed_until;
  const words = match ?? (rest ? t("ui-snoozed-till", { time: untilWords(rest, now) }) : null);
  return (
    <>
      <strong>{words ?? shortNeeds(row)}</strong>
      {!plain && <span className="queue-provider"> · {providerName(row.provider)}</span>}
    </>
  );
}

function Marks({ row }: { row: QueueRowView }) {
  return (
    <>
      {row.escalated && (
        <span className="mark" title={t("ui-escalated")}>
          <Icon name="flag" size={14} />
          <span className="unseen">{t("ui-escalated")}</span>
        </span>
      )}
      {row.snoozed_until && (
        <span className="mark" title={fullMoment(row.snoozed_until)}>
          <Icon name="clock" size={14} />
          <span className="unseen">{t("ui-snoozed")}</span>
        </span>
      )}
    </>
  );
}

export const QueueRow = memo(function QueueRow({
  row,
  now,
  place,
  rowIndex,
  top,
  isCurrent,
  isOpen,
  isSelected,
  columns,
  connection,
}: {
  row: QueueRowView;
  now: number;
  place: number;
  rowIndex: number;
  top: number;
  isCurrent: boolean;
  isOpen: boolean;
  isSelected: boolean;
  /** Null where the queue is a list beside a case. */
  columns: readonly Column[] | null;
  connection: string;
}) {
  const time = row.due_at ? due(row.due_at, now) : null;
  // WebKit works out no name of a row's content, and the row is what the grid's focus points at.
  const name = [nameOf(row), providerName(row.provider), shortNeeds(row), time?.text];
  const classes = [
    "queue-row",
    isCurrent && "is-current",
    isOpen && "is-open",
    isSelected && "is-selected",
  ];
  return (
    <div
      id={`case-${row.case_id}`}
      role="row"
      aria-label={name.filter(Boolean).join(", ")}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      className={classes.filter(Boolean).join(" ")}
      style={{ transform: `translateY(${top}px)` }}
      data-place={place}
    >
      <span role="gridcell" className={`queue-due due-${time?.urgency ?? "none"}`}>
        <span className="queue-box" aria-hidden="true">
          <span className="tick-box">{isSelected && <Icon name="check" size={12} />}</span>
        </span>
        <span className="due-dot" aria-hidden="true" />
        {time?.text ?? t("ui-no-due")}
      </span>
      <span role="gridcell" className="queue-name" title={nameOf(row)}>
        {nameOf(row)}
      </span>
      <span role="gridcell" className="queue-what">
        <What row={row} now={now} plain={columns !== null} />
      </span>
      <span role="gridcell" className="queue-marks">
        <Marks row={row} />
      </span>
      {columns?.map((column) => (
        <span
          key={column}
          role="gridcell"
          className={IS_NUMBER.includes(column) ? "queue-fact is-number" : "queue-fact"}
        >
          {column === "findings" && row.findings > 0 && <Icon name="alert" size={14} />}
          {columnWords(column, row, now, connection)}
        </span>
      ))}
    </div>
  );
});

/** A row that is only counted so far. */
export function RowToCome({
  place,
  rowIndex,
  top,
  isCurrent,
}: {
  place: number;
  rowIndex: number;
  top: number;
  isCurrent: boolean;
}) {
  return (
    <div
      id={isCurrent ? "case-to-come" : undefined}
      role="row"
      aria-rowindex={rowIndex}
      aria-busy="true"
      className={isCurrent ? "queue-row row-to-come is-current" : "queue-row row-to-come"}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell" className="bone">
        <span className="unseen">{t("ui-row-to-come")}</span>
        <span style={{ inlineSize: 48 }} />
      </span>
      <span role="gridcell" className="bone">
        <span style={{ inlineSize: 90 + ((place * 37) % 80) }} />
      </span>
    </div>
  );
}

/** While nothing was read yet. */
export function QueueSkeleton({ height }: { height: number }) {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: 14 }, (_, index) => (
        <div key={index} className="skeleton-row" style={{ blockSize: height }}>
          <span style={{ inlineSize: 48 }} />
          <span style={{ inlineSize: 90 + ((index * 37) % 80) }} />
        </div>
      ))}
    </div>
  );
}
