/** The vault, its keys and backups, and the settings of the person. */
import type { Role } from "./common";
import type { Message } from "./message";

/** What opens a vault, besides its recovery code. */
export const KEY_MODES = ["passphrase", "passphrase_and_device"] as const;

export type KeyMode = (typeof KEY_MODES)[number];

export interface VaultStateView {
  state: "absent" | "locked" | "open";
  mode: KeyMode | null;
  has_recovery_code: boolean;
  /** For how long no passphrase is tried. */
  wait_seconds: number;
  /** It cannot be opened because its files are damaged. */
  is_damaged: boolean;
  dir: string;
  sim_available: boolean;
  reviewer: { name: string; role: Role } | null;
  /** Everything is masked because the screen is shown to others. */
  screen_shared: boolean;
  /** Characters of a new passphrase. */
  least_passphrase: number;
  version: string;
}

export interface VaultView {
  vault_id: string;
  fingerprint: string;
  public_key: string;
  created_at: string;
  cases: number;
  outbox: number;
  schema: number;
  mode: KeyMode;
  has_recovery_code: boolean;
  /** An older copy was put back; it is only read from. */
  rolled_back: boolean;
  anchor: "held" | "absent" | "differs";
  /** The last entry of which the anchor knows, where an older copy was put back. */
  anchored_seq?: number | null;
  /** The journal's last entry. */
  seq: number;
  /** How far the journal has come, signed. */
  checkpoint: string;
}

/** An open vault under new keys. The recovery code is told this once. */
export interface NewKeysView {
  vault: VaultView;
  recovery_code: string;
}

export interface BackupStateView {
  last_at: string | null;
  /** Why the person may not write one. */
  refused: Message | null;
}

/** A backup that was chosen and verified. */
export interface BackupView {
  name: string;
  vault_id: string;
  made_at: string;
  size: number;
  mode: KeyMode;
  has_recovery_code: boolean;
}

export type RestoreRequest =
  | { kind: "passphrase"; passphrase: string }
  | { kind: "recovery_code"; code: string; passphrase: string; mode: KeyMode };

export interface RestoredView {
  vault: VaultView;
  made_at: string;
  /** Submissions of which has to be found out whether they arrived since. */
  uncertain: number;
  /** Where the damaged vault is kept that was in the way. */
  aside: string | null;
  /** The new recovery code, where the old one was used up. */
  recovery_code: string | null;
}

export interface VerifiedView {
  ok: boolean;
  entries: number;
  head: string;
  first_bad?: number | null;
}

export interface Settings {
  /** Undo window; null waits until a person releases it. */
  hold_seconds: number | null;
  /** 1 to 15. */
  idle_lock_minutes: number;
  theme: "system" | "light" | "dark";
  one_key_shortcuts: boolean;
  language: "system" | "en" | "de";
  /** Size of the text, in percent: 100 to 130. */
  text_percent: number;
  /** For how long a number stays in the clear, in seconds: 10 to 300. */
  reveal_seconds: number;
  /** Whether the system tells what came while the window was elsewhere. */
  notifications: boolean;
  /** Keys that a person chose, by command; an empty list takes its keys away. */
  keys: Record<string, string[]>;
}
