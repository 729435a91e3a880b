import { hasWords, t } from "./words";

export interface Reason {
  /** What it means, where that is known. */
  words: string | null;
  /** As the provider said it. */
  raw: string;
}

/** A provider's reason: a code, several codes with commas between, or a sentence of its own. */
export function reasonParts(reason: string): Reason[] {
  const parts = reason.split(/,\s*/).map((raw) => {
    const id = `told-${raw}`;
    return { words: /^[\w-]+$/.test(raw) && hasWords(id) ? t(id) : null, raw };
  });
  return parts.every((it) => it.words !== null) ? parts : [{ words: null, raw: reason }];
}

/** The same in one line. */
export function reasonLine(reason: string): string {
  return reasonParts(reason)
    .map(({ words, raw }) => (words ? `${words} (${raw})` : raw))
    .join(" ");
}
