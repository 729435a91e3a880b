import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { AttestationKind, CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { providerName } from "../../words/format";
import { t } from "../../words/words";
import { AttestedFields } from "../application/attested-fields";
import { isAttested, toAttested, type Attestations } from "../application/draft";
import { lackingAttestations } from "./actions";
import { CustomerLink } from "./customer-link";

/** What the customer did, on the operator's word. Nothing of it is filled in beforehand. */
export function AttestSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const provider = providerName(view.provider);
  const [draft, setDraft, clear] = useDraft<Attestations>(`attest:${view.case_id}`, {});
  const [asked, setAsked] = useState(false);
  // Told once the case is read anew: the form keeps what it asks for while it is open.
  const [kinds] = useState<AttestationKind[]>(() => lackingAttestations(view));
  const terms = view.pages.filter((it) => it.kind === "terms");
  const save = useMutation({
    mutationFn: () => backend.attestCase(view.case_id, toAttested(draft, kinds)),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t("ui-attest-saved"));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  const confirm = () => {
    setAsked(true);
    if (kinds.every((kind) => isAttested(draft[kind]))) save.mutate();
  };
  return (
    <Sheet title={t("ui-act-attest")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-attest-save")}
        icon="check"
        isPending={save.isPending}
        isDisabled={kinds.length === 0}
        error={save.error}
        onConfirm={confirm}
      >
        <p>{t("ui-attest-lead", { provider })}</p>
        {terms.map((page) => (
          <div key={page.url} className="framed stack">
            <p>{t("ui-terms-page", { provider })}</p>
            <CustomerLink url={page.url} what={t("ui-page-terms", { provider })} />
          </div>
        ))}
        {kinds.length === 0 && <p className="muted">{t("ui-attest-nothing")}</p>}
        {kinds.map((kind) => (
          <AttestedFields
            key={kind}
            kind={kind}
            provider={provider}
            given={draft[kind]}
            asked={asked}
            onChange={(part) =>
              setDraft((now) => ({
                ...now,
                [kind]: { date: "", time: "", how: "", ...now[kind], ...part },
              }))
            }
          />
        ))}
        <p className="muted">{t("ui-rules-attestation-2")}</p>
      </Confirm>
    </Sheet>
  );
}
