/** What a fake shell is made of. */
import type { Backend, ConnectionView, ErrorCode, KeyMode, Role, Settings } from "../backend";

/** `providers` is `busy` with all the other providers besides Jiko. */
export type Scenario = "absent" | "locked" | "first-run" | "busy" | "idle" | "providers";

export interface FakeOptions {
  scenario?: Scenario;
  offline?: boolean;
  /** Milliseconds before every answer. */
  latency?: number;
  /** How long delivery and the provider take, in milliseconds. */
  delay?: number;
  cases?: number;
  passphrase?: string;
  recoveryCode?: string | null;
  mode?: KeyMode;
  /** For how long no passphrase is tried. */
  waitSeconds?: number;
  /** Commands that fail, by name, with their code. */
  failing?: Partial<Record<keyof Backend, ErrorCode>>;
  simulator?: boolean;
  /** The vault's simulated providers ended with an earlier run of the program. */
  asleep?: boolean;
  theme?: Settings["theme"];
  language?: Settings["language"];
  textPercent?: number;
  role?: Role;
  /** The vault is of an older version: so many steps bring it to this one when it is opened. */
  upgrade?: number;
  /** The vault's files are damaged. */
  damaged?: boolean;
  environment?: ConnectionView["environment"];
  /** An older copy of the vault was put back. */
  rolledBack?: boolean;
  /** A provider that is connected but does not answer, with this code. */
  trouble?: ErrorCode | null;
  /** What was submitted and can still be taken back: for so many seconds, in the first case. */
  held?: number;
  /** What is wrong with the file that a person chooses. */
  badFile?: ErrorCode | null;
  /** The case that a link opens at first, by its place. */
  wanted?: number | null;
}

export const USUAL: Required<FakeOptions> = {
  scenario: "busy",
  offline: false,
  latency: 0,
  delay: 1_200,
  cases: 14,
  passphrase: "correct horse",
  recoveryCode: "0000-1111-2222-3333-4444-5555-6666-7777-8888",
  mode: "passphrase",
  waitSeconds: 0,
  failing: {},
  simulator: true,
  asleep: false,
  theme: "system",
  language: "en",
  textPercent: 100,
  environment: "simulated",
  rolledBack: false,
  trouble: null,
  held: 0,
  badFile: null,
  wanted: null,
  role: "supervisor",
  damaged: false,
  upgrade: 0,
};
