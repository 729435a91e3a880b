import type { ComparedView, Doubt, SubmissionView } from "../../backend/backend";
import { calendarDate, slotName } from "../../words/format";
import { t } from "../../words/words";

/** Held until a person says that the document is the applicant's. */
export function isDoubted(submission: SubmissionView): boolean {
  return (
    submission.state === "held" && submission.reason?.message_id === "submission-person-in-doubt"
  );
}

const FIELD = { name_differs: "name", birth_date_differs: "birth_date" } as const;

/** One sentence for a doubt; with both values where this person may see them. */
export function doubtWords(doubt: Doubt, { comparisons }: ComparedView, slot: string): string {
  if (doubt === "same_image_elsewhere") return t("ui-doubt-same_image_elsewhere");
  const found = comparisons.find(
    (it) => it.field === FIELD[doubt] && it.difference === "different",
  );
  if (!found?.applicant || !found.document) return t(`ui-doubt-${doubt}`);
  return t(`ui-doubt-${doubt}-values`, {
    slot: slotName(slot),
    document: calendarDate(found.document),
    applicant: calendarDate(found.applicant),
  });
}
