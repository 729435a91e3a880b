/** So long a window that is not drawn, because nobody sees it, is waited for. */
const UNSEEN_MS = 200;

/** Once what was drawn is on the screen. */
export function painted(): Promise<void> {
  return new Promise((then) => {
    setTimeout(then, UNSEEN_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => then()));
  });
}
