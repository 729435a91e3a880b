import {
  ERROR_CODES,
  type CommandErrorView,
  type ErrorCode,
  type ErrorDetail,
  type Message,
} from "./backend";

/** A command's refusal or failure. */
export class CommandError extends Error {
  readonly code: ErrorCode;
  readonly said: Message;
  readonly detail: ErrorDetail | null;

  constructor(view: CommandErrorView) {
    super(view.code);
    this.name = "CommandError";
    this.code = view.code;
    this.said = view.message;
    this.detail = view.detail;
  }
}

function isView(thrown: unknown): thrown is CommandErrorView {
  if (typeof thrown !== "object" || thrown === null) return false;
  const code = (thrown as { code?: unknown }).code;
  return typeof code === "string" && (ERROR_CODES as readonly string[]).includes(code);
}

/** Whatever was thrown, as an error with a code. What has none is a fault of this program. */
export function toCommandError(thrown: unknown): CommandError {
  if (thrown instanceof CommandError) return thrown;
  if (isView(thrown)) {
    return new CommandError({
      code: thrown.code,
      message: thrown.message ?? { message_id: "error-internal", params: [] },
      detail: thrown.detail ?? null,
    });
  }
  return new CommandError({
    code: "internal",
    message: { message_id: "error-internal", params: [] },
    detail: null,
  });
}
