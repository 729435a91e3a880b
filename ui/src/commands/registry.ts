import type { ActionName, Message } from "../backend/backend";
import { tell } from "../components/notices";
import type { IconName } from "../components/icon";
import { isTable, width } from "../features/queue/look";
import {
  asksInformation,
  lackingAttestations,
  mainAction,
  SHEETS,
} from "../features/actions/actions";
import { hasWords, t } from "../words/words";
import {
  overlay,
  parts,
  type BulkAct,
  type Chosen,
  type Overlay,
  type Workbench,
} from "./workbench";

export type Group = "queue" | "case" | "document" | "go" | "general";

/** Null where a command is possible; else why it is not. */
export type Hindrance = Message | null;

export interface Command {
  /** The label is the message `ui-command-ID`. */
  id: string;
  group: Group;
  icon: IconName;
  /** Chords apart from each other by spaces make a sequence: `G Q`. The first is the one shown. */
  keys: string[];
  /** Changes data: ignored while a key repeats. */
  changes?: boolean;
  hindrance: (bench: Workbench) => Hindrance;
  run: (bench: Workbench) => void;
}

const because = (id: string): Message => ({ message_id: id, params: [] });
const always = (): Hindrance => null;
const needsQueue = (): Hindrance => (parts.queue ? null : because("ui-why-no-queue"));
const needsCase = (bench: Workbench): Hindrance =>
  bench.openCase ? null : because("ui-why-no-case");
const needsStage = (bench: Workbench): Hindrance =>
  needsCase(bench) ?? (parts.stage ? null : because("ui-why-no-case"));
const needsPane = (bench: Workbench): Hindrance =>
  needsStage(bench) ?? (parts.pane ? null : because("ui-why-no-picture"));
const needsTurning = (bench: Workbench): Hindrance =>
  needsStage(bench) ?? (parts.picture || parts.pane?.turn ? null : because("ui-why-no-picture"));
/** A file that may be changed is turned itself, another one for the eye only. */
const turn = (by: number) => () => (parts.picture ?? parts.pane)?.turn?.(by);
/** Further in the picture, then in the pages. */
const page = (by: number) => () => {
  if (!parts.pane?.page(by)) parts.pages?.move(by);
};

/** Whether the case allows an action is the use case's word; here it is only passed on. */
const needsAction =
  (name: ActionName) =>
  (bench: Workbench): Hindrance => {
    const action = bench.openCase?.actions.find((it) => it.action === name);
    if (!action) return because("ui-why-no-case");
    return action.available ? null : (action.reason ?? because("ui-why-not-now"));
  };

/** Roles and screen sharing are the use cases' word too; here it is told before they are asked. */
const needsExport = (bench: Workbench): Hindrance =>
  bench.mayReview
    ? bench.isShared
      ? because("reason-screen-shared")
      : null
    : because("ui-why-role");
const needsReview = (bench: Workbench): Hindrance => needsCase(bench) ?? needsExport(bench);

/** An address that opens the case in this application; it tells nobody anything else. */
function copyLink(caseId: string): void {
  void Promise.resolve(navigator.clipboard?.writeText(`dossier://case/${caseId}`)).then(
    () => tell(t("ui-copied")),
    () => tell(t("ui-copy-failed"), "plain"),
  );
}

const needsSupervisor = (bench: Workbench): Hindrance =>
  needsCase(bench) ?? (bench.maySupervise ? null : because("ui-why-supervisor"));

const needsFile = (bench: Workbench): Hindrance =>
  needsStage(bench) ??
  (parts.file ? null : because("ui-why-no-file")) ??
  needsAction("attach")(bench) ??
  (parts.file?.attach ? null : because("ui-why-not-fit"));

const show = (what: Overlay) => () => overlay.set(what);

const needsSelection = (): Hindrance =>
  (parts.queue?.selected().length ?? 0) > 0 ? null : because("ui-why-nothing-selected");
/** The open case, else the one in the queue that is pointed at. */
const chosenCase = (bench: Workbench): Chosen | null =>
  bench.openCase ?? parts.queue?.current() ?? null;
const needsChosen = (bench: Workbench): Hindrance =>
  chosenCase(bench) ? null : because("ui-why-no-case-chosen");
const bulk = (act: BulkAct) => () =>
  overlay.set({ kind: "bulk", act, chosen: parts.queue?.selected() ?? [] });

