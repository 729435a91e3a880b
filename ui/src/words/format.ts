import type { KeptCount } from "../backend/backend";
import { dateOf } from "./dates";
import { LOCALES, spoken, type Language } from "./language";
import { firstOf, hasWords, slotName, t } from "./words";

export { calendarDate } from "./dates";
export { slotName };

function writers(language: Language) {
  const locale = LOCALES[language];
  const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);
  return {
    time: date({ hour: "2-digit", minute: "2-digit" }),
    day: date({ day: "numeric", month: "short" }),
    dayOfYear: date({ day: "numeric", month: "short", year: "numeric" }),
    decimal: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }),
    whole: new Intl.NumberFormat(locale),
    list: new Intl.ListFormat(locale),
  };
}

const made: Partial<Record<Language, ReturnType<typeof writers>>> = {};

/** How the language of the screen writes dates and numbers. */
function written(): ReturnType<typeof writers> {
  const language = spoken.get();
  return (made[language] ??= writers(language));
}

export function clock(at: string | number | Date): string {
  return written().time.format(new Date(at));
}

/** The time today, the day and time before. */
export function moment(at: string, now = Date.now()): string {
  const { time, day } = written();
  const date = new Date(at);
  const today = new Date(now).toDateString() === date.toDateString();
  return today ? time.format(date) : `${day.format(date)} ${time.format(date)}`;
}

export function fullMoment(at: string): string {
  const { time, dayOfYear } = written();
  const date = new Date(at);
  return `${dayOfYear.format(date)}, ${time.format(date)}`;
}

/** A calendar date without its year. */
export function calendarDay(text: string): string {
  const date = dateOf(text);
  return date ? written().day.format(date) : text;
}

/** How many files and how much data goes, in words. */
export function amount({ documents, applicants }: KeptCount): string {
  const parts = [
    documents > 0 && t("ui-amount-files", { count: documents }),
    applicants > 0 && t("ui-amount-data", { count: applicants }),
  ].filter((it) => it !== false);
  return parts.length > 0 ? written().list.format(parts) : t("ui-amount-nothing");
}

export function count(value: number): string {
  return written().whole.format(value);
}

/** A number with one place at most. */
export function decimal(value: number): string {
  return written().decimal.format(value);
}

/** Decimal units, as the providers' limits are meant. */
export function bytes(length: number): string {
  if (length < 1_000) return `${length} B`;
  if (length < 1_000_000) return `${decimal(length / 1_000)} kB`;
  // Rounded down, so that what is just under a limit is not shown as at it.
  return `${decimal(Math.floor(length / 100_000) / 10)} MB`;
}

/** How long something takes: seconds while they can be counted, then minutes. */
export function span(seconds: number): string {
  return seconds < 100
    ? t("ui-seconds", { count: seconds })
    : t("ui-minutes", { count: Math.ceil(seconds / 60) });
}

export interface Due {
  text: string;
  urgency: "late" | "soon" | "later";
}

/** How far away a due time is, in the largest unit that says something. */
export function due(at: string, now: number): Due {
  const minutes = Math.round((Date.parse(at) - now) / 60_000);
  const size = Math.abs(minutes);
  const amount =
    size >= 2_880
      ? t("ui-days", { count: Math.floor(size / 1_440) })
      : size >= 60
        ? t("ui-hours", { count: Math.floor(size / 60) })
        : t("ui-minutes", { count: size });
  if (minutes < 0) return { text: t("ui-late", { amount }), urgency: "late" };
  return { text: t("ui-left", { amount }), urgency: minutes < 480 ? "soon" : "later" };
}

const MEDIA: Record<string, string> = {
  "image/jpeg": "JPEG",
  "image/png": "PNG",
  "application/pdf": "PDF",
  "image/webp": "WebP",
  "image/tiff": "TIFF",
  "image/gif": "GIF",
  "image/bmp": "BMP",
  "image/heic": "HEIC",
};

export function media(type: string): string {
  return MEDIA[type] ?? type;
}

/** A provider's own name, as people write it. */
export function providerName(provider: string): string {
  const id = `ui-provider-${provider}`;
  return hasWords(id) ? t(id) : provider;
}

/** `document:PASSPORT` in words. */
export function needWords(need: string): string {
  const at = need.indexOf(":");
  const verb = at < 0 ? need : need.slice(0, at);
  const what = at < 0 ? "" : need.slice(at + 1);
  if (verb === "document") return slotName(what);
  return firstOf([`ui-need-${verb}`, `need-${verb}`], { what: what && askedName(what) });
}

/** What is asked about: of `section.DOCUMENT.field` the document. */
function askedName(path: string): string {
  const parts = path.split(".");
  return fieldName(parts.length > 2 ? parts.slice(0, 2).join(".") : path);
}

/** The last part of a dotted path in words: `address.postal_code`, Postal code. */
export function fieldName(path: string): string {
  const plain = path.replace(/\.\d+(?=\.|$)/g, "");
  const last = plain.split(".").at(-1) ?? plain;
  const id = [plain, last]
    .map((it) => `ui-field-${it.replace(/[^A-Za-z0-9_-]/g, "-")}`)
    .find(hasWords);
  if (id) return t(id);
  const words = last.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** `BETWEEN_50K_AND_100K` in words. */
export function optionName(value: string): string {
  const id = `ui-option-${value}`;
  return hasWords(id) ? t(id) : value;
}
