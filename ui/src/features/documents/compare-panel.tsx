import { useEffect, useState, type ReactNode } from "react";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { t } from "../../words/words";
import { usePicture, wholeOf } from "./kept";
import { WHOLE_LENS, type Lens } from "./lens";
import { LightPanel } from "./light-panel";
import { PicturePane } from "./picture-pane";
import { comparedWith, type ShownDocument } from "./shown-documents";
import { turnBy, useTurn } from "./turns";
import { useViewing } from "./viewing";
import { ViewTools } from "./view-tools";
import { wholeOfFile } from "./whole";

/** Two documents of a case side by side, as received. One lens for both, unless a person parts
 * them. */
export function ComparePanel({
  view,
  shown,
  all,
}: {
  view: CaseView;
  shown: ShownDocument;
  all: readonly ShownDocument[];
}) {
  const { lens, setLens, isLit, setComparing } = useViewing();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isLinked, setLinked] = useState(true);
  const [own, setOwn] = useState<Lens>(WHOLE_LENS);
  const others = all.filter((it) => it.id !== shown.id);
  const other = others.find((it) => it.id === chosen) ?? comparedWith(shown, all);
  const link = (on: boolean) => {
    if (!on) setOwn(lens);
    setLinked(on);
  };
  const [one, beside] = [shown.label, other?.label];
  useEffect(() => {
    if (beside !== undefined) announce(t("ui-compare-told", { one, other: beside }));
  }, [one, beside]);
  if (!other) return null;
  return (
    <>
      {isLit && <LightPanel />}
      <div className="picture-room">
        <div className="pictures pictures-both pictures-compared">
          <Compared view={view} it={shown} lens={lens} onLens={setLens}>
            <strong>{shown.label}</strong>
          </Compared>
          <Compared
            key={other.id}
            view={view}
            it={other}
            lens={isLinked ? lens : own}
            onLens={isLinked ? setLens : setOwn}
          >
            <label className="compare-with">
              <span>{t("ui-compare-with")}</span>
              <select value={other.id} onChange={(event) => setChosen(event.target.value)}>
                {others.map((it) => (
                  <option key={it.id} value={it.id}>
                    {it.label}
                  </option>
                ))}
              </select>
            </label>
          </Compared>
        </div>
      </div>
      <div className="strip">
        <span className="strip-facts">{t("ui-compare-said")}</span>
        <Button
          kind="quiet"
          icon="link"
          aria-pressed={isLinked}
          className={isLinked ? "is-on" : undefined}
          onPress={() => link(!isLinked)}
        >
          {t("ui-compare-linked")}
        </Button>
        <Button kind="quiet" icon="close" shortcut="C" onPress={() => setComparing?.(false)}>
          {t("ui-compare-end")}
        </Button>
        <ViewTools />
      </div>
    </>
  );
}

function Compared({
  view,
  it,
  lens,
  onLens,
  children,
}: {
  view: CaseView;
  it: ShownDocument;
  lens: Lens;
  onLens: (lens: Lens) => void;
  children: ReactNode;
}) {
  const document = it.isKept
    ? (view.documents.find((one) => one.document_id === it.id) ?? null)
    : null;
  const picture = usePicture(document, "source");
  const turn = useTurn(it.id);
  const backend = useBackend();
  const whole = it.given
    ? wholeOfFile(backend, it.given, it.facts)
    : wholeOf(backend, document, "source", 1);
  return (
    <figure className="picture">
      <figcaption>{children}</figcaption>
      <PicturePane
        url={it.url ?? picture.data ?? null}
        whole={whole}
        label={it.label}
        alt={t("ui-compare-alt", { document: it.label })}
        none={t(picture.error ? "ui-no-preview" : "ui-opening")}
        lens={lens}
        onLens={onLens}
        turn={turn}
        onTurn={(by) => turnBy(it.id, by)}
      />
    </figure>
  );
}
