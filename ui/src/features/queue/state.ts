import type { QueueRowView } from "../../backend/backend";
import { Store } from "../../components/store";
import type { QueueFilter } from "../../queries/queries";

export const NO_FILTER: QueueFilter = { view: "needs-us", search: "", provider: null };

export const filter = new Store<QueueFilter>(NO_FILTER);
/** The row that J and K move. */
export const cursor = new Store<string | null>(null);

export interface Arranged {
  rows: QueueRowView[];
  /** Rows that came and are not shown yet. */
  fresh: number;
}

/**
 * New rows in the order that a person looks at: nothing moves under the pointer. Rows keep their
 * places and get their new content, gone ones go (except the one that is kept), new ones wait.
 */
export function arrange(
  shown: readonly QueueRowView[],
  now: readonly QueueRowView[],
  kept: string | null,
): Arranged {
  const byId = new Map(now.map((row) => [row.case_id, row]));
  const before = new Set(shown.map((row) => row.case_id));
  const rows = shown.flatMap((row) => {
    const present = byId.get(row.case_id);
    if (present) return [present];
    return row.case_id === kept ? [row] : [];
  });
  const fresh = now.filter((row) => !before.has(row.case_id)).length;
  return { rows, fresh };
}
