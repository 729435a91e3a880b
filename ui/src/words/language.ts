import { Store } from "../components/store";

/** The languages that the window speaks. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each writes dates, numbers and plurals. */
export const LOCALES: Record<Language, string> = { en: "en-GB", de: "de-DE" };

/** The language of the screen now. */
export const spoken = new Store<Language>("en");

/** The chosen one; where none was chosen, the first of the system's that is spoken here. */
export function wanted(
  chosen: Language | "system",
  systems: readonly string[] = navigator.languages,
): Language {
  if (chosen !== "system") return chosen;
  const known = systems.map((it) => it.slice(0, 2).toLowerCase());
  return known.find((it): it is Language => (LANGUAGES as readonly string[]).includes(it)) ?? "en";
}
