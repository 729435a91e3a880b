import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";

/** Puts the case on legal hold or lifts the hold, with a reason that is kept. */
export function HoldSheet({ view, act }: { view: CaseView; act: "hold" | "release" }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [reason, setReason, clear] = useDraft(`${act}:${view.case_id}`, "");
  const change = useMutation({
    mutationFn: () =>
      act === "hold"
        ? backend.holdCase(view.case_id, reason)
        : backend.releaseHold(view.case_id, reason),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t(`ui-${act}-done`));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
      void client.invalidateQueries({ queryKey: ["retention"] });
    },
  });
  return (
    <Sheet title={t(`ui-${act}-title`)} onClose={closeOverlay}>
      <Confirm
        button={t(`ui-${act}-button`)}
        isPending={change.isPending}
        isDisabled={reason.trim() === ""}
        error={change.error}
        onConfirm={() => change.mutate()}
      >
        <p>{t(`ui-${act}-lead`)}</p>
        <TextBox
          label={t("ui-hold-reason")}
          hint={t("ui-hold-reason-hint")}
          value={reason}
          onChange={setReason}
          rows={3}
          autoFocus
        />
      </Confirm>
    </Sheet>
  );
}
