/** What the shell says: ids of messages, and what is wrong. */

export const ERROR_CODES = [
  "wrong_passphrase",
  "vault_locked",
  "vault_damaged",
  "vault_in_use",
  "vault_newer",
  "rolled_back",
  "not_found",
  "invalid_input",
  "not_available",
  "conflict",
  "provider_refused",
  "provider_unavailable",
  "rate_limited",
  "credentials_refused",
  "clock_wrong",
  "unreadable_file",
  "file_too_large",
  "does_not_conform",
  "storage_full",
  "tampered",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An id of the message files and its parameters; the sentence is made here. */
export interface Message {
  message_id: string;
  params: [string, string][];
}

export interface Problem {
  /** Dotted path in the provider's own terms. */
  path: string;
  code: string;
  message: string;
  suggestion?: string | null;
}

export type Severity = "info" | "warning" | "error";

export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  /** What was measured, in the unit that the sentence names. */
  number?: number | null;
}

export type ErrorDetail =
  | { kind: "problems"; problems: Problem[] }
  | { kind: "findings"; findings: Finding[] }
  | { kind: "provider_words"; words: string }
  | { kind: "saved"; case_id: string }
  | { kind: "journal"; first_bad: number };

/** What every command rejects with. */
export interface CommandErrorView {
  code: ErrorCode;
  message: Message;
  detail: ErrorDetail | null;
}
