import { tell } from "../components/notices";
import {
  asksInformation,
  lackingAttestations,
  mainAction,
  SHEETS,
} from "../features/actions/actions";
import { recommended } from "../features/case/recommended";
import { t } from "../words/words";
import type { Command } from "./command";
import {
  because,
  chosenCase,
  needsAction,
  needsCase,
  needsChosen,
  needsReview,
  needsSelection,
  needsSupervisor,
} from "./hindrance";
import { overlay, parts, show } from "./workbench";

/** An address that opens the case in this application; it tells nobody anything else. */
function copyLink(caseId: string): void {
  void Promise.resolve(navigator.clipboard?.writeText(`dossier://case/${caseId}`)).then(
    () => tell(t("ui-copied")),
    () => tell(t("ui-copy-failed"), "plain"),
  );
}

export const CASE: readonly Command[] = [
  {
    id: "snooze",
    group: "case",
    icon: "clock",
    keys: ["H"],
    changes: true,
    hindrance: (bench) => (needsSelection() === null ? null : needsChosen(bench)),
    run: (bench) => {
      const chosen = chosenCase(bench);
      if (needsSelection() === null && !bench.openCase)
        overlay.set({ kind: "bulk", act: "snooze", chosen: parts.queue?.selected() ?? [] });
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
    hindrance: ({ held }) =>
      held.length > 0 || recommended.get() !== null ? null : because("ui-why-nothing-held"),
    run: (bench) => {
      const id = recommended.get();
      if (bench.held.length > 0) bench.undo(bench.held);
      else if (id !== null) bench.supersede(id);
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
];
