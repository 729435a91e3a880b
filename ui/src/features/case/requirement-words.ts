import { t } from "../../words/words";

export function listWords(words: string[], word: "and" | "or" | "with"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${t(`ui-${word}`)} ${words.at(-1)}`;
}

/**
 * Alternatives as one sentence: what every set shares first, then the choice. `SELFIE, and either
 * PASSPORT or ID_FRONT with ID_BACK`.
 */
export function alternativesWords(alternatives: string[][]): string {
  const [first, ...others] = alternatives;
  if (!first) return "";
  if (others.length === 0) return listWords(first, "and");
  const shared = first.filter((slot) => others.every((set) => set.includes(slot)));
  const choices = alternatives.map((set) =>
    listWords(
      set.filter((slot) => !shared.includes(slot)),
      "with",
    ),
  );
  // A set that is nothing but what all share asks for nothing more.
  if (choices.some((choice) => choice === "")) return listWords(shared, "and");
  const either = t("ui-either", {
    first: choices.slice(0, -1).join(", "),
    last: choices.at(-1) ?? "",
  });
  return shared.length > 0
    ? t("ui-shared-and-either", { shared: listWords(shared, "and"), either })
    : either;
}
