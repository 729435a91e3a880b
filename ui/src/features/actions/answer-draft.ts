import type { FileView } from "../../backend/backend";
import { mapDrafts, useDraft } from "../../components/draft";

const KEY = "answer:";

export interface AnswerDraft {
  fields: Record<string, string>;
  files: Record<string, FileView>;
}

const EMPTY: AnswerDraft = { fields: {}, files: {} };

/** What was filled in for the questions of a case. */
export function useAnswerDraft(caseId: string) {
  return useDraft<AnswerDraft>(KEY + caseId, EMPTY);
}

/** Files that were chosen go when the vault is locked; what was typed stays. */
export function forgetAnswerFiles(): void {
  mapDrafts(KEY, (value) => ({ ...(value as AnswerDraft), files: {} }));
}
