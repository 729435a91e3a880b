/** One case with all that belongs to it. */
import type { Environment, Field, Json, Stage } from "./common";
import type { Attested, DecisionView } from "./decision";
import type { DetailsView, DocumentView } from "./document";
import type { KeptView } from "./retention";
import type { ActionView, SubmissionView } from "./submission";

/** A case file that was written. */
export interface CaseFileView {
  path: string;
  /** SHA-256 of its manifest, as the journal names it. */
  manifest: string;
  fingerprint: string;
  public_key: string;
  redacted: boolean;
  members: number;
  documents: number;
  bytes: number;
}

/** A folder that the person chose for case files; its path stays in the shell under the token. */
export interface ExportFolder {
  token: string;
  label: string;
}

export type RequirementKind =
  "identity" | "identification_number" | "address" | "other" | "data" | "information";

export interface RequirementView {
  kind: RequirementKind;
  satisfied: boolean;
  optional?: boolean;
  alternatives: string[][];
  missing: string[];
  fields?: Field[];
}

export interface SlotRule {
  media_types: string[];
  max_bytes: number;
  min_bytes?: number | null;
  pages?: number | null;
  edits: "none" | "lossless" | "full";
}

export type SlotState = "open" | "queued" | "accepted" | "refused";

export interface SlotView {
  slot: string;
  state: SlotState;
  rule: SlotRule | null;
  details: DetailsView;
  link?: string | null;
  provider_word?: string | null;
  reason?: string | null;
}

export interface TimelineView {
  seq: number;
  at: string;
  actor: "reviewer" | "provider" | "dossier";
  kind: string;
  data: Record<string, unknown>;
}

export interface CaseSummary {
  case_id: string;
  external_id: string | null;
  stage: Stage;
  provider_status: string | null;
}

/** Another case that seems to be about the same person. */
export interface OtherCase extends CaseSummary {
  provider: string;
  connection: string;
}

export interface CaseView extends CaseSummary {
  provider: string;
  connection_id: string;
  environment: Environment;
  name: string | null;
  customer_id?: string | null;
  due_at?: string | null;
  snoozed_until?: string | null;
  escalated?: boolean;
  applicant: Json;
  requirements: RequirementView[];
  slots: SlotView[];
  actions: ActionView[];
  needs: string[];
  provider_reasons: string[];
  /** Pages of the provider that belong in the customer's hands. */
  pages: { kind: "terms" | "upload"; url: string }[];
  /** When the provider stops waiting. */
  deadline?: string | null;
  deadline_estimated: boolean;
  submissions: SubmissionView[];
  documents: DocumentView[];
  attestations: Attested[];
  notes: { reviewer: string; at: string; text: string; erased: boolean }[];
  checks: { item: string; reviewer: string; at: string }[];
  /** What is kept of it and until when. */
  kept: KeptView;
  /** What the policy has looked at in this case. */
  checklist: { item: string; label?: string | null }[];
  /** Names the evidence as it is now. */
  evidence: string;
  recommendation?: DecisionView | null;
  timeline: TimelineView[];
}

export interface CreateCaseRequest {
  connection_id: string;
  applicant: Json;
  attested: Attested[];
  hold_seconds: number | null;
}
