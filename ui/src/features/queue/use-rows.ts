import { useCallback, useEffect, useMemo, useState } from "react";

import type { QueueRowView } from "../../backend/backend";
import { tellError } from "../../components/notices";
import { useStore } from "../../components/store";
import { intake } from "../../queries/events";
import { PAGE, useQueue, type QueueFilter, type QueueRead } from "../../queries/queue";
import { keepOnly, wantsAll } from "./selection";
import { aim, arrange } from "./state";
import { useHasCursor } from "./use-cursor";

interface Shown {
  key: string;
  of: QueueRead;
  rows: QueueRowView[];
  fresh: number;
  isGone: boolean;
  /** The open case when it was arranged. */
  kept: string | null;
}

const NONE: QueueRowView[] = [];
/** So many rows are listed; nobody goes through more of them, and each takes memory. */
export const MOST_LISTED = 100_000;

/** What waited for rows that could not be read waits no longer. */
function giveUp(failure: unknown): void {
  aim.set(null);
  wantsAll.set(false);
  tellError(failure);
}

/** The rows of the queue in the places where they stay. */
export function useRows(wanted: QueueFilter, openId: string | null) {
  const { data, error, refetch, isPending, isPlaceholderData, readTo: readOn } = useQueue(wanted);
  const readTo = useCallback((upTo: number) => void readOn(upTo).catch(giveUp), [readOn]);
  const hasCursor = useHasCursor();
  const pouring = typeof useStore(intake)?.total === "number";
  const key = JSON.stringify(wanted);
  const [shown, setShown] = useState<Shown | null>(null);

  const isCurrent =
    shown?.key === key && shown.of === data && !(shown.isGone && shown.kept !== openId);
  if (data && !isPlaceholderData && !isCurrent) {
    // The order is kept only while somebody points at a row, and not while cases pour in.
    const keeps = shown?.key === key && (openId !== null || hasCursor) && !pouring;
    const all = { rows: data.rows, fresh: 0, isGone: false };
    const kept = keeps ? arrange(shown.rows, data.rows, openId) : all;
    setShown({ key, of: data, kept: openId, ...(kept.rows.length === 0 ? all : kept) });
  }

  const rows = shown?.rows ?? NONE;
  const places = useMemo(() => new Map(rows.map((row, at) => [row.case_id, at])), [rows]);
  useEffect(() => keepOnly((id) => places.has(id)), [places]);

  const read = shown?.of;
  const ahead = read ? read.total - read.rows.length : 0;
  const unread = read?.next ? Math.max(ahead, read.totalIsLeast ? PAGE : 1) : 0;
  const known = rows.length + unread;
  return {
    rows,
    places,
    /** Those that are read and those that are only counted, as far as they are listed. */
    count: Math.max(rows.length, Math.min(known, MOST_LISTED)),
    /** There are more than are listed. */
    isCut: known > MOST_LISTED,
    fresh: shown?.fresh ?? 0,
    total: read?.total ?? null,
    totalIsLeast: read?.totalIsLeast ?? false,
    /** What is read again once somebody looks there. */
    readUpTo: read?.next ? read.known : Infinity,
    readTo,
    isOld: isPlaceholderData,
    isPending,
    error,
    readAgain: () => void refetch(),
    showFresh: () => {
      if (data) setShown({ key, of: data, rows: data.rows, fresh: 0, isGone: false, kept: openId });
    },
    firstNow: data?.rows[0],
  };
}
