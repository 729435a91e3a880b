const forgetters = new Set<() => void>();

/** Has this forgotten with the vault: what a part of the screen remembers outside of it. */
export function whenLocked(forget: () => void): void {
  forgetters.add(forget);
}

/** A locked vault leaves nothing of itself in what the screens remember. */
export function forgetAll(): void {
  for (const forget of forgetters) forget();
}
