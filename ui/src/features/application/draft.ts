import type { AttestationKind, Attested } from "../../backend/backend";

export interface AttestationDraft {
  /** `YYYY-MM-DD`, on this computer's calendar. */
  date: string;
  /** `HH:MM`, by this computer's clock. */
  time: string;
  how: string;
}

export type Attestations = Partial<Record<AttestationKind, AttestationDraft>>;

export interface ApplicationDraft {
  /** By dotted path. */
  values: Record<string, string>;
  attested: Attestations;
}

/** A draft of its own for every provider: their fields differ. */
export const DRAFT_KEY = "application:";
export const EMPTY_DRAFT: ApplicationDraft = { values: {}, attested: {} };

/** What has to be attested before a create. The use case has the last word; others demand nothing. */
export const DEMANDED: Record<string, readonly AttestationKind[]> = {
  jiko: ["phone", "email", "agreements"],
};

/** Date and time by this computer's clock as RFC 3339; null where they make no moment. */
export function momentOf(draft: AttestationDraft | undefined): string | null {
  if (!draft) return null;
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(draft.date.trim());
  const time = /^(\d{1,2}):(\d{2})$/.exec(draft.time.trim());
  if (!date || !time) return null;
  const [year, month, day] = date.slice(1).map(Number) as [number, number, number];
  const [hour, minute] = time.slice(1).map(Number) as [number, number];
  const at = new Date(year, month - 1, day, hour, minute);
  const exists =
    at.getMonth() === month - 1 && at.getDate() === day && at.getHours() === hour && minute < 60;
  return exists ? at.toISOString() : null;
}

/** Whether it says when and how. */
export function isAttested(draft: AttestationDraft | undefined): boolean {
  return momentOf(draft) !== null && (draft?.how.trim() ?? "") !== "";
}

export function toAttested(draft: Attestations, kinds: readonly AttestationKind[]): Attested[] {
  return kinds.flatMap((kind) => {
    const given = draft[kind];
    const at = momentOf(given);
    return at && given && given.how.trim() !== "" ? [{ kind, at, how: given.how.trim() }] : [];
  });
}
