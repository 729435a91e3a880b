import type { ActionName, Message } from "../backend/backend";
import type { IconName } from "../components/icon";
import {
  asksInformation,
  lackingAttestations,
  mainAction,
  SHEETS,
} from "../features/actions/actions";
import { overlay, parts, type Overlay, type Workbench } from "./workbench";

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
const needsPicture = (bench: Workbench): Hindrance =>
  needsStage(bench) ?? (parts.picture ? null : because("ui-why-no-picture"));

/** Whether the case allows an action is the use case's word; here it is only passed on. */
const needsAction =
  (name: ActionName) =>
  (bench: Workbench): Hindrance => {
    const action = bench.openCase?.actions.find((it) => it.action === name);
    if (!action) return because("ui-why-no-case");
    return action.available ? null : (action.reason ?? because("ui-why-not-now"));
  };

/** Roles and screen sharing are the use cases' word too; here it is told before they are asked. */
const needsReview = (bench: Workbench): Hindrance =>
  needsCase(bench) ??
  (bench.mayReview
    ? bench.isShared
      ? because("reason-screen-shared")
      : null
    : because("ui-why-role"));

const needsSupervisor = (bench: Workbench): Hindrance =>
  needsCase(bench) ?? (bench.maySupervise ? null : because("ui-why-supervisor"));

const show = (what: Overlay) => () => overlay.set(what);

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
    hindrance: (bench) => (bench.place === "/" ? because("ui-why-at-queue") : null),
    run: (bench) => {
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
    hindrance: (bench) => (bench.held ? null : because("ui-why-nothing-held")),
    run: (bench) => bench.held && bench.undo(bench.held),
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
    id: "export-case",
    group: "case",
    icon: "file",
    keys: ["E"],
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
    hindrance: needsPicture,
    run: () => parts.picture?.turn(1),
  },
  {
    id: "turn-left",
    group: "document",
    icon: "turn-left",
    keys: ["Shift+R"],
    changes: true,
    hindrance: needsPicture,
    run: () => parts.picture?.turn(-1),
  },
  {
    id: "zoom-in",
    group: "document",
    icon: "add",
    keys: ["+"],
    hindrance: needsStage,
    run: () => parts.stage?.zoom("in"),
  },
  {
    id: "zoom-out",
    group: "document",
    icon: "minus",
    keys: ["-"],
    hindrance: needsStage,
    run: () => parts.stage?.zoom("out"),
  },
  {
    id: "zoom-fit",
    group: "document",
    icon: "image",
    keys: ["0"],
    hindrance: needsStage,
    run: () => parts.stage?.zoom("fit"),
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

const SYMBOLS: Record<string, string> = { ArrowRight: "→", ArrowLeft: "←", Escape: "Esc" };
const isMac = typeof navigator !== "undefined" && navigator.userAgent.includes("Mac OS");

/** A binding as it is written on the screen. */
export function shownKeys(binding: string): string {
  const shown = SYMBOLS[binding] ?? binding;
  return isMac ? shown.replace("Ctrl+", "⌘") : shown;
}
