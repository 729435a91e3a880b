import { useSyncExternalStore } from "react";

import { cursor } from "./state";

let heading: string | null = null;

/** Points at the case that is about to be opened. */
export function headFor(caseId: string): void {
  heading = caseId;
  cursor.set(caseId);
}

/** It is open. */
export function arriveAt(caseId: string): void {
  heading = null;
  cursor.set(caseId);
}

/**
 * The row that is pointed at on the screen. On the way from one open case to another it is still the
 * first, until both change at once: so the list is drawn once.
 */
export function useCursor(openId: string | null): string | null {
  return useSyncExternalStore(cursor.watch, () => {
    const now = cursor.get();
    return openId !== null && now === heading ? openId : now;
  });
}

/** Whether any row is pointed at. */
export function useHasCursor(): boolean {
  return useSyncExternalStore(cursor.watch, () => cursor.get() !== null);
}
