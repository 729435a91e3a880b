import {
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from "react";

import type { ConnectionView, QueueRowView } from "../../backend/backend";
import { useNow } from "../../components/now";
import { t } from "../../words/words";
import type { Column, Density } from "./look";
import { QueueRow, RowToCome } from "./queue-row";
import { useLookedAt, useWindow } from "./use-window";

export interface GridHandle {
  focus: () => void;
}

/** What a press on a row means. */
export type Press = "open" | "toggle" | "extend";

/**
 * The list, with only the rows in sight in the document. The focus stays on the grid; the row is
 * its active descendant. Rows that are only counted so far are drawn empty and read when looked at.
 */
export function QueueGrid({
  ref,
  rows,
  count,
  place,
  openId,
  selected,
  density,
  height,
  head,
  columns,
  header,
  template,
  connections,
  readUpTo,
  readTo,
  isOld,
  onMove,
  onExtend,
  onPress,
}: {
  ref: Ref<GridHandle>;
  rows: QueueRowView[];
  count: number;
  /** Of the row that J and K move; -1 where there is none. */
  place: number;
  openId: string | null;
  selected: ReadonlySet<string>;
  density: Density;
  /** Of a row, and of the header of a table. */
  height: number;
  head: number;
  /** Null where the queue is a list beside a case. */
  columns: readonly Column[] | null;
  header: ReactNode;
  template: string | undefined;
  connections: readonly ConnectionView[] | undefined;
  readUpTo: number;
  readTo: (upTo: number) => void;
  isOld: boolean;
  onMove: (to: number | ((now: number) => number)) => void;
  onExtend: (by: number) => void;
  onPress: (row: QueueRowView, place: number, press: Press) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(60_000);
  const { first, last, page } = useWindow(scroller, { count, height, head, current: place });
  useLookedAt(last, readUpTo, readTo);
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
    };
    const by = steps[event.key];
    if (by !== undefined) {
      event.preventDefault();
      if (event.shiftKey) onExtend(by);
      else onMove((at) => Math.max(0, at + by));
    } else if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      onMove(event.key === "Home" ? 0 : count - 1);
    } else if (event.key === " ") {
      const row = rows[place];
      event.preventDefault();
      if (row) onPress(row, place, "toggle");
    }
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const at = Number(target.closest<HTMLElement>("[data-place]")?.dataset.place ?? "-1");
    const row = rows[at];
    if (!row) return;
    const isToggle = event.ctrlKey || event.metaKey || target.closest(".queue-box") !== null;
    onPress(row, at, event.shiftKey ? "extend" : isToggle ? "toggle" : "open");
  };
  const nameOf = (id: string) => connections?.find((it) => it.connection_id === id)?.name ?? "";
  const currentId = rows[place]?.case_id;
  /** A row that is not drawn cannot be pointed at for a screen reader. */
  const isDrawn = first <= place && place < last;
  const offset = columns ? 2 : 1;
  return (
    <div
      ref={scroller}
      className={`queue-grid density-${density}${columns ? " is-table" : ""}${isOld ? " is-old" : ""}`}
      role="grid"
      aria-label={t("ui-queue-cases")}
      aria-rowcount={count + offset - 1}
      aria-colcount={4 + (columns?.length ?? 0)}
      aria-multiselectable="true"
      aria-busy={isOld}
      aria-activedescendant={
        !isDrawn ? undefined : currentId ? `case-${currentId}` : "case-to-come"
      }
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-picking={selected.size > 0 || undefined}
      style={{ "--row": `${height}px`, "--columns": template } as CSSProperties}
    >
      {header}
      <div
        className="queue-canvas"
        role="presentation"
        style={{ blockSize: count * height }}
        onClick={onClick}
      >
        {Array.from({ length: Math.max(0, last - first) }, (_, step) => {
          const at = first + step;
          const row = rows[at];
          const where = { place: at, rowIndex: at + offset, top: at * height };
          if (!row) return <RowToCome key={at} {...where} isCurrent={at === place} />;
          return (
            <QueueRow
              key={row.case_id}
              {...where}
              row={row}
              now={now}
              isCurrent={at === place}
              isOpen={row.case_id === openId}
              isSelected={selected.has(row.case_id)}
              columns={columns}
              connection={columns ? nameOf(row.connection_id) : ""}
            />
          );
        })}
      </div>
    </div>
  );
}
