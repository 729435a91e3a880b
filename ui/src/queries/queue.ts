import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useCallback } from "react";

import type { Backend, QueueRowView, QueueSort, SavedFilter } from "../backend/backend";
import { useBackend } from "../backend/context";

/** What the queue on the screen holds. */
export interface QueueFilter extends SavedFilter {
  search: string;
  sort: QueueSort;
}

/** The queue as far as it was read. */
export interface QueueRead {
  rows: QueueRowView[];
  /** So many rows are of the last reading; those after them are as they were before it. */
  known: number;
  /** Where those after the known ones start; null where none do. */
  next: string | null;
  total: number;
  totalIsLeast: boolean;
}

/** What one look at the list takes. */
export const PAGE = 200;
/** The most that the shell gives at once. */
const MOST = 1_000;
/** So many are read again at once when something has changed. */
const HEAD = 2_000;

function ask(backend: Backend, filter: QueueFilter, limit: number, after: string | null) {
  const search = filter.search.trim() || null;
  return backend.listQueue({ ...filter, search, limit, after });
}

type Page = Awaited<ReturnType<typeof ask>>;

/** How often what is read in the background is shown. */
const STEP_MS = 250;

/** Rows that were read by now, and behind them those of before that are still to be read again. */
function joined(rows: QueueRowView[], page: Page, before: readonly QueueRowView[]): QueueRead {
  const seen = new Set(rows.map((row) => row.case_id));
  const last = before.findLastIndex((row) => seen.has(row.case_id));
  const tail = page.next ? before.slice(last + 1).filter((row) => !seen.has(row.case_id)) : [];
  return {
    rows: [...rows, ...tail],
    known: rows.length,
    next: page.next ?? null,
    total: page.total,
    totalIsLeast: page.total_is_least,
  };
}

async function readHead(
  backend: Backend,
  filter: QueueFilter,
  before: () => QueueRead | undefined,
): Promise<QueueRead> {
  const wanted = Math.min(Math.max(before()?.rows.length ?? 0, PAGE), HEAD);
  let page = await ask(backend, filter, Math.min(wanted, MOST), null);
  let rows = page.cases;
  while (page.next && rows.length < wanted) {
    page = await ask(backend, filter, Math.min(wanted - rows.length, MOST), page.next);
    rows = [...rows, ...page.cases];
  }
  return joined(rows, page, before()?.rows ?? []);
}

/** Keys of the queues that are being read on. */
const reading = new Set<string>();

/** Reads on until so many rows are known, as a cursor allows: one page after the other. */
async function readOn(client: QueryClient, backend: Backend, filter: QueueFilter, upTo: number) {
  const key = ["queue", filter];
  const name = JSON.stringify(filter);
  if (reading.has(name)) return;
  reading.add(name);
  try {
    for (;;) {
      const now = client.getQueryData<QueueRead>(key);
      if (!now?.next || now.known >= upTo) return;
      const since = performance.now();
      let known = now.rows.slice(0, now.known);
      let page: Page = { cases: [], next: now.next, total: 0, total_is_least: false };
      // Many rows are shown in few steps: each step looks at all of them.
      while (page.next && known.length < upTo && performance.now() - since < STEP_MS) {
        const limit = Math.min(Math.max(upTo - known.length, PAGE), MOST);
        page = await ask(backend, filter, limit, page.next);
        known = known.concat(page.cases);
      }
      // Read again from its head meanwhile: these pages are of before.
      if (client.getQueryData(key) !== now) continue;
      client.setQueryData(key, joined(known, page, now.rows));
    }
  } finally {
    reading.delete(name);
  }
}

export function useQueue(filter: QueueFilter) {
  const backend = useBackend();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ["queue", filter],
    queryFn: () =>
      readHead(backend, filter, () => client.getQueryData<QueueRead>(["queue", filter])),
    placeholderData: keepPreviousData,
    // Rows are compared where they are shown; comparing all of them takes longer than reading.
    structuralSharing: false,
  });
  const readTo = useCallback(
    (upTo: number) => readOn(client, backend, filter, upTo),
    [client, backend, filter],
  );
  return { ...query, readTo };
}
