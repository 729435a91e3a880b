/** The list of cases, what narrows it and how it is ordered. */
import type { Stage } from "./common";

export const VIEWS = [
  "needs-us",
  "escalated",
  "needs-documents",
  "needs-data",
  "ready",
  "information-requested",
  "manual-review",
  "waiting",
  "snoozed",
  "decided",
  "unmapped",
  "all",
] as const;

export type ViewName = (typeof VIEWS)[number];

export const DUES = ["late", "today", "week", "later", "none"] as const;

/** late: before now; today: within 24 hours; week: within 7 days; none: without a due time. */
export type QueueDue = (typeof DUES)[number];

export const SORTS = ["urgent", "updated", "oldest", "name"] as const;

export type QueueSort = (typeof SORTS)[number];

/** What narrows the queue, apart from a search. */
export interface SavedFilter {
  view: ViewName;
  provider: string | null;
  connection: string | null;
  stage: Stage | null;
  due: QueueDue | null;
  /** Only cases in which something doubtful was found, or none was. */
  finding: boolean | null;
  /** Null is by urgency. */
  sort: QueueSort | null;
}

export interface QueueRequest extends SavedFilter {
  search: string | null;
  limit: number;
  after: string | null;
}

export interface SavedView {
  id: string;
  name: string;
  /** What was searched for is never kept. */
  filter: SavedFilter & { search?: null };
}

export type MatchField = "name" | "external_id" | "email" | "phone" | "number" | "case_id";

export interface QueueRowView {
  case_id: string;
  external_id: string | null;
  provider: string;
  connection_id: string;
  name: string | null;
  stage: Stage;
  provider_status: string | null;
  due_at?: string | null;
  first_seen_at: string;
  updated_at: string;
  needs: string[];
  findings: number;
  documents: number;
  snoozed_until?: string | null;
  escalated: boolean;
  /** Why a search found it; close: with a letter or two different. */
  match?: { field: MatchField; is_close: boolean } | null;
}

export interface QueueView {
  cases: QueueRowView[];
  next?: string | null;
  total: number;
  /** There are more than were counted. */
  total_is_least: boolean;
}