export const COMMANDS: readonly Command[] = [
  {
    id: "next-case",
    group: "queue",
    icon: "list",
    keys: ["J"],
    hindrance: needsQueue,
    run: () => parts.queue?.move(1),
  },
  {
    id: "previous-case",
    group: "queue",
    icon: "list",
    keys: ["K"],
    hindrance: needsQueue,
    run: () => parts.queue?.move(-1),
  },
  {
    id: "open-case",
    group: "queue",
    icon: "arrow",
    keys: ["Enter"],
    hindrance: needsQueue,
    run: () => parts.queue?.open(),
  },
  {
    id: "most-urgent",
    group: "queue",
    icon: "alert",
    keys: ["N"],
    hindrance: needsQueue,
    run: () => parts.queue?.openMostUrgent(),
  },
  {
    id: "filter",
    group: "queue",
    icon: "filter",
    keys: ["Shift+F"],
    hindrance: needsQueue,
    run: () => parts.queue?.openFilter(),
  },
  {
    id: "save-view",
    group: "queue",
    icon: "filter",
    keys: [],
    hindrance: needsQueue,
    run: show({ kind: "save-view" }),
  },
  {
    id: "views",
    group: "queue",
    icon: "list",
    keys: [],
    hindrance: always,
    run: show({ kind: "views" }),
  },
  {
    id: "table",
    group: "queue",
    icon: "table",
    keys: ["T"],
    hindrance: needsQueue,
    run: () => isTable.set((now) => !now),
  },
  {
    id: "usual-width",
    group: "queue",
    icon: "table",
    keys: [],
    hindrance: needsQueue,
    run: () => width.set(null),
  },
  {
    id: "select-case",
    group: "queue",
    icon: "check",
    keys: ["X"],
    hindrance: needsQueue,
    run: () => parts.queue?.toggle(),
  },
  {
    id: "select-next",
    group: "queue",
    icon: "check",
    keys: ["Shift+J"],
    hindrance: needsQueue,
    run: () => parts.queue?.extend(1),
  },
  {
    id: "select-previous",
    group: "queue",
    icon: "check",
    keys: ["Shift+K"],
    hindrance: needsQueue,
    run: () => parts.queue?.extend(-1),
  },
  {
    id: "select-all",
    group: "queue",
    icon: "check",
    keys: ["Ctrl+A"],
    hindrance: needsQueue,
    run: () => parts.queue?.selectAll(),
  },
  {
    id: "bulk-submit",
    group: "queue",
    icon: "send",
    keys: [],
    changes: true,
    hindrance: needsSelection,
    run: bulk("submit"),
  },
  {
    id: "bulk-export",
    group: "queue",
    icon: "file",
    keys: [],
    changes: true,
    hindrance: (bench) => needsSelection() ?? needsExport(bench),
    run: bulk("export"),
  },
  {
    id: "snooze",
    group: "case",
    icon: "clock",
    keys: ["H"],
    changes: true,
    hindrance: (bench) => (needsSelection() === null ? null : needsChosen(bench)),
    run: (bench) => {
      const chosen = chosenCase(bench);
      if (needsSelection() === null && !bench.openCase) bulk("snooze")();
      else if (chosen) overlay.set({ kind: "snooze", chosen });
    },
  },
  {
    id: "escalate",
    group: "case",
    icon: "flag",
    keys: ["E"],
    changes: true,
    hindrance: needsChosen,
    run: (bench) => {
      const chosen = chosenCase(bench);
      if (chosen) overlay.set({ kind: "escalate", chosen });
    },
  },
  {
    id: "search",
    group: "queue",
    icon: "search",
    keys: ["/"],
    hindrance: always,
    run: (bench) => bench.focusSearch(),
  },
  {
    id: "new-application",
    group: "queue",
    icon: "add",
    keys: ["G N"],
    hindrance: (bench) => (bench.hasConnections ? null : because("ui-why-no-connection")),
    run: (bench) => bench.go("/new"),
  },
  {
    id: "follow-case",
    group: "queue",
    icon: "link",
    keys: [],
    hindrance: (bench) => (bench.hasConnections ? null : because("ui-why-no-connection")),
    run: show({ kind: "follow" }),
  },
  {
    id: "back",
    group: "case",
    icon: "back",
    keys: ["Escape"],
    hindrance: (bench) =>
      bench.place === "/" && needsSelection() !== null ? because("ui-why-at-queue") : null,
    run: (bench) => {
      if (bench.place === "/") return parts.queue?.clearSelection();
      bench.go("/");
      parts.queue?.focus();
    },
  },
  {
    id: "submit",
    group: "case",
    icon: "send",
    keys: ["S"],
    changes: true,
    hindrance: (bench) =>
      bench.openCase ? needsAction(mainAction(bench.openCase))(bench) : needsCase(bench),
    run: (bench) => bench.openCase && overlay.set(SHEETS[mainAction(bench.openCase)]),
  },
  {
    id: "start-again",
    group: "case",
    icon: "sync",
    keys: [],
    changes: true,
    hindrance: needsAction("start_again"),
    run: show({ kind: "start-again" }),
  },
  {
    id: "correct",
    group: "case",
    icon: "note",
    keys: [],
    changes: true,
    hindrance: needsAction("correct"),
    run: show({ kind: "correct" }),
  },
  {
    id: "answer",
    group: "case",
    icon: "ask",
    keys: [],
    changes: true,
    hindrance: needsAction("answer"),
    run: show({ kind: "answer" }),
  },
  {
    id: "answer-outside",
    group: "case",
    icon: "note",
    keys: [],
    changes: true,
    hindrance: (bench) =>
      needsCase(bench) ??
      (bench.openCase && asksInformation(bench.openCase) ? null : because("ui-why-no-question")),
    run: show({ kind: "answer-outside" }),
  },
  {
    id: "attest",
    group: "case",
    icon: "check",
    keys: [],
    changes: true,
    hindrance: (bench) =>
      needsCase(bench) ??
      (bench.openCase && lackingAttestations(bench.openCase).length > 0
        ? null
        : because("ui-why-nothing-to-attest")),
    run: show({ kind: "attest" }),
  },
  {
    id: "undo",
    group: "case",
    icon: "undo",
    keys: ["U", "Ctrl+Z"],
    changes: true,
    hindrance: ({ held, recommended }) =>
      held.length > 0 || recommended !== null ? null : because("ui-why-nothing-held"),
    run: (bench) => {
      if (bench.held.length > 0) bench.undo(bench.held);
      else if (bench.recommended !== null) bench.supersede(bench.recommended);
    },
  },
  {
    id: "note",
    group: "case",
    icon: "note",
    keys: ["M"],
    changes: true,
    hindrance: needsCase,
    run: show({ kind: "note" }),
  },
  {
    id: "recommend-approve",
    group: "case",
    icon: "approve",
    keys: ["A"],
    changes: true,
    hindrance: needsReview,
    run: show({ kind: "recommend", recommendation: "approve" }),
  },
  {
    id: "recommend-decline",
    group: "case",
    icon: "decline",
    keys: ["D"],
    changes: true,
    hindrance: needsReview,
    run: show({ kind: "recommend", recommendation: "decline" }),
  },
  {
    id: "recommend-request",
    group: "case",
    icon: "ask",
    keys: ["I"],
    changes: true,
    hindrance: needsReview,
    run: show({ kind: "recommend", recommendation: "request" }),
  },
  {
    id: "reveal",
    group: "case",
    icon: "eye",
    keys: ["V"],
    changes: true,
    hindrance: (bench) => needsReview(bench) ?? (parts.facts ? null : because("ui-why-no-number")),
    run: () => parts.facts?.reveal(),
  },
  {
    id: "next-mismatch",
    group: "case",
    icon: "differs",
    keys: ["F"],
    hindrance: (bench) => needsCase(bench) ?? (parts.pairs ? null : because("ui-why-no-mismatch")),
    run: () => parts.pairs?.next(),
  },
  {
    id: "copy-link",
    group: "case",
    icon: "link",
    keys: [],
    hindrance: needsCase,
    run: ({ openCase }) => openCase && copyLink(openCase.case_id),
  },
  {
    id: "export-case",
    group: "case",
    icon: "file",
    keys: ["Shift+E"],
    changes: true,
    hindrance: needsReview,
    run: show({ kind: "export" }),
  },
  {
    id: "hold-case",
    group: "case",
    icon: "lock",
    keys: [],
    hindrance: (bench) =>
      needsSupervisor(bench) ?? (bench.openCase?.kept.on_hold ? because("reason-on-hold") : null),
    run: show({ kind: "hold" }),
  },
  {
    id: "release-hold",
    group: "case",
    icon: "lock",
    keys: [],
    hindrance: (bench) =>
      needsSupervisor(bench) ??
      (bench.openCase?.kept.on_hold ? null : because("reason-not-on-hold")),
    run: show({ kind: "release-hold" }),
  },
  {
    id: "date-record",
    group: "case",
    icon: "note",
    keys: [],
    hindrance: (bench) =>
      needsSupervisor(bench) ??
      (bench.openCase?.kept.rows.some((row) => row.rule === "record_keeper")
        ? null
        : because("ui-why-no-keeper")),
    run: show({ kind: "record-date" }),
  },
  {
    id: "choose-files",
    group: "document",
    icon: "file",
    keys: ["O"],
    changes: true,
    hindrance: needsAction("attach"),
    run: () => parts.stage?.choose(),
  },
  {
    id: "attach-file",
    group: "document",
    icon: "outbox",
    keys: ["Ctrl+Enter"],
    changes: true,
    hindrance: needsFile,
    run: () => parts.file?.attach?.(),
  },
  {
    id: "next-document",
    group: "document",
    icon: "image",
    keys: ["ArrowRight"],
    hindrance: needsStage,
    run: () => parts.stage?.move(1),
  },
  {
    id: "previous-document",
    group: "document",
    icon: "image",
    keys: ["ArrowLeft"],
    hindrance: needsStage,
    run: () => parts.stage?.move(-1),
  },
  {
    id: "turn-right",
    group: "document",
    icon: "turn-right",
    keys: ["R"],
    changes: true,
    hindrance: needsTurning,
    run: turn(1),
  },
  {
    id: "turn-left",
    group: "document",
    icon: "turn-left",
    keys: ["Shift+R"],
    changes: true,
    hindrance: needsTurning,
    run: turn(-1),
  },
  {
    id: "zoom-in",
    group: "document",
    icon: "add",
    keys: ["+"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("in"),
  },
  {
    id: "zoom-out",
    group: "document",
    icon: "minus",
    keys: ["-"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("out"),
  },
  {
    id: "zoom-fit",
    group: "document",
    icon: "image",
    keys: ["0"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("fit"),
  },
  {
    id: "zoom-width",
    group: "document",
    icon: "image",
    keys: ["W"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("width"),
  },
  {
    id: "page-down",
    group: "document",
    icon: "down",
    keys: ["Space"],
    hindrance: needsPane,
    run: page(1),
  },
  {
    id: "page-up",
    group: "document",
    icon: "up",
    keys: ["Shift+Space"],
    hindrance: needsPane,
    run: page(-1),
  },
  {
    id: "loupe",
    group: "document",
    icon: "loupe",
    keys: ["Z"],
    hindrance: needsPane,
    run: () => parts.stage?.loupe(),
  },
  {
    id: "light",
    group: "document",
    icon: "light",
    keys: ["B"],
    hindrance: needsPane,
    run: () => parts.stage?.light(),
  },
  {
    id: "compare",
    group: "document",
    icon: "compare",
    keys: ["C"],
    hindrance: (bench) =>
      needsStage(bench) ?? (parts.stage?.compare ? null : because("ui-why-nothing-to-compare")),
    run: () => parts.stage?.compare?.(),
  },
  {
    id: "go-queue",
    group: "go",
    icon: "list",
    keys: ["G Q"],
    hindrance: always,
    run: (bench) => bench.go("/"),
  },
  {
    id: "go-outbox",
    group: "go",
    icon: "outbox",
    keys: ["G O"],
    hindrance: always,
    run: (bench) => bench.go("/outbox"),
  },
  {
    id: "go-dashboard",
    group: "go",
    icon: "chart",
    keys: ["G D"],
    hindrance: (bench) => (bench.hasConnections ? null : because("ui-why-no-connection")),
    run: (bench) => bench.go("/dashboard"),
  },
  {
    id: "go-connections",
    group: "go",
    icon: "plug",
    keys: ["G C"],
    hindrance: always,
    run: (bench) => bench.go("/connections"),
  },
  {
    id: "go-settings",
    group: "go",
    icon: "settings",
    keys: ["G S"],
    hindrance: always,
    run: (bench) => bench.go("/settings"),
  },
  {
    id: "palette",
    group: "general",
    icon: "search",
    keys: ["Ctrl+K"],
    hindrance: always,
    run: show({ kind: "palette" }),
  },
  {
    id: "keys",
    group: "general",
    icon: "question",
    keys: ["?"],
    hindrance: always,
    run: show({ kind: "keys" }),
  },
  {
    id: "sync",
    group: "general",
    icon: "sync",
    keys: [],
    hindrance: (bench) => (bench.hasConnections ? null : because("ui-why-no-connection")),
    run: (bench) => bench.syncNow(),
  },
  {
    id: "share-screen",
    group: "general",
    icon: "eye",
    keys: ["Ctrl+H"],
    hindrance: always,
    run: (bench) => bench.share(!bench.isShared),
  },
  {
    id: "lock",
    group: "general",
    icon: "lock",
    keys: ["Ctrl+L"],
    hindrance: always,
    run: (bench) => bench.lock(),
  },
];

export const GROUPS: readonly Group[] = ["queue", "case", "document", "go", "general"];

export function command(id: string): Command {
  const found = COMMANDS.find((it) => it.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

const ARROWS: Record<string, string> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
};
const isMac = typeof navigator !== "undefined" && navigator.userAgent.includes("Mac OS");

function shownKey(key: string): string {
  if (isMac && key === "Ctrl") return "⌘";
  const id = `ui-key-${key}`;
  return ARROWS[key] ?? (/^[A-Z][a-z]+$/.test(key) && hasWords(id) ? t(id) : key);
}

/** A binding as it is written on the screen and on the keys of the language's keyboards. */
export function shownKeys(binding: string): string {
  return binding
    .split(" ")
    .map((chord) => {
      const [modifiers = "", key = ""] =
        /^((?:(?:Ctrl|Shift)\+)*)(.+)$/.exec(chord)?.slice(1) ?? [];
      return [...modifiers.split("+").filter(Boolean), key].map(shownKey).join("+");
    })
    .join(" ");
}
