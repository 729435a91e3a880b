import type { ComparisonView, Doubt, ElsewhereView, SubmissionView } from "../../backend/backend";
import { Store, useStore } from "../../components/store";
import { calendarDate, slotName } from "../../words/format";
import { t } from "../../words/words";

/** What was found out about a file when it was attached, as far as this window saw it: why its upload
 * is held, and how it stands to the applicant. */
export interface Doubted {
  doubts: Doubt[];
  comparisons: ComparisonView[];
  elsewhere: ElsewhereView[];
}

const kept = new Store<Record<string, Doubted>>({});

export function keepDoubts(submissionId: string, doubted: Doubted): void {
  kept.set((all) => ({ ...all, [submissionId]: doubted }));
}

export function doubtsAbout(submissionId: string): Doubted | null {
  return kept.get()[submissionId] ?? null;
}

export function useDoubtsAbout(submissionId: string | null): Doubted | null {
  return useStore(kept)[submissionId ?? ""] ?? null;
}

/** What was read does not outlast the lock. */
export function forgetDoubts(): void {
  kept.set({});
}

/** Held until a person says that the document is the applicant's. */
export function isDoubted(submission: SubmissionView): boolean {
  return (
    submission.state === "held" && submission.reason?.message_id === "submission-person-in-doubt"
  );
}

const FIELD = { name_differs: "name", birth_date_differs: "birth_date" } as const;

/** One sentence for a doubt; with both values where this person may see them. */
export function doubtWords(doubt: Doubt, doubted: Doubted, slot: string): string {
  if (doubt === "same_image_elsewhere") return t("ui-doubt-same_image_elsewhere");
  const found = doubted.comparisons.find(
    (it) => it.field === FIELD[doubt] && it.difference === "different",
  );
  if (!found?.applicant || !found.document) return t(`ui-doubt-${doubt}`);
  return t(`ui-doubt-${doubt}-values`, {
    slot: slotName(slot),
    document: calendarDate(found.document),
    applicant: calendarDate(found.applicant),
  });
}
