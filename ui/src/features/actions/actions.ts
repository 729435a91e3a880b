import type { ActionName, ActionView, AttestationKind, CaseView } from "../../backend/backend";
import type { Overlay } from "../../commands/workbench";
import type { IconName } from "../../components/icon";
import { providerName } from "../../words/format";
import { t } from "../../words/words";

/** Actions that move a case on, in the order in which they are offered. */
const MOVING = ["answer", "start_again", "submit", "correct"] as const;
export type MovingAction = (typeof MOVING)[number];

export const SHEETS: Record<MovingAction, Overlay> = {
  submit: { kind: "submit" },
  start_again: { kind: "start-again" },
  correct: { kind: "correct" },
  answer: { kind: "answer" },
};

export const ACTION_ICONS: Record<ActionName, IconName> = {
  submit: "send",
  start_again: "sync",
  correct: "note",
  answer: "ask",
  attach: "file",
};

export function actionOf(view: CaseView, name: ActionName): ActionView | undefined {
  return view.actions.find((it) => it.action === name);
}

/** The action that moves the case on now; where none is possible, the one that is waited for. */
export function mainAction(view: CaseView): MovingAction {
  const wantsData = view.requirements.some((it) => it.kind === "data" && !it.optional);
  const order: MovingAction[] = wantsData ? ["correct", ...MOVING] : [...MOVING];
  const possible = order.find((name) => actionOf(view, name)?.available);
  if (possible) return possible;
  if (view.stage === "InformationRequested") return "answer";
  return view.stage === "DataNeeded" ? "correct" : "submit";
}

export function actionWords(view: CaseView, name: ActionName): string {
  const provider = providerName(view.provider);
  if (name === "submit") {
    return t(view.stage === "NotSubmitted" ? "ui-submit" : "ui-submit-again", { provider });
  }
  return t(`ui-act-${name}`, { provider });
}

/** The provider has no such action at all, in no status. */
export function isAbsent(action: ActionView): boolean {
  return action.reason?.message_id === "reason-no-such-action";
}

const KINDS: readonly AttestationKind[] = ["phone", "email", "agreements", "terms"];

/** What has to be attested before the case can go on, and is not. */
export function lackingAttestations(view: CaseView): AttestationKind[] {
  const said = view.actions.flatMap((it) =>
    it.reason?.message_id === "reason-not-attested" ? it.reason.params : [],
  );
  const named = said.find(([name]) => name === "lacking")?.[1].split(", ") ?? [];
  const open = view.pages.some((it) => it.kind === "terms") ? ["terms"] : [];
  const given = new Set<string>(view.attestations.map((it) => it.kind));
  return KINDS.filter((kind) => [...named, ...open].includes(kind) && !given.has(kind));
}

/** Among its questions, files are asked for. */
export function asksFiles(view: CaseView): boolean {
  return view.requirements.some(
    (it) =>
      it.kind === "information" && !it.satisfied && it.fields?.some((one) => one.type === "file"),
  );
}

export function asksInformation(view: CaseView): boolean {
  return view.requirements.some((it) => it.kind === "information" && !it.satisfied);
}
