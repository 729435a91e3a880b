import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { OneOf } from "../../components/choices";
import { Confirm } from "../../components/confirm";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";
import { revealed } from "./applicant-facts";

const REASONS = ["compare_document", "customer_call", "provider_question", "correction"] as const;
const SHOWN_MS = 60_000;

/** Numbers are shown in full for a reason that is kept, and not for long. */
export function RevealSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const reveal = useMutation({
    mutationFn: () => backend.revealCase(view.case_id, t(`ui-reveal-${reason}`)),
    onSuccess: ({ applicant }) => {
      const shown = { caseId: view.case_id, applicant };
      revealed.set(shown);
      setTimeout(() => revealed.set((now) => (now === shown ? null : now)), SHOWN_MS);
      closeOverlay();
      announce(t("ui-reveal-shown"));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  return (
    <Sheet title={t("ui-reveal-title")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-reveal-button")}
        icon="eye"
        isPending={reveal.isPending}
        isDisabled={reason === null}
        error={reveal.error}
        onConfirm={() => reveal.mutate()}
      >
        <p>{t("ui-reveal-lead")}</p>
        <OneOf
          label={t("ui-reveal-reason")}
          value={reason}
          onChange={setReason}
          choices={REASONS.map((id) => ({ id, label: t(`ui-reveal-${id}`) }))}
        />
      </Confirm>
    </Sheet>
  );
}
