import type { AttestationKind } from "../../backend/backend";
import { t } from "../../words/words";
import { AttestedFields } from "./attested-fields";
import type { ApplicationDraft, AttestationDraft } from "./draft";

/** What the operator vouches for. Nothing of it is filled in beforehand. */
export function Attestation({
  provider,
  kinds,
  attested,
  asked,
  onChange,
}: {
  provider: string;
  kinds: readonly AttestationKind[];
  attested: ApplicationDraft["attested"];
  asked: boolean;
  onChange: (kind: AttestationKind, part: Partial<AttestationDraft>) => void;
}) {
  return (
    <section className="form-section" aria-labelledby="section-attestation">
      <div>
        <h2 id="section-attestation">{t("ui-form-attestation")}</h2>
        <p>{t("ui-attestation-lead", { provider })}</p>
        {kinds.map((kind) => (
          <AttestedFields
            key={kind}
            kind={kind}
            provider={provider}
            given={attested[kind]}
            asked={asked}
            onChange={(part) => onChange(kind, part)}
          />
        ))}
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
