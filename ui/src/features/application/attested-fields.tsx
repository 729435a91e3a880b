import type { AttestationKind } from "../../backend/backend";
import { TextBox } from "../../components/fields";
import { t } from "../../words/words";
import { momentOf, type AttestationDraft } from "./draft";

const BLANK: AttestationDraft = { date: "", time: "", how: "" };

/** When the customer did one thing, and how the operator knows. */
export function AttestedFields({
  kind,
  provider,
  given = BLANK,
  asked,
  onChange,
}: {
  kind: AttestationKind;
  provider: string;
  given?: AttestationDraft;
  /** What is missing is told. */
  asked: boolean;
  onChange: (part: Partial<AttestationDraft>) => void;
}) {
  const noMoment = asked && momentOf(given) === null;
  return (
    <fieldset className="attested">
      <legend>{t(`ui-attest-${kind}`, { provider })}</legend>
      <div className="attested-fields">
        <TextBox
          label={t("ui-attest-date")}
          value={given.date}
          onChange={(date) => onChange({ date })}
          placeholder={t("ui-date-format")}
          error={noMoment ? t("ui-attest-moment-missing") : null}
          autoComplete="off"
        />
        <TextBox
          label={t("ui-attest-time")}
          value={given.time}
          onChange={(time) => onChange({ time })}
          placeholder={t("ui-time-format")}
          autoComplete="off"
        />
        <TextBox
          label={t(`ui-attest-how-${kind}`)}
          hint={t(`ui-attest-how-${kind}-hint`)}
          value={given.how}
          onChange={(how) => onChange({ how })}
          error={asked && given.how.trim() === "" ? t("ui-attest-how-missing") : null}
          autoComplete="off"
        />
      </div>
    </fieldset>
  );
}
