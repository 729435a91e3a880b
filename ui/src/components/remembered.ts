import { Store } from "./store";

const PREFIX = "dossier.";

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * How somebody likes a screen, kept on this computer beside the window. Never anything about a case:
 * it is not encrypted. What does not fit any more is as if it had never been kept.
 */
export function remembered<Value>(
  key: string,
  initial: Value,
  fits: (kept: unknown) => kept is Value,
): Store<Value> {
  const kept = read(key);
  const store = new Store<Value>(fits(kept) ? kept : initial);
  store.watch(() => {
    try {
      localStorage.setItem(PREFIX + key, JSON.stringify(store.get()));
    } catch {
      // Without room for it the screen is as usual next time.
    }
  });
  return store;
}
