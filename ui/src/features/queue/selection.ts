import { Store } from "../../components/store";

/** Cases that something can be done to together. */
export const selection = new Store<ReadonlySet<string>>(new Set());

/** Where Shift began to extend, and what was selected before. */
let begun: { id: string; before: ReadonlySet<string> } | null = null;

/** All in the view are asked for, and not all are read yet. */
export const wantsAll = new Store(false);

/** So many can be selected at once; each is done on its own. */
export const MOST_SELECTED = 1_000;

const atMost = (ids: readonly string[]) => new Set(ids.slice(0, MOST_SELECTED));

/** The next extension begins anew. */
export function endExtension(): void {
  begun = null;
}

export function clearSelection(): void {
  endExtension();
  wantsAll.set(false);
  if (selection.get().size > 0) selection.set(new Set());
}

export function toggle(id: string): void {
  const now = [...selection.get()];
  const isOn = now.includes(id);
  selection.set(atMost(isOn ? now.filter((it) => it !== id) : [...now, id]));
  begun = isOn ? null : { id, before: selection.get() };
}

/** Everything between where it began, or the place it comes from, and this place. */
export function extendTo(ids: readonly string[], from: number, to: number): void {
  begun ??= { id: ids[from] ?? "", before: selection.get() };
  const known = ids.indexOf(begun.id);
  const first = known < 0 ? from : known;
  const range = ids.slice(Math.min(first, to), Math.max(first, to) + 1);
  selection.set(atMost([...begun.before, ...range]));
}

export function selectAll(ids: readonly string[]): void {
  endExtension();
  wantsAll.set(false);
  selection.set(atMost(ids));
}

/** What is no longer in the list is no longer selected. */
export function keepOnly(has: (id: string) => boolean): void {
  const now = selection.get();
  const left = [...now].filter(has);
  if (left.length !== now.size) selection.set(new Set(left));
}
