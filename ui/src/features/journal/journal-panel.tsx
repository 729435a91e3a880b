import { useMutation } from "@tanstack/react-query";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { Icon } from "../../components/icon";
import { count } from "../../words/format";
import { t } from "../../words/words";

export function JournalPanel() {
  const backend = useBackend();
  const verify = useMutation({ mutationFn: () => backend.verifyJournal() });
  return (
    <section className="panel stack">
      <h2>{t("ui-journal")}</h2>
      <p className="muted">{t("ui-journal-lead")}</p>
      {verify.data && (
        <p className={verify.data.ok ? "connection-good" : "connection-trouble"} role="status">
          <Icon name={verify.data.ok ? "check" : "alert"} size={14} />
          {verify.data.ok
            ? t("ui-journal-holds", { entries: count(verify.data.entries) })
            : t("ui-journal-broken", { entry: verify.data.first_bad ?? 0 })}
        </p>
      )}
      {verify.data?.ok && (
        <p className="mono muted break" title={t("ui-journal-head")}>
          {verify.data.head}
        </p>
      )}
      {verify.error && <ErrorWords error={verify.error} />}
      <div className="button-row">
        <Button isPending={verify.isPending} onPress={() => verify.mutate()}>
          {t("ui-journal-verify")}
        </Button>
      </div>
    </section>
  );
}
