import { DETAILS, type CaseView, type DetailName, type DetailsView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { dots } from "../../components/shape";
import { useStore } from "../../components/store";
import { useSettings, useVault } from "../../queries/queries";
import { calendarDate, optionName } from "../../words/format";
import { t } from "../../words/words";
import { ask, documentPath, letGo, revealed } from "./reveal";

const DATES = new Set<DetailName>(["issued", "expires"]);

/** What was said about each document; both sides of one share it. */
function givenOf(view: CaseView): DetailsView[] {
  const all = view.slots.map((it) => it.details).filter((it) => Object.keys(it.given).length > 0);
  return [...new Map(all.map((it) => [it.document_type, it])).values()];
}

/** What was said about the documents beside their files. */
export function GivenDetails({ view }: { view: CaseView }) {
  const given = givenOf(view);
  if (given.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-given")}>
      <h2>{t("ui-given")}</h2>
      {given.map((details) => (
        <div key={details.document_type} className="given">
          <h3>{optionName(details.document_type)}</h3>
          <dl className="facts">
            {DETAILS.map((name) => {
              const value = details.given[name];
              if (!value) return null;
              return (
                <div key={name}>
                  <dt>{t(`ui-detail-${name}`)}</dt>
                  <dd className={name === "number" ? "mono" : undefined}>
                    {name === "number" ? (
                      <HeldNumber
                        view={view}
                        path={documentPath(details.document_type)}
                        masked={dots(value)}
                      />
                    ) : DATES.has(name) ? (
                      calendarDate(value)
                    ) : (
                      value
                    )}
                  </dd>
                </div>
              );
            })}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** A masked number that is shown while its button is held down, and no longer. */
function HeldNumber({ view, path, masked }: { view: CaseView; path: string; masked: string }) {
  const backend = useBackend();
  const mayReview = useVault().data?.reviewer?.role !== "support";
  const { reveal_seconds: seconds } = useSettings();
  const now = useStore(revealed);
  const clear = now?.caseId === view.case_id && now.path === path ? now : null;
  if (!mayReview) return masked;
  return (
    <span className="hidden-number" data-masked={path}>
      <span>{clear ? clear.value : masked}</span>
      <Button
        kind="quiet"
        icon="eye"
        onPressStart={() => ask(backend, { caseId: view.case_id, path, held: true, seconds })}
        onPressEnd={letGo}
        onBlur={letGo}
      >
        {t("ui-reveal-hold")}
      </Button>
    </span>
  );
}
