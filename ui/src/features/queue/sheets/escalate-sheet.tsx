import { useMutation, useQueryClient } from "@tanstack/react-query";

import { useBackend } from "../../../backend/context";
import { closeOverlay, type Chosen } from "../../../commands/workbench";
import { Confirm } from "../../../components/confirm";
import { useDraft } from "../../../components/draft";
import { TextBox } from "../../../components/fields";
import { tell } from "../../../components/notices";
import { Sheet } from "../../../components/sheet";
import { t } from "../../../words/words";
import { nameOf } from "../words";

/** Marks a case for a second look, or ends that. */
export function EscalateSheet({ chosen }: { chosen: Chosen }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [reason, setReason, clear] = useDraft(`escalate:${chosen.case_id}`, "");
  const name = nameOf(chosen);
  const isMarked = chosen.escalated === true;
  const act = useMutation({
    mutationFn: () =>
      isMarked
        ? backend.calmCase(chosen.case_id)
        : backend.escalateCase(chosen.case_id, reason.trim()),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t(isMarked ? "ui-calm-done" : "ui-escalate-done", { name }));
      void client.invalidateQueries({ queryKey: ["case", chosen.case_id] });
      void client.invalidateQueries({ queryKey: ["queue"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
    },
  });
  return (
    <Sheet
      title={t(isMarked ? "ui-calm-title" : "ui-escalate-title", { name })}
      onClose={closeOverlay}
    >
      <Confirm
        button={t(isMarked ? "ui-calm-button" : "ui-escalate-button")}
        icon="flag"
        isPending={act.isPending}
        isDisabled={!isMarked && reason.trim() === ""}
        error={act.error}
        onConfirm={() => act.mutate()}
      >
        <p className="muted">{t(isMarked ? "ui-calm-lead" : "ui-escalate-lead")}</p>
        {!isMarked && (
          <TextBox
            label={t("ui-escalate-reason")}
            hint={t("ui-escalate-hint")}
            value={reason}
            onChange={setReason}
            rows={3}
            autoFocus
          />
        )}
      </Confirm>
    </Sheet>
  );
}
