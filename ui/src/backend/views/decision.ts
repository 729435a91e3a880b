/** What the reviewer attests and recommends, and the policy that holds. */
import type { Stage } from "./common";

export type AttestationKind = "phone" | "email" | "agreements" | "terms";

export interface Attested {
  kind: AttestationKind;
  /** RFC 3339. */
  at: string;
  how?: string | null;
}

export type Recommendation = "approve" | "decline" | "request";

export interface RecommendRequest {
  recommendation: Recommendation;
  reasons: string[];
  text: string | null;
  private: string | null;
  /** The case's evidence as it was looked at; refused where it is another by now. */
  evidence: string | null;
}

export type EvidencePart = "applicant" | "documents" | "requirements" | "provider" | "checklist";

/** Our recommendation as it was recorded. */
export interface DecisionView {
  recommendation: Recommendation;
  reasons: string[];
  text?: string | null;
  private?: string | null;
  at: string;
  /** Version of the policy under which it was made. */
  policy?: number | null;
  /** The evidence is no longer what was seen then. */
  outdated: boolean;
  changed?: EvidencePart[];
}

/** A code for the record; without a label the program has words for it. */
export interface Coded {
  code: string;
  label?: string | null;
}

export interface Policy {
  due_hours: { documents: number; information: number; ready: number; manual_review: number };
  working_days: string[];
  reasons: Record<Recommendation, Coded[]>;
  other_reasons: boolean;
  checklists: { providers?: string[]; stages?: Stage[]; items: Coded[] }[];
  other_items: boolean;
  reveal_reasons: Coded[];
}

export interface PolicyView {
  /** 0 is the one that the program ships. */
  version: number;
  digest: string;
  set_at?: string | null;
  set_by?: string | null;
  policy: Policy;
}
