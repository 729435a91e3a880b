import { parts, type PaneHandle } from "../../commands/workbench";

/** Panes on the screen; the keys mean the last. */
const there: PaneHandle[] = [];

const tellKeys = () => {
  parts.pane = there.at(-1) ?? null;
};

function leave(pane: PaneHandle): void {
  const at = there.indexOf(pane);
  if (at >= 0) there.splice(at, 1);
}

/** The pane that came first is meant until another one is pointed at. The result takes it away. */
export function enterPane(pane: PaneHandle): () => void {
  there.unshift(pane);
  tellKeys();
  return () => {
    leave(pane);
    tellKeys();
  };
}

export function meanPane(pane: PaneHandle): void {
  leave(pane);
  there.push(pane);
  tellKeys();
}
