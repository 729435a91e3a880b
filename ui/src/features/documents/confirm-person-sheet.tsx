import { useMutation, useQueryClient } from "@tanstack/react-query";

import { useBackend } from "../../backend/context";
import { closeOverlay, type DoubtedUpload } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { Icon } from "../../components/icon";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { useCompared } from "../../queries/queries";
import { providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { doubtWords } from "./doubts";
import { ElsewhereCases } from "./elsewhere-cases";

/** A document that may be another person's leaves only after somebody says why it is this one's. */
export function ConfirmPersonSheet({ upload }: { upload: DoubtedUpload }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [reason, setReason, clear] = useDraft(`confirm-person:${upload.submission_id}`, "");
  const compared = useCompared(upload.case_id);
  const doubted = compared.data?.find((it) => it.slot === upload.slot);
  const provider = providerName(upload.provider);
  const name = upload.name ?? t("ui-no-name");
  const slot = slotName(upload.slot);
  const confirm = useMutation({
    mutationFn: () => backend.confirmPerson(upload.submission_id, reason.trim()),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t("ui-person-confirmed", { slot, provider }));
      void client.invalidateQueries({ queryKey: ["case", upload.case_id] });
      void client.invalidateQueries({ queryKey: ["outbox"] });
    },
  });
  return (
    <Sheet title={t("ui-person-title", { name })} onClose={closeOverlay}>
      <Confirm
        button={t("ui-person-button", { provider })}
        icon="send"
        isPending={confirm.isPending}
        isDisabled={reason.trim() === ""}
        error={confirm.error}
        onConfirm={() => confirm.mutate()}
      >
        <ul className="doubts">
          {compared.isPending ? null : doubted && doubted.doubts.length > 0 ? (
            doubted.doubts.map((it) => (
              <li key={it}>
                <Icon name="alert" /> <span>{doubtWords(it, doubted, upload.slot)}</span>
              </li>
            ))
          ) : (
            <li>
              <Icon name="alert" /> <span>{t("ui-doubt-unknown", { slot })}</span>
            </li>
          )}
        </ul>
        <ElsewhereCases cases={doubted?.elsewhere ?? []} />
        <p>{t("ui-person-who", { name, provider })}</p>
        <p>
          <strong>{t("ui-person-final", { provider })}</strong>
        </p>
        <TextBox
          label={t("ui-person-reason")}
          hint={t("ui-person-reason-hint")}
          rows={2}
          isRequired
          value={reason}
          onChange={setReason}
        />
        <p className="muted">{t("ui-person-held")}</p>
      </Confirm>
    </Sheet>
  );
}
