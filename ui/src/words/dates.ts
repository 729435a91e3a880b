import { LOCALES, spoken, type Language } from "./language";

const made: Partial<Record<Language, Intl.DateTimeFormat>> = {};

function dayOfYear(): Intl.DateTimeFormat {
  const language = spoken.get();
  return (made[language] ??= new Intl.DateTimeFormat(LOCALES[language], {
    day: "numeric",
    month: "short",
    year: "numeric",
  }));
}

/** A calendar date as a moment of this computer's own day; null for what is none. */
export function dateOf(text: string): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts && new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
}

/** A calendar date has no zone and is never shifted. */
export function calendarDate(text: string): string {
  const date = dateOf(text);
  return date ? dayOfYear().format(date) : text;
}
