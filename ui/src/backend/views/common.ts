/** What nearly everything of the shell speaks of. */

export type Stage =
  | "NotSubmitted"
  | "InProgress"
  | "DocumentsNeeded"
  | "DataNeeded"
  | "ReadyToResubmit"
  | "InformationRequested"
  | "ManualReview"
  | "Approved"
  | "Rejected"
  | "Unmapped";

export type Environment = "simulated" | "sandbox" | "production";

export type Role = "support" | "reviewer" | "supervisor";

export const ROLES: readonly Role[] = ["support", "reviewer", "supervisor"];

export interface Field {
  name: string;
  type: "text" | "date" | "choice" | "file";
  reason?: string | null;
  options?: string[];
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
