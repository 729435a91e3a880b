/** Connections to providers, and how they are reached. */
import type { Environment } from "./common";
import type { Message } from "./message";

export interface ConnectionView {
  connection_id: string;
  provider: string;
  name: string;
  environment: Environment;
  base_url: string;
  cases: number;
  trouble?: string | null;
  /** Parts of the provider's contract are assumed. */
  partly_unverified: boolean;
}

/** In the provider's own names; a switch is true or false. */
export type Credentials = Record<string, string | boolean>;

export interface ImportedView {
  added: number;
  already_known: number;
  refused: { line: number; reason: Message }[];
}

/** A team's inbox, and what its operator has to be told of this desk. */
export interface InboxView {
  address: string;
  token_sha256: string;
  seal_to: string;
}

export interface Pulled {
  accepted: number;
  duplicate: number;
  rejected: number;
}

export interface WebhookView {
  webhook_id: string;
  url: string;
  active: boolean;
}

/** Whether the simulated providers of the vault answer; absent where it has none. */
export type SimulatedWord = "absent" | "asleep" | "running";

export interface AddConnectionRequest {
  provider: string;
  name: string;
  environment: Environment;
  base_url: string;
  credentials: Credentials;
  proxy: string | null;
  ca_pem: string | null;
  pins_pem: string | null;
  owner: string | null;
}

export interface AgreementsView {
  version: string;
  release_date: string | null;
  documents: { title: string; url: string; type: string | null; category: string | null }[];
}

export interface SyncStateView {
  state: "up_to_date" | "syncing" | "offline" | "trouble" | "idle";
  at: string | null;
  pending: number;
  message: Message | null;
}
