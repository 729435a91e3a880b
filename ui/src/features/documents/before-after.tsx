import { useState } from "react";

import type { DocumentFacts, Operation } from "../../backend/backend";
import { Button } from "../../components/button";
import { bytes, count, media } from "../../words/format";
import { t } from "../../words/words";
import type { Zoom } from "./stage";

/** `JPEG · 4032 × 3024 px · 6.2 MB`. */
export function factsWords(facts: DocumentFacts): string {
  const size = facts.width && facts.height ? `${facts.width} × ${facts.height} px` : null;
  const pages = facts.pages ? t("ui-pages", { count: facts.pages }) : null;
  return [media(facts.media_type), size, pages, bytes(facts.bytes)].filter(Boolean).join(" · ");
}

function recipeWords(recipe: Operation[]): string {
  const steps = recipe.map((step) => {
    switch (step.op) {
      case "decode":
      case "encode":
        return t(`ui-recipe-${step.op}`, { type: media(step.media_type) });
      case "scale":
        return t("ui-recipe-scale", { width: String(step.width), height: String(step.height) });
      default:
        return t(`ui-recipe-${step.op}`);
    }
  });
  return steps.join(" → ");
}

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
}: {
  before: string | null;
  after: string | null;
  source: DocumentFacts | null;
  prepared: DocumentFacts | null;
  recipe: Operation[];
  fits: boolean;
  zoom: Zoom;
  onZoom: (to: "in" | "out" | "fit") => void;
}) {
  const [mode, setMode] = useState<Mode>("both");
  const isWide = (source?.width ?? 0) > (source?.height ?? 0);
  const modes: Mode[] = ["both", "before", "after"];
  return (
    <>
      <div className={`pictures pictures-${mode} ${isWide ? "pictures-wide" : ""}`}>
        {mode !== "after" && (
          <Picture
            url={before}
            caption={t("ui-before")}
            facts={source}
            zoom={zoom}
            alt={t("ui-before-alt")}
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
          />
        )}
      </div>
      <div className="strip">
        <span className={fits ? "strip-fits" : "strip-fails"}>
          {t(fits ? "ui-fits" : "ui-fits-not")}
        </span>
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
}: {
  url: string | null;
  caption: string;
  facts: DocumentFacts | null;
  zoom: Zoom;
  alt: string;
  /** Said where there can be no picture. */
  none?: string;
}) {
  const [broken, setBroken] = useState<string | null>(null);
  return (
    <figure className="picture">
      <figcaption>
        <strong>{caption}</strong> {facts && <span>{factsWords(facts)}</span>}
      </figcaption>
      <div
        className={zoom === "fit" ? "picture-space" : "picture-space is-zoomed"}
        tabIndex={zoom === "fit" ? -1 : 0}
      >
        {url && broken !== url ? (
          <img
            src={url}
            alt={alt}
            style={zoom === "fit" ? undefined : { inlineSize: `${zoom * 100}%` }}
            onError={() => setBroken(url)}
            draggable={false}
          />
        ) : (
          <p className="stage-muted skeleton-late">
            {none ?? (broken || facts === null ? t("ui-no-preview") : t("ui-opening"))}
          </p>
        )}
      </div>
    </figure>
  );
}
