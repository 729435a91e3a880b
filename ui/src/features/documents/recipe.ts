import type { DocumentFacts, Operation } from "../../backend/backend";
import { bytes, media } from "../../words/format";
import { t } from "../../words/words";

/** `JPEG · 4032 × 3024 px · 6.2 MB`. */
export function factsWords(facts: DocumentFacts): string {
  const size = facts.width && facts.height ? `${facts.width} × ${facts.height} px` : null;
  const pages = facts.pages ? t("ui-pages", { count: facts.pages }) : null;
  return [media(facts.media_type), size, pages, bytes(facts.bytes)].filter(Boolean).join(" · ");
}

function stepWords(step: Operation): string {
  switch (step.op) {
    case "decode":
    case "encode":
      return t(`ui-recipe-${step.op}`, { type: media(step.media_type) });
    case "pages":
      return t("ui-recipe-pages", {
        count: step.pages.length,
        pages: step.pages.join(", "),
        of: step.of,
      });
    case "turn":
      return t(`ui-recipe-turn-${step.quarters}`);
    case "crop":
    case "scale":
      return t(`ui-recipe-${step.op}`, {
        width: String(step.width),
        height: String(step.height),
      });
    default:
      return t(`ui-recipe-${step.op}`);
  }
}

/** How a file is made, step by step. */
export function recipeWords(recipe: Operation[]): string {
  return recipe.map(stepWords).join(" → ");
}
