import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { providerName } from "../../words/format";
import { t } from "../../words/words";

/** The provider was answered by mail or telephone: only the record is made here. */
export function AnswerOutsideSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const provider = providerName(view.provider);
  const [text, setText, clear] = useDraft(`outside:${view.case_id}`, "");
  const save = useMutation({
    mutationFn: () => backend.answerOutside(view.case_id, text),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t("ui-outside-saved", { provider }));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  return (
    <Sheet title={t("ui-act-answer-outside")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-outside-save")}
        isPending={save.isPending}
        isDisabled={text.trim() === ""}
        error={save.error}
        onConfirm={() => save.mutate()}
      >
        <p>{t("ui-outside-lead", { provider })}</p>
        <TextBox
          label={t("ui-outside-label")}
          hint={t("ui-outside-hint")}
          value={text}
          onChange={setText}
          rows={4}
          autoFocus
        />
      </Confirm>
    </Sheet>
  );
}
