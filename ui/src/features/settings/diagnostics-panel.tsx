import { useMutation } from "@tanstack/react-query";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { tell, tellError } from "../../components/notices";
import { useVault } from "../../queries/queries";
import { t } from "../../words/words";

export function DiagnosticsPanel() {
  const backend = useBackend();
  const vault = useVault().data;
  const diagnose = useMutation({
    mutationFn: () => backend.saveDiagnostics(),
    onSuccess: (path) => path && tell(t("ui-diagnostics-saved", { path })),
    onError: tellError,
  });
  return (
    <section className="panel stack">
      <h2>{t("ui-diagnostics")}</h2>
      <p className="muted">{t("ui-diagnostics-lead")}</p>
      <div className="button-row">
        <Button isPending={diagnose.isPending} onPress={() => diagnose.mutate()}>
          {t("ui-diagnostics-save")}
        </Button>
        <span className="muted">{t("ui-version-is", { version: vault?.version ?? "" })}</span>
      </div>
    </section>
  );
}
