import type { CaseView, Finding, SlotRule } from "../../backend/backend";
import { bytes, media, slotName } from "../../words/format";
import { hasWords, t } from "../../words/words";
import { alternativesWords } from "../case/requirement-words";

/** What the person at this window did or has to do; the customer has no part in it. */
const OURS = new Set([
  "choose_pages",
  "no_such_page",
  "too_many_pages",
  "pages_not_possible",
  "crop_invalid",
  "crop_not_possible",
  "turn_not_possible",
]);

const asks = ({ code, severity }: Finding) =>
  !OURS.has(code) && (severity === "error" || (severity === "warning" && hasWords(`ask-${code}`)));

/** Whether there is anything to ask the customer for. */
export function canAsk(findings: Finding[]): boolean {
  return findings.some(asks);
}

function formatLine(rule: SlotRule): string {
  const types = rule.media_types.map(media).join(", ");
  const size = bytes(rule.max_bytes);
  return rule.edits === "full" ? t("ask-format-any") : t("ask-format-as-is", { types, size });
}

/** A text for the customer about documents that are still missing; null where none is. */
export function missingText(view: CaseView): string | null {
  const missing = view.requirements.filter((it) => !it.satisfied && it.alternatives.length > 0);
  const asked = new Set(missing.flatMap((it) => it.alternatives.flat()));
  const rules = view.slots.flatMap((it) => (asked.has(it.slot) && it.rule ? [it.rule] : []));
  if (rules.length === 0) return null;
  return [
    t("ask-send"),
    ...missing.map(
      (it) => `- ${alternativesWords(it.alternatives.map((set) => set.map(slotName)))}`,
    ),
    ...new Set(rules.map((rule) => `- ${formatLine(rule)}`)),
  ].join("\n");
}

/** A text for the customer: one ask a line, the gravest first, and how to send it. */
export function askText(slot: string | null, rule: SlotRule | null, findings: Finding[]): string {
  const lines = findings
    .filter(asks)
    .sort((one, other) => Number(other.severity === "error") - Number(one.severity === "error"))
    .map(({ code }) => t(hasWords(`ask-${code}`) ? `ask-${code}` : "ask-other"));
  return [
    slot === null ? t("ask-again") : t("ask-again-for", { document: slotName(slot) }),
    ...new Set(lines.map((it) => `- ${it}`)),
    ...(rule ? [`- ${formatLine(rule)}`] : []),
  ].join("\n");
}
