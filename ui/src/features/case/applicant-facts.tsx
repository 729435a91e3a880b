import type { CaseView, Json } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { isNumberPath } from "../../components/shape";
import { Store, useStore } from "../../components/store";
import { calendarDate, fieldName, fullMoment, optionName } from "../../words/format";
import { inOrder } from "../../words/order";
import { t } from "../../words/words";

/** Numbers in the clear, for a short time. */
export const revealed = new Store<{ caseId: string; applicant: Json } | null>(null);

const MONO = /number|phone|postal_?code|zip_code|ssn|tin|document_id|value$/i;
/** Written by the program, shown with the attestations. */
const HIDDEN = new Set(["agreement_consent"]);

export function leaves(value: Json, path = ""): [string, string][] {
  if (value === null || value === "") return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leaves(item, `${path}.${index}`));
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .filter(([key]) => path !== "" || !HIDDEN.has(key))
      .flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`));
  }
  return [[path, String(value)]];
}

function shown(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return calendarDate(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return fullMoment(value);
  return optionName(value.replace(/^\*+/, (stars) => "•".repeat(stars.length)));
}

export function ApplicantFacts({ view }: { view: CaseView }) {
  const clear = useStore(revealed);
  const isClear = clear?.caseId === view.case_id;
  const facts = leaves(isClear ? clear.applicant : view.applicant).sort(([a], [b]) =>
    inOrder(a, b),
  );
  return (
    <section className="rail-section" aria-label={t("ui-applicant")}>
      <h2>
        {t("ui-applicant")}
        {facts.some(([path]) => isNumberPath(path)) &&
          (isClear ? (
            <Button kind="quiet" icon="eye" onPress={() => revealed.set(null)}>
              {t("ui-reveal-hide")}
            </Button>
          ) : (
            <Button
              kind="quiet"
              icon="eye"
              shortcut="V"
              onPress={() => overlay.set({ kind: "reveal" })}
            >
              {t("ui-reveal-show")}
            </Button>
          ))}
      </h2>
      {facts.length === 0 && <p className="muted">{t("ui-applicant-none")}</p>}
      <dl className="facts">
        {facts.map(([path, value]) => (
          <div key={path}>
            <dt title={path}>{fieldName(path)}</dt>
            <dd className={MONO.test(path.split(".").at(-1) ?? "") ? "mono" : undefined}>
              {shown(value)}
            </dd>
          </div>
        ))}
        {view.attestations.map((it) => (
          <div key={it.kind}>
            <dt>{t(`ui-attested-${it.kind}`)}</dt>
            <dd>
              {fullMoment(it.at)}
              {it.how && <span className="fact-detail">{it.how}</span>}
            </dd>
          </div>
        ))}
        {view.customer_id && (
          <div>
            <dt>{t("ui-customer-id")}</dt>
            <dd className="mono">{view.customer_id}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
