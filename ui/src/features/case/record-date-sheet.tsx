import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { calendarDate } from "../../words/format";
import { t } from "../../words/words";

/** The date from which the five years of a kept record count. */
export function RecordDateSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [from, setFrom] = useState("");
  const enter = useMutation({
    mutationFn: () => backend.dateRecord(view.case_id, from),
    onSuccess: () => {
      closeOverlay();
      tell(t("ui-record-date-done", { date: calendarDate(from) }));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
      void client.invalidateQueries({ queryKey: ["retention"] });
    },
  });
  return (
    <Sheet title={t("ui-record-date-title")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-record-date-button")}
        isPending={enter.isPending}
        isDisabled={!/^\d{4}-\d{2}-\d{2}$/.test(from)}
        error={enter.error}
        onConfirm={() => enter.mutate()}
      >
        <p>{t("ui-record-date-lead")}</p>
        <TextBox
          label={t("ui-record-date")}
          hint={t("ui-record-date-hint")}
          value={from}
          onChange={setFrom}
          placeholder="2026-11-20"
          className="field-short"
          autoComplete="off"
          autoFocus
        />
      </Confirm>
    </Sheet>
  );
}
