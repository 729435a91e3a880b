import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useImperativeHandle, useRef, type KeyboardEvent, type Ref } from "react";

import type { QueueRowView } from "../../backend/backend";
import { useNow } from "../../components/now";
import { t } from "../../words/words";
import { QueueRow } from "./queue-row";

export interface GridHandle {
  focus: () => void;
}

/** As tall whether selected or not: nothing moves under the pointer. */
const ROW = 44;

/**
 * The list, with only the rows in sight in the document. The focus stays on the grid; the row is
 * its active descendant.
 */
export function QueueGrid({
  ref,
  rows,
  total,
  cursor,
  openId,
  onMove,
  onOpen,
  onNearEnd,
}: {
  ref: Ref<GridHandle>;
  rows: QueueRowView[];
  total: number;
  cursor: string | null;
  openId: string | null;
  onMove: (to: number) => void;
  onOpen: (row: QueueRowView) => void;
  onNearEnd: () => void;
}) {
  // The virtualizer is one object that changes inside; memoised output would not follow it.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(60_000);
  const index = rows.findIndex((row) => row.case_id === cursor);
  // eslint-disable-next-line react-hooks/incompatible-library -- not memoised, see above
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (at) => rows[at]?.case_id ?? at,
    overscan: 6,
    // Until the element is measured (and where there is no layout) a screenful is drawn.
    initialRect: { width: 320, height: 720 },
  });
  useImperativeHandle(ref, () => ({ focus: () => scroller.current?.focus() }));
  useEffect(() => {
    virtual.measure();
    if (index >= 0) virtual.scrollToIndex(index, { align: "auto" });
  }, [virtual, index]);

  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onNearEnd();
  }, [last, rows.length, onNearEnd]);

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW) / ROW) - 1);
    const to: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: Math.max(0, index - 1),
      PageDown: index + page,
      PageUp: Math.max(0, index - page),
      Home: 0,
      End: rows.length - 1,
    };
    const target = to[event.key];
    if (target === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onMove(target);
  };

  return (
    <div
      ref={scroller}
      className="queue-grid"
      role="grid"
      aria-label={t("ui-queue-cases")}
      aria-rowcount={total}
      aria-colcount={3}
      aria-activedescendant={index >= 0 ? `case-${cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div
        className="queue-canvas"
        role="presentation"
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <QueueRow
              key={item.key}
              row={row}
              now={now}
              index={item.index}
              top={item.start}
              isCurrent={row.case_id === cursor}
              isOpen={row.case_id === openId}
              onOpen={() => onOpen(row)}
            />
          );
        })}
      </div>
    </div>
  );
}
