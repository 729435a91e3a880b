/** How long things are kept, and what goes. */
import type { Message } from "./message";

/** Something that is kept, or went. */
export interface KeptRow {
  case_id: string;
  external_id: string | null;
  /** document, applicant or journal. */
  what: string;
  slot?: string | null;
  goes: string;
  at?: string | null;
  rule?: string | null;
  /** It was not sent, and goes within a week. */
  warns: boolean;
  told: Message;
}

export interface KeptCount {
  documents: number;
  applicants: number;
}

/** What goes now and within 30 days. */
export interface UpcomingView {
  due: KeptCount;
  soon: KeptCount;
  /** Cases of which nothing goes because of a legal hold. */
  on_hold: number;
  rows: KeptRow[];
  up_to: string;
  /** Until a provider's clock agrees with this computer's, nothing goes for its age. */
  clock_confirmed: boolean;
}

/** How long what a connection's cases hold is kept. */
export interface RetentionView {
  connection_id: string;
  name: string;
  keep_days: number;
  applicant_days: number;
  unsent_days: number;
  record_keeper: boolean;
}

export interface RetentionStateView {
  connections: RetentionView[];
  /** Why the person may not change them. */
  refused: Message | null;
}

export type RetentionChange = Omit<RetentionView, "connection_id" | "name">;

export interface ErasedView extends KeptCount {
  up_to: string;
  clock_confirmed: boolean;
}

export interface KeptView {
  on_hold: boolean;
  rows: KeptRow[];
  up_to: string;
}
