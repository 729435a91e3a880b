import type { CaseView, DetailName, SlotView } from "../../backend/backend";
import { TextBox } from "../../components/fields";
import { dots } from "../../components/shape";
import { calendarDate, optionName, providerName } from "../../words/format";
import { hasWords, t } from "../../words/words";
import { detailProblem, lackingDetails, useDetails, wantedDetails } from "./details";

const DATES = new Set<DetailName>(["issued", "expires"]);

/** What has to be said about the document beside its file. */
export function DetailsForm({ view, slot }: { view: CaseView; slot: SlotView }) {
  const { details } = slot;
  const [typed, setTyped] = useDetails(view.case_id, details);
  const wanted = wantedDetails(details);
  if (wanted.length === 0) return null;
  const lacking = lackingDetails(details, typed);
  const shared = view.slots.filter((it) => it.details.document_type === details.document_type);
  return (
    <fieldset className="details-form">
      <legend>
        {t("ui-details", { document: optionName(details.document_type) })}
        {shared.length > 1 && <span className="stage-muted"> {t("ui-details-shared")}</span>}
      </legend>
      <div className="details-fields">
        {wanted.map((name) => {
          const given = details.given[name];
          const hint = `ui-detail-${name}-hint-${view.provider}`;
          return (
            <TextBox
              key={name}
              label={t(`ui-detail-${name}`)}
              optional={!details.needed.includes(name)}
              hint={
                given
                  ? t("ui-detail-given", {
                      value: DATES.has(name) ? calendarDate(given) : dots(given),
                    })
                  : hasWords(hint)
                    ? t(hint)
                    : undefined
              }
              value={typed[name] ?? ""}
              onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
              error={detailProblem(name, typed, details.given)}
              placeholder={DATES.has(name) ? t("ui-date-format") : undefined}
              autoComplete="off"
              spellCheck="false"
            />
          );
        })}
      </div>
      <p className="stage-muted">
        {lacking.length > 0
          ? t("ui-details-needed", {
              provider: providerName(view.provider),
              list: lacking.map((name) => t(`ui-detail-${name}`)).join(", "),
            })
          : t("ui-details-complete")}
        {details.forbidden.length > 0 &&
          ` ${t("ui-details-forbidden", {
            provider: providerName(view.provider),
            list: details.forbidden.map((name) => t(`ui-detail-${name}`)).join(", "),
          })}`}
      </p>
    </fieldset>
  );
}
