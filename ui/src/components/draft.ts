import { Store, useStore } from "./store";

/**
 * What was typed and not yet saved: closing a sheet, an error or leaving a screen does not lose it.
 * It lives in memory only and goes with the window.
 */
const drafts = new Store<Record<string, unknown>>({});

export function useDraft<Value>(
  key: string,
  initial: Value,
): [Value, (next: Value | ((now: Value) => Value)) => void, () => void] {
  const value = (useStore(drafts)[key] as Value | undefined) ?? initial;
  const set = (next: Value | ((now: Value) => Value)) =>
    drafts.set((all) => {
      const now = (all[key] as Value | undefined) ?? initial;
      const fresh = typeof next === "function" ? (next as (now: Value) => Value)(now) : next;
      return { ...all, [key]: fresh };
    });
  const clear = () =>
    drafts.set((all) => Object.fromEntries(Object.entries(all).filter(([it]) => it !== key)));
  return [value, set, clear];
}

/** All of them, for what looks at several. */
export function useDrafts(): Readonly<Record<string, unknown>> {
  return useStore(drafts);
}

/** Changes every draft whose key begins so. */
export function mapDrafts(prefix: string, change: (value: unknown) => unknown): void {
  drafts.set((all) =>
    Object.fromEntries(
      Object.entries(all).map(([key, value]) => [
        key,
        key.startsWith(prefix) ? change(value) : value,
      ]),
    ),
  );
}

export function clearDrafts(): void {
  drafts.set({});
}
