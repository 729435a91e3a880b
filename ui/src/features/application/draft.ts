import type { AttestationKind, Attested, Json } from "../../backend/backend";
import { mapDrafts } from "../../components/draft";

export interface AttestationDraft {
  /** `YYYY-MM-DD`, on this computer's calendar. */
  date: string;
  /** `HH:MM`, by this computer's clock. */
  time: string;
  how: string;
}

export interface ApplicationDraft {
  connection_id: string | null;
  /** By dotted path. */
  values: Record<string, string>;
  attested: Partial<Record<AttestationKind, AttestationDraft>>;
  /** The number was cleared when the vault locked. */
  cleared: boolean;
}

export const DRAFT_KEY = "application";
export const EMPTY_DRAFT: ApplicationDraft = {
  connection_id: null,
  values: {},
  attested: {},
  cleared: false,
};

/** The attestations that Jiko demands before a create. */
export const DEMANDED: AttestationKind[] = ["phone", "email", "agreements"];

/** The provider's JSON from what was typed; blank means absent. */
export function toApplicant(values: Record<string, string>): Record<string, Json> {
  const root: Record<string, Json> = {};
  for (const [path, value] of Object.entries(values)) {
    if (value.trim() === "") continue;
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let at = root;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, Json>;
    }
    at[last] = value;
  }
  // Which version was accepted and when is filled in when the application is created.
  root.agreement_consent = { version: "current", timestamp: "current" };
  return root;
}

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

export function toAttested(draft: ApplicationDraft): Attested[] {
  return DEMANDED.flatMap((kind) => {
    const given = draft.attested[kind];
    const at = momentOf(given);
    return at && given && given.how.trim() !== "" ? [{ kind, at, how: given.how.trim() }] : [];
  });
}

/** What must not outlast the lock: the number. The rest of a half-typed form stays. */
export function forgetNumbers(): void {
  mapDrafts(DRAFT_KEY, (value) => {
    const draft = value as ApplicationDraft;
    if (!draft.values.identification_number) return draft;
    const { identification_number: _, ...values } = draft.values;
    return { ...draft, values, cleared: true };
  });
}
