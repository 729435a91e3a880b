import type { AttestationKind } from "../../backend/backend";
import { TextBox } from "../../components/fields";
import { t } from "../../words/words";
import { DEMANDED, momentOf, type ApplicationDraft, type AttestationDraft } from "./draft";

const BLANK: AttestationDraft = { date: "", time: "", how: "" };

/** What the operator vouches for. Nothing of it is filled in beforehand. */
export function Attestation({
  provider,
  attested,
  asked,
  onChange,
}: {
  provider: string;
  attested: ApplicationDraft["attested"];
  asked: boolean;
  onChange: (kind: AttestationKind, part: Partial<AttestationDraft>) => void;
}) {
  return (
    <section className="form-section" aria-labelledby="section-attestation">
      <div>
        <h2 id="section-attestation">{t("ui-form-attestation")}</h2>
        <p>{t("ui-attestation-lead", { provider })}</p>
        {DEMANDED.map((kind) => {
          const given = attested[kind] ?? BLANK;
          const noMoment = asked && momentOf(given) === null;
          return (
            <fieldset key={kind} className="attested">
              <legend>{t(`ui-attest-${kind}`, { provider })}</legend>
              <div className="attested-fields">
                <TextBox
                  label={t("ui-attest-date")}
                  value={given.date}
                  onChange={(date) => onChange(kind, { date })}
                  placeholder={t("ui-date-format")}
                  error={noMoment ? t("ui-attest-moment-missing") : null}
                  autoComplete="off"
                />
                <TextBox
                  label={t("ui-attest-time")}
                  value={given.time}
                  onChange={(time) => onChange(kind, { time })}
                  placeholder={t("ui-time-format")}
                  autoComplete="off"
                />
                <TextBox
                  label={t(`ui-attest-how-${kind}`)}
                  hint={t(`ui-attest-how-${kind}-hint`)}
                  value={given.how}
                  onChange={(how) => onChange(kind, { how })}
                  error={asked && given.how.trim() === "" ? t("ui-attest-how-missing") : null}
                  autoComplete="off"
                />
              </div>
            </fieldset>
          );
        })}
      </div>
      <aside
        className="form-rules"
        aria-label={t("ui-form-rules", { section: t("ui-form-attestation") })}
      >
        <ul>
          <li>{t("ui-rules-attestation-1", { provider })}</li>
          <li>{t("ui-rules-attestation-2")}</li>
        </ul>
      </aside>
    </section>
  );
}
