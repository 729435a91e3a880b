/** What can be done at a provider, and what is on its way there. */
import type { Message } from "./message";

export type ActionName = "submit" | "start_again" | "correct" | "answer" | "attach";

export interface ActionView {
  action: ActionName;
  available: boolean;
  reason?: Message | null;
}

export type SubmissionKind = "create" | "upload" | "submit" | "correct" | "answer";

export type SubmissionState =
  "held" | "queued" | "sending" | "accepted" | "refused" | "uncertain" | "parked" | "withdrawn";

export interface SubmissionView {
  submission_id: string;
  case_id: string;
  /** Whose API and whose application; the outbox shows them where they are told. */
  provider?: string | null;
  name?: string | null;
  kind: SubmissionKind;
  slot?: string | null;
  state: SubmissionState;
  attempts: number;
  next_at?: string | null;
  held_until?: string | null;
  reason?: Message | null;
  receipt?: {
    at: string;
    provider_status?: string | null;
    reference?: string | null;
    sha256?: string | null;
    reconciled: boolean;
  } | null;
  refusal?: { at: string; status: number; words: string } | null;
  created_at: string;
}

export interface AnswerRequest {
  /** By field of the information requirement. */
  fields: Record<string, string>;
  /** Handles of chosen files, by field. */
  documents: Record<string, string>;
  hold_seconds: number | null;
}

export interface QueuedView {
  submission_id: string;
  state: SubmissionState;
}
