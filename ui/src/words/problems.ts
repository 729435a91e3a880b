import type { Problem } from "../backend/backend";
import { spoken } from "./language";
import { firstOf, hasWords, t } from "./words";

/** What a field is about, by the last part of its path. */
const ABOUT: readonly [string, RegExp][] = [
  ["email", /e_?mail/i],
  ["phone", /phone/i],
  ["postal", /postal|zip/i],
  ["date", /dob|birth|date|expires|issued/i],
  ["country", /country|nationality|citizenship/i],
  ["state", /state|subdivision/i],
];

/**
 * What is wrong with what was filled in. The rules tell it with a sentence in English, which names
 * lists and examples; another language says it by the code and what the field is about.
 */
export function problemWords({ path, code, message }: Problem): string {
  const id = `ui-problem-${code}`;
  if (spoken.get() === "en" || !hasWords(id)) return message;
  const last = path.split(".").at(-1) ?? path;
  const about = ABOUT.find(([, names]) => names.test(last))?.[0];
  const count = Number(/\d+/.exec(message)?.[0] ?? 0);
  return about ? firstOf([`${id}-${about}`, id], { count }) : t(id, { count });
}
