import { Store, useStore } from "./store";

/** Where drafts outlast the window: the vault. Null lets go of one. */
export interface DraftKeeper {
  keepDraft(key: string, body: string | null): Promise<unknown>;
}

/**
 * What was typed and not yet saved: closing a sheet, an error, leaving a screen and locking do not
 * lose it. The vault keeps it; the window holds it while the vault is open.
 */
const drafts = new Store<Record<string, unknown>>({});

/** So long after a change the vault is told: a word at a time, not a letter. */
const PAUSE_MS = 250;
let keeper: DraftKeeper | null = null;
const changed = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

function touch(key: string): void {
  if (!keeper) return;
  changed.add(key);
  timer ??= setTimeout(() => void flushDrafts(), PAUSE_MS);
}

/** Has the vault keep what it does not have yet. What it cannot take is tried with the next change. */
export async function flushDrafts(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const to = keeper;
  if (!to) return;
  const keys = [...changed];
  changed.clear();
  await Promise.all(
    keys.map(async (key) => {
      const value = drafts.get()[key];
      try {
        await to.keepDraft(key, value === undefined ? null : JSON.stringify(value));
      } catch {
        if (keeper === to) changed.add(key);
      }
    }),
  );
}

/** The vault is open: it keeps drafts from now on, and these it had kept. */
export function restoreDrafts(to: DraftKeeper, kept: readonly { key: string; body: string }[]) {
  keeper = to;
  const restored = kept.map(({ key, body }) => [key, JSON.parse(body) as unknown] as const);
  // What was typed meanwhile is newer.
  drafts.set((now) => ({ ...Object.fromEntries(restored), ...now }));
}

/** Nothing stays in the window; what the vault keeps stays there. */
export function clearDrafts(): void {
  clearTimeout(timer);
  timer = undefined;
  keeper = null;
  changed.clear();
  drafts.set({});
}

export function useDraft<Value>(
  key: string,
  initial: Value,
): [Value, (next: Value | ((now: Value) => Value)) => void, () => void] {
  const value = (useStore(drafts)[key] as Value | undefined) ?? initial;
  const set = (next: Value | ((now: Value) => Value)) => {
    drafts.set((all) => {
      const now = (all[key] as Value | undefined) ?? initial;
      const fresh = typeof next === "function" ? (next as (now: Value) => Value)(now) : next;
      return { ...all, [key]: fresh };
    });
    touch(key);
  };
  const clear = () => {
    drafts.set((all) => Object.fromEntries(Object.entries(all).filter(([it]) => it !== key)));
    touch(key);
  };
  return [value, set, clear];
}

/** All of them, for what looks at several. */
export function useDrafts(): Readonly<Record<string, unknown>> {
  return useStore(drafts);
}

/** What the window holds of them now. */
export const draftsInWindow = (): Readonly<Record<string, unknown>> => drafts.get();

/** Changes every draft whose key begins so. */
export function mapDrafts(prefix: string, change: (value: unknown) => unknown): void {
  for (const key of Object.keys(drafts.get()).filter((it) => it.startsWith(prefix))) {
    drafts.set((all) => ({ ...all, [key]: change(all[key]) }));
    touch(key);
  }
}
