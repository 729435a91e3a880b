import { useState, type ReactNode } from "react";

import type { DocumentFacts, Operation } from "../../backend/backend";
import { Button } from "../../components/button";
import { count } from "../../words/format";
import { t } from "../../words/words";
import { factsWords, recipeWords } from "./recipe";
import type { Zoom } from "./stage";

type Mode = "both" | "before" | "after";

/** The file as received and as it goes out, on the same neutral ground in both themes. */
export function BeforeAfter({
  before,
  after,
  source,
  prepared,
  recipe,
  fits,
  zoom,
  onZoom,
  over,
  isOld = false,
  focus = "both",
  onBroken,
}: {
  before: string | null;
  after: string | null;
  source: DocumentFacts | null;
  prepared: DocumentFacts | null;
  recipe: Operation[];
  fits: boolean;
  zoom: Zoom;
  onZoom: (to: "in" | "out" | "fit") => void;
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
  const mode = chosen ?? focus;
  const isWide = (source?.width ?? 0) > (source?.height ?? 0);
  const modes: Mode[] = ["both", "before", "after"];
  return (
    <>
      <div className="picture-room">
        <div className={`pictures pictures-${mode} ${isWide ? "pictures-wide" : ""}`}>
          {mode !== "after" && (
            <Picture
              url={before}
              caption={t("ui-before")}
              facts={source}
              zoom={zoom}
              alt={t("ui-before-alt")}
              over={over}
              onBroken={onBroken}
            />
          )}
          {mode !== "before" && (
            <Picture
              url={after}
              caption={t("ui-after")}
              facts={prepared}
              zoom={zoom}
              alt={t("ui-after-alt")}
              none={prepared ? undefined : t("ui-no-after")}
              isOld={isOld}
              onBroken={onBroken}
            />
          )}
        </div>
      </div>
      <div className="strip">
        {isOld ? (
          <span className="stage-muted">{t("ui-trying-short")}</span>
        ) : (
          <span className={fits ? "strip-fits" : "strip-fails"}>
            {t(fits ? "ui-fits" : "ui-fits-not")}
          </span>
        )}
        <span className="strip-facts" title={recipeWords(recipe)}>
          {recipe.length > 0 ? recipeWords(recipe) : source && factsWords(source)}
        </span>
        <span className="strip-modes" role="group" aria-label={t("ui-show")}>
          {modes.map((it) => (
            <button key={it} type="button" aria-pressed={mode === it} onClick={() => setMode(it)}>
              {t(`ui-show-${it}`)}
            </button>
          ))}
        </span>
        <span className="strip-zoom" role="group" aria-label={t("ui-zoom")}>
          <Button
            kind="quiet"
            icon="minus"
            aria-label={t("ui-command-zoom-out")}
            onPress={() => onZoom("out")}
          />
          <button type="button" onClick={() => onZoom("fit")} title={t("ui-command-zoom-fit")}>
            {zoom === "fit" ? t("ui-zoom-fit") : `${count(Math.round(zoom * 100))} %`}
          </button>
          <Button
            kind="quiet"
            icon="add"
            aria-label={t("ui-command-zoom-in")}
            onPress={() => onZoom("in")}
          />
        </span>
      </div>
    </>
  );
}

function Picture({
  url,
  caption,
  facts,
  zoom,
  alt,
  none,
  over,
  isOld = false,
  onBroken,
}: {
  url: string | null;
  caption: string;
  facts: DocumentFacts | null;
  zoom: Zoom;
  alt: string;
  /** Said where there can be no picture. */
  none?: string;
  over?: ReactNode;
  isOld?: boolean;
  onBroken?: () => void;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  /** Width by height; what lies over the picture has to have its shape. */
  const [ratio, setRatio] = useState(1);
  const isFit = zoom === "fit";
  const width = isFit ? `min(100cqi, ${ratio * 100}cqb)` : `${zoom * 100}%`;
  return (
    <figure className={isOld ? "picture is-old" : "picture"}>
      <figcaption>
        <strong>{caption}</strong> {facts && <span>{factsWords(facts)}</span>}
      </figcaption>
      <div
        className={isFit ? "picture-space" : "picture-space is-zoomed"}
        tabIndex={isFit ? -1 : 0}
      >
        {url && broken !== url ? (
          <div className="picture-frame" style={{ inlineSize: width, aspectRatio: ratio }}>
            <img
              src={url}
              alt={alt}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
                if (naturalHeight > 0) setRatio(naturalWidth / naturalHeight);
              }}
              onError={() => {
                setBroken(url);
                onBroken?.();
              }}
              draggable={false}
            />
            {over}
          </div>
        ) : (
          <p className="stage-muted skeleton-late">
            {none ?? (broken || facts === null ? t("ui-no-preview") : t("ui-opening"))}
          </p>
        )}
      </div>
    </figure>
  );
}
