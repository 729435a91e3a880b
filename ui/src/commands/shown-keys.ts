import { hasWords, t } from "../words/words";

const ARROWS: Record<string, string> = {
  ArrowRight: "→",
  ArrowLeft: "←",
  ArrowUp: "↑",
  ArrowDown: "↓",
};
const isMac = typeof navigator !== "undefined" && navigator.userAgent.includes("Mac OS");

function shownKey(key: string): string {
  if (isMac && key === "Ctrl") return "⌘";
  const id = `ui-key-${key}`;
  return ARROWS[key] ?? (/^[A-Z][a-z]+$/.test(key) && hasWords(id) ? t(id) : key);
}

/** A binding as it is written on the screen and on the keys of the language's keyboards. */
export function shownKeys(binding: string): string {
  return binding
    .split(" ")
    .map((chord) => {
      const [modifiers = "", key = ""] =
        /^((?:(?:Ctrl|Shift)\+)*)(.+)$/.exec(chord)?.slice(1) ?? [];
      return [...modifiers.split("+").filter(Boolean), key].map(shownKey).join("+");
    })
    .join(" ");
}
