import { useMutation, useQueryClient } from "@tanstack/react-query";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { tell } from "../../components/notices";
import { useBackupState } from "../../queries/queries";
import { fullMoment } from "../../words/format";
import { say, t } from "../../words/words";

/** A copy of everything in one file: when the last was written, and another one. */
export function BackupPanel() {
  const backend = useBackend();
  const client = useQueryClient();
  const { data: state, error } = useBackupState();
  const write = useMutation({
    mutationFn: () => backend.backUp(),
    onSuccess: (path) => {
      if (path === null) return;
      tell(t("ui-backup-written", { path }));
      void client.invalidateQueries({ queryKey: ["backup"] });
    },
  });
  const refused = state?.refused;
  return (
    <section className="panel stack" aria-labelledby="backup-title">
      <h2 id="backup-title">{t("ui-backup")}</h2>
      <p className="muted">{t("ui-backup-lead")}</p>
      <p className="muted">{t("ui-backup-opens")}</p>
      {error && <ErrorWords error={error} />}
      {state && (
        <dl className="facts facts-wide">
          <div>
            <dt>{t("ui-backup-last")}</dt>
            <dd>{state.last_at ? fullMoment(state.last_at) : t("ui-backup-none")}</dd>
          </div>
        </dl>
      )}
      {write.error && <ErrorWords error={write.error} />}
      <div className="button-row">
        <Button
          icon="file"
          isPending={write.isPending}
          isDisabled={!state || Boolean(refused)}
          aria-describedby={refused ? "backup-refused" : undefined}
          onPress={() => write.mutate()}
        >
          {write.isPending ? t("ui-backup-pending") : t("ui-backup-button")}
        </Button>
        {refused && (
          <span id="backup-refused" className="muted">
            {say(refused)}
          </span>
        )}
      </div>
    </section>
  );
}
