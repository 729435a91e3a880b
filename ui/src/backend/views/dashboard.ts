/** Figures of the desk. */
import type { Stage } from "./common";

/** For how long a case has been open. */
export type AgeBucket = "day" | "three_days" | "week" | "two_weeks" | "month" | "older";

/** How long it took from the first submit to the decision. */
export type DecisionBucket = "hour" | "day" | "three_days" | "week" | "month" | "older";

/** Figures of the desk: what is open now, and what happened within a number of days. */
export interface DashboardView {
  open: { stage: Stage; provider: string; count: number }[];
  ages: { bucket: AgeBucket; count: number }[];
  /** Days are written `YYYY-MM-DD`; one on which nothing happened may be left out. */
  decided: { day: string; approved: number; rejected: number }[];
  time_to_decision: { bucket: DecisionBucket; count: number }[];
  median_hours: number | null;
  /** In the provider's word; null where it gave none. */
  refusals: { reason: string | null; provider: string; count: number }[];
  throughput: { day: string; submitted: number; recommended: number }[];
  as_of: string;
}
