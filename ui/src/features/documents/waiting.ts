const WAITING = "files-wait";

/** A mark that files wait to be attached: it outlasts the page, which is replaced when the vault is
 * locked. */
export function markWaiting(waits: boolean): void {
  if (waits) sessionStorage.setItem(WAITING, "yes");
  else sessionStorage.removeItem(WAITING);
}

/** Whether files waited in the page before this one. */
export function haveWaited(): boolean {
  return sessionStorage.getItem(WAITING) !== null;
}
