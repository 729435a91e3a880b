import type { ErrorCode, ErrorDetail } from "../backend";
import { CommandError } from "../errors";

/** A sentence for each code, as the shell would choose one. */
const SENTENCES: Record<ErrorCode, [string, [string, string][]?]> = {
  wrong_passphrase: ["error-wrong-passphrase"],
  vault_locked: ["error-vault-locked"],
  vault_damaged: ["error-vault-damaged"],
  vault_in_use: ["error-vault-in-use"],
  vault_newer: ["error-vault-newer"],
  rolled_back: ["error-rolled-back"],
  not_found: ["error-no-case"],
  invalid_input: ["error-input-problems", [["count", "1"]]],
  not_available: ["reason-submit-pending"],
  conflict: ["submission-moved-meanwhile"],
  provider_refused: [
    "error-provider-refused",
    [
      ["provider", "Jiko"],
      ["status", "422"],
    ],
  ],
  provider_unavailable: [
    "error-provider-unavailable-timeout",
    [
      ["provider", "Jiko"],
      ["connection", "Jiko"],
    ],
  ],
  rate_limited: ["error-provider-rate-limited", [["provider", "Jiko"]]],
  credentials_refused: [
    "error-credentials-login",
    [
      ["provider", "Jiko"],
      ["connection", "Jiko sandbox"],
    ],
  ],
  clock_wrong: [
    "error-clock-ahead",
    [
      ["provider", "Jiko"],
      ["minutes", "7"],
    ],
  ],
  unreadable_file: ["error-file-unreadable"],
  file_too_large: ["error-file-too-large"],
  does_not_conform: [
    "finding-below_legibility_floor",
    [
      [
        "sentence",
        "To fit the limit the picture would have to shrink to under 600 pixels on its short side, too few to read. Give a picture of the document alone.",
      ],
    ],
  ],
  storage_full: ["error-storage-full"],
  tampered: ["error-tampered", [["entry", "17"]]],
  internal: ["error-internal"],
};

export function fakeError(code: ErrorCode, detail: ErrorDetail | null = null): CommandError {
  const [message_id, params = []] = SENTENCES[code];
  if (code === "provider_refused" && !detail) {
    detail = { kind: "provider_words", words: "email: [...] is already in use" };
  }
  return new CommandError({ code, message: { message_id, params }, detail });
}

/** As the shell refuses one. */
export function refuseShort(passphrase: string): void {
  if ([...passphrase].length >= 8) return;
  const message = {
    message_id: "error-passphrase-short",
    params: [["least", "8"] satisfies [string, string]],
  };
  throw new CommandError({ code: "invalid_input", message, detail: null });
}
