import type { RestoredView } from "../../backend/backend";
import { Button } from "../../components/button";
import { fullMoment } from "../../words/format";
import { t } from "../../words/words";
import { justRestored } from "./fresh";

/** What putting a backup back did, and what comes next. */
export function Restored({ restored }: { restored: RestoredView }) {
  const { vault, uncertain, aside } = restored;
  return (
    <main className="gate">
      <section className="gate-card" aria-labelledby="restored-title">
        <p className="wordmark">{t("ui-product")}</p>
        <h1 id="restored-title">{t("ui-restored-title")}</h1>
        <p className="lead">
          {t("ui-restored-lead", { moment: fullMoment(restored.made_at), cases: vault.cases })}
        </p>
        <div className="stack">
          <p className={uncertain > 0 ? "framed framed-warn" : undefined}>
            {t("ui-restored-uncertain", { count: uncertain })}
          </p>
          <p>{t("ui-restored-later")}</p>
          {aside && (
            <p>
              {t("ui-restored-aside")} <span className="mono break">{aside}</span>
            </p>
          )}
          <div className="button-row">
            <Button kind="main" autoFocus onPress={() => justRestored.set(null)}>
              {t("ui-restored-go-on")}
            </Button>
          </div>
        </div>
      </section>
    </main>
  );
}
