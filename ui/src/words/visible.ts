const REORDERS = /[\u200b-\u200f\u2028-\u202e\u2060-\u206f\u061c\ufeff]/;

/** Most text is this; it is looked at as a whole, because pages of the queue hold much of it. */
const PLAIN = /^[\x20-\x7e\xa0-\u02ff]*$/;

/** Control characters and the ones that reorder or hide text, written as escapes; lines stay. */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  let shown = "";
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const isControl =
      (code < 0x20 && char !== "\n" && char !== "\t") || (code >= 0x7f && code < 0xa0);
    shown += isControl || REORDERS.test(char) ? `\\u{${code.toString(16)}}` : char;
  }
  return shown;
}

/** The same in every text of an answer. */
export function allVisible<Value>(value: Value): Value {
  if (typeof value === "string") return visible(value) as Value;
  if (Array.isArray(value)) return value.map(allVisible) as Value;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [visible(key), allVisible(item)]);
  return Object.fromEntries(entries) as Value;
}
