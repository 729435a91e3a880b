import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { Confirm } from "../../components/confirm";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";

const VARIANTS = ["full", "redacted"] as const;

/** A case as a file that verifies by itself. What was written stays in sight until it is closed. */
export function ExportSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [variant, setVariant] = useState<(typeof VARIANTS)[number]>("full");
  const write = useMutation({
    mutationFn: () => backend.exportCase(view.case_id, variant === "redacted", null),
    onSuccess: (written) => {
      if (!written) return;
      announce(t("ui-export-done"));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  const written = write.data;
  if (written) {
    return (
      <Sheet title={t("ui-export-done")} onClose={closeOverlay}>
        <div className="sheet-body">
          <p>{t("ui-export-written", { path: written.path, count: written.documents })}</p>
          <p>{t("ui-export-verify")}</p>
          <p>
            <code>dossier-verify {written.path.split(/[\\/]/).at(-1)}</code>
          </p>
          <p>{t("ui-export-signer")}</p>
          <p>
            <code>{written.fingerprint}</code>
          </p>
        </div>
        <div className="sheet-foot">
          <Button kind="main" onPress={closeOverlay}>
            {t("ui-close")}
          </Button>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet title={t("ui-export-title")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-export-button")}
        icon="file"
        isPending={write.isPending}
        error={write.error}
        onConfirm={() => write.mutate()}
      >
        <p>{t("ui-export-lead")}</p>
        <OneOf
          label={t("ui-export-variant")}
          value={variant}
          onChange={setVariant}
          choices={VARIANTS.map((id) => ({
            id,
            label: t(`ui-export-${id}`),
            detail: t(`ui-export-${id}-detail`),
          }))}
        />
      </Confirm>
    </Sheet>
  );
}
