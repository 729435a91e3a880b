import { SORTS, VIEWS } from "../backend/backend";
import { changeFilter, filter, widened } from "../features/queue/state";
import type { Command } from "./command";
import { because, needsQueue } from "./hindrance";

/** The built-in views, each whole. An open case stays beside its queue. */
const VIEW: readonly Command[] = VIEWS.map((view) => ({
  id: `view-${view}`,
  group: "go",
  icon: "list",
  keys: [],
  hindrance: (bench) => (bench.hasConnections ? null : because("ui-why-no-connection")),
  run: (bench) => {
    filter.set((now) => widened({ ...now, view }));
    if (bench.place !== "/" && !bench.openCase) bench.go("/");
  },
}));

const SORT: readonly Command[] = SORTS.map((sort) => ({
  id: `sort-${sort}`,
  group: "queue",
  icon: "down",
  keys: [],
  hindrance: needsQueue,
  run: () => changeFilter({ sort }),
}));

/** What the queue lists, and in which order. */
export const VIEW_AND_SORT: readonly Command[] = [...SORT, ...VIEW];
