import type { FluentVariable } from "@fluent/bundle";

import type { Finding, Message } from "../backend/backend";
import type { CommandError } from "../backend/errors";
import { bundle } from "./bundles";
import { calendarDate } from "./dates";

export type Params = Record<string, FluentVariable>;

export function hasWords(id: string): boolean {
  return bundle().hasMessage(id);
}

/** The words of a message. An id without words shows itself, so that it is noticed. */
export function t(id: string, params?: Params): string {
  const words = bundle();
  const value = words.getMessage(id)?.value;
  if (!value) return id;
  // Without a list of errors the formatter throws for a parameter that is not given.
  return words.formatPattern(value, params, []);
}

/** The words of the first id that has any. */
export function firstOf(ids: string[], params?: Params): string {
  return t(ids.find(hasWords) ?? ids.at(-1) ?? "", params);
}

/** Parameters that choose a plural form; everything else stays text. */
const COUNTS = new Set(["count", "days", "minutes", "seconds", "least", "number"]);

/** An everyday name for a slot; its own name where there is none. */
export function slotName(slot: string): string {
  const id = `ui-slot-${slot.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  return hasWords(id) ? t(id) : slot;
}

/** What a code of the policy is called: by its label, else by the program's words, else itself. */
export function codeWords(list: string, code: string, label?: string | null): string {
  const id = `ui-${list}-${code.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  return label ?? (hasWords(id) ? t(id) : code);
}

function param(name: string, value: string): FluentVariable {
  if (COUNTS.has(name) && /^\d+$/.test(value)) return Number(value);
  // As the rest of the window calls and writes them.
  if (name === "slot" || name === "slots") return value.split(", ").map(slotName).join(", ");
  return name === "date" ? calendarDate(value) : value;
}

function paramsOf(message: Message): Params {
  return Object.fromEntries(message.params.map(([name, value]) => [name, param(name, value)]));
}

/** The sentence of a message from the shell. */
export function say(message: Message): string {
  if (hasWords(message.message_id)) return t(message.message_id, paramsOf(message));
  // A finding brings its sentence along.
  return message.params.find(([name]) => name === "sentence")?.[1] ?? message.message_id;
}

/** What was noticed about a file. A code that there are no words for brings its sentence along. */
export function findingWords({ code, number, message }: Finding): string {
  const id = `finding-${code}`;
  return hasWords(id) ? t(id, { number: number ?? 0 }) : message;
}

/** What happened, as the error tells it. */
export function whatHappened(error: CommandError): string {
  const { said } = error;
  const told = hasWords(said.message_id) || said.params.some(([name]) => name === "sentence");
  return told ? say(said) : t(`ui-error-${error.code}`);
}

function attribute(id: string, name: string, params: Params): string | null {
  const words = bundle();
  const pattern = words.getMessage(id)?.attributes[name];
  return pattern ? words.formatPattern(pattern, params, []) : null;
}

/** What to do about an error, in terms of the window rather than of the terminal. */
export function nextStep(error: CommandError): string {
  const id = error.said.message_id;
  const params = paramsOf(error.said);
  if (hasWords(`ui-do-${id}`)) return t(`ui-do-${id}`, params);
  const advice = attribute(id, "do", params);
  if (advice && !/dossierctl|--[a-z]/.test(advice)) return advice;
  return t(`ui-next-${error.code}`, params);
}
