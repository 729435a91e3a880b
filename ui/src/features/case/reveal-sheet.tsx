import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { OneOf } from "../../components/choices";
import { Confirm } from "../../components/confirm";
import { Sheet } from "../../components/sheet";
import { usePolicy, useSettings } from "../../queries/queries";
import { codeWords, t } from "../../words/words";
import { reveal } from "./reveal";

/** Asked once for each case: numbers are shown for a reason that is kept. */
export function RevealSheet({ view, path }: { view: CaseView; path: string }) {
  const backend = useBackend();
  const { reveal_seconds: seconds } = useSettings();
  const reasons = usePolicy().data?.policy.reveal_reasons ?? [];
  const [reason, setReason] = useState<string | null>(null);
  const show = useMutation({
    mutationFn: () => reveal(backend, { caseId: view.case_id, path, reason, held: false, seconds }),
    onSuccess: closeOverlay,
  });
  return (
    <Sheet title={t("ui-reveal-title")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-reveal-button", { count: seconds })}
        icon="eye"
        isPending={show.isPending}
        isDisabled={reason === null}
        error={show.error}
        onConfirm={() => show.mutate()}
      >
        <p>{t("ui-reveal-lead", { count: seconds })}</p>
        <OneOf
          label={t("ui-reveal-reason")}
          value={reason}
          onChange={setReason}
          choices={reasons.map(({ code, label }) => ({
            id: code,
            label: codeWords("reveal-for", code, label),
          }))}
        />
      </Confirm>
    </Sheet>
  );
}
