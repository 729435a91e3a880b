import type { QueueRowView, SavedFilter, SavedView } from "../../backend/backend";
import { Store } from "../../components/store";
import type { QueueFilter } from "../../queries/queue";

export const NO_FILTER: QueueFilter = {
  view: "needs-us",
  search: "",
  provider: null,
  connection: null,
  stage: null,
  due: null,
  finding: null,
  sort: "urgent",
};

export const filter = new Store<QueueFilter>(NO_FILTER);

export const changeFilter = (part: Partial<QueueFilter>) =>
  filter.set((it) => ({ ...it, ...part }));

/** The row that J and K move. */
export const cursor = new Store<string | null>(null);
/** A place that the cursor goes to as soon as its row is read. */
export const aim = new Store<number | null>(null);

/** What narrows a view. */
export const NARROWING = ["provider", "connection", "stage", "due", "finding"] as const;

export const isNarrowed = (it: QueueFilter): boolean =>
  it.search.trim() !== "" || NARROWING.some((name) => it[name] !== null);

/** The same view with nothing taken out of it. */
export const widened = ({ view, sort }: QueueFilter): QueueFilter => ({ ...NO_FILTER, view, sort });

/** The part of a filter that a saved view keeps: everything but a search. */
export function savedPart(it: SavedFilter): SavedFilter {
  const { view, provider, connection, stage, due, finding, sort } = it;
  return { view, provider, connection, stage, due, finding, sort };
}

/** The queue as a saved view has it. */
export const opened = ({ filter: kept }: SavedView): QueueFilter => ({
  ...NO_FILTER,
  ...savedPart(kept),
  sort: kept.sort ?? "urgent",
});

const PARTS = ["view", ...NARROWING] as const;

export const isSame = (one: SavedFilter, other: SavedFilter): boolean =>
  PARTS.every((name) => one[name] === other[name]) &&
  (one.sort ?? "urgent") === (other.sort ?? "urgent");

/** The saved view that is on the screen. */
export function savedAs(now: QueueFilter, views: readonly SavedView[]): SavedView | null {
  return views.find((it) => isSame(it.filter, now)) ?? null;
}

export interface Arranged {
  rows: QueueRowView[];
  /** Rows that came and are not shown yet. */
  fresh: number;
  /** The kept row is no longer in the view. */
  isGone: boolean;
}

/**
 * New rows in the order that a person looks at: nothing moves under the pointer. Rows keep their
 * places and get their new content, gone ones go (except the one that is kept). New ones wait,
 * unless they stand behind all that is shown: there they move nothing.
 */
export function arrange(
  shown: readonly QueueRowView[],
  now: readonly QueueRowView[],
  kept: string | null,
): Arranged {
  const byId = new Map(now.map((row) => [row.case_id, row]));
  const before = new Set(shown.map((row) => row.case_id));
  let isGone = false;
  const rows = shown.flatMap((row) => {
    const present = byId.get(row.case_id);
    if (present) return [present];
    if (row.case_id !== kept) return [];
    isGone = true;
    return [row];
  });
  const last = now.findLastIndex((row) => before.has(row.case_id));
  const isNew = (row: QueueRowView) => !before.has(row.case_id);
  const behind = last < 0 ? [] : now.slice(last + 1);
  const fresh = now.slice(0, last + 1 || now.length).filter(isNew).length;
  return { rows: [...rows, ...behind], fresh, isGone };
}
