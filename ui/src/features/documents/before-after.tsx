import { useState, type ReactNode } from "react";

import type { DocumentFacts, Operation, SlotRule } from "../../backend/backend";
import { bytes } from "../../words/format";
import { t } from "../../words/words";
import { LightPanel } from "./light-panel";
import { PageTurner } from "./page-turner";
import { PicturePane } from "./picture-pane";
import { factsWords, recipeWords } from "./recipe";
import { useViewing } from "./viewing";
import { ViewTools } from "./view-tools";
import type { Whole } from "./whole";

type Mode = "both" | "before" | "after";

/** Which page of a document is shown. */
export interface Paging {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}

/** The file as received and as it goes out, on the same neutral ground in both themes. */
export function BeforeAfter({
  before,
  after,
  wholeBefore = null,
  wholeAfter = null,
  source,
  prepared,
  recipe,
  rule,
  fits,
  paging = null,
  turn,
  onTurn,
  over,
  isOld = false,
  focus = "both",
  onBroken,
}: {
  before: string | null;
  after: string | null;
  /** The same pictures with all their pixels. */
  wholeBefore?: Whole | null;
  wholeAfter?: Whole | null;
  source: DocumentFacts | null;
  prepared: DocumentFacts | null;
  recipe: Operation[];
  /** What the file must be; null where nobody says. */
  rule: SlotRule | null;
  fits: boolean;
  paging?: Paging | null;
  /** Quarters to the right, for the eye only. */
  turn?: number;
  onTurn?: (by: number) => void;
  /** What lies over the picture as received. */
  over?: ReactNode;
  /** A change of the person's is being worked in. */
  isOld?: boolean;
  /** What is shown while nobody has chosen. */
  focus?: Mode;
  /** A picture is not kept any more. */
  onBroken?: () => void;
}) {
  const [chosen, setMode] = useState<Mode | null>(null);
  const { lens, setLens, isLit } = useViewing();
  const mode = chosen ?? focus;
  const isWide = (source?.width ?? 0) > (source?.height ?? 0) !== ((turn ?? 0) % 2 === 1);
  const modes: Mode[] = ["both", "before", "after"];
  const shared = { lens, onLens: setLens, turn, onTurn, onBroken };
  const noBefore = t(source === null ? "ui-no-preview" : "ui-opening");
  const noAfter = t(prepared ? "ui-opening" : "ui-no-after");
  return (
    <>
      {isLit && <LightPanel />}
      <div className="picture-room">
        <div className={`pictures pictures-${mode} ${isWide ? "pictures-wide" : ""}`}>
          {mode !== "after" && (
            <figure className="picture">
              <figcaption>
                <strong>{t("ui-before")}</strong>{" "}
                {mode === "both" && source && <span>{factsWords(source)}</span>}
              </figcaption>
              <PicturePane
                url={before}
                whole={wholeBefore}
                label={t("ui-before")}
                alt={t("ui-before-alt")}
                none={noBefore}
                over={over}
                {...shared}
              />
            </figure>
          )}
          {mode !== "before" && (
            <figure className={isOld ? "picture is-old" : "picture"}>
              <figcaption>
                <strong>{t("ui-after")}</strong>{" "}
                {mode === "both" && prepared && <span>{factsWords(prepared)}</span>}
              </figcaption>
              <PicturePane
                url={after}
                whole={wholeAfter}
                label={t("ui-after")}
                alt={t("ui-after-alt")}
                none={noAfter}
                {...shared}
              />
            </figure>
          )}
        </div>
      </div>
      <div className="strip">
        <StripFacts
          facts={mode === "before" ? source : (prepared ?? source)}
          rule={rule}
          recipe={recipe}
          fits={fits}
          isOld={isOld}
        />
        {paging && <PageTurner {...paging} />}
        <span className="strip-modes" role="group" aria-label={t("ui-show")}>
          {modes.map((it) => (
            <button key={it} type="button" aria-pressed={mode === it} onClick={() => setMode(it)}>
              {t(`ui-show-${it}`)}
            </button>
          ))}
        </span>
        <ViewTools />
      </div>
    </>
  );
}

/** Pixels, size, and whether it fits the provider's rule. */
function StripFacts({
  facts,
  rule,
  recipe,
  fits,
  isOld,
}: {
  facts: DocumentFacts | null;
  rule: SlotRule | null;
  recipe: Operation[];
  fits: boolean;
  isOld: boolean;
}) {
  return (
    <span className="strip-facts" title={recipeWords(recipe)}>
      {isOld ? (
        t("ui-trying-short")
      ) : (
        <strong className={fits ? "strip-fits" : "strip-fails"}>
          {t(fits ? "ui-fits" : "ui-fits-not")}
        </strong>
      )}{" "}
      {facts &&
        (rule
          ? t("ui-strip-limit", { facts: factsWords(facts), size: bytes(rule.max_bytes) })
          : factsWords(facts))}{" "}
      {recipe.length > 0 && <span className="strip-recipe">{recipeWords(recipe)}</span>}
    </span>
  );
}
