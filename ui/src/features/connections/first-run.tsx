import { useNavigate } from "@tanstack/react-router";

import { Button } from "../../components/button";
import { useVault } from "../../queries/queries";
import { t } from "../../words/words";
import { useSimulate } from "./simulate";

/** An open vault without a connection: one card, two ways on. */
export function FirstRun() {
  const navigate = useNavigate();
  const vault = useVault().data;
  const simulate = useSimulate();
  return (
    <main className="first-run">
      <h1>{t("ui-first-title")}</h1>
      <p className="lead">{t("ui-first-lead")}</p>
      <div className="first-cards">
        {vault?.sim_available && (
          <section className="card">
            <h2>{t("ui-first-simulated")}</h2>
            <p>{t("ui-first-simulated-detail")}</p>
            <Button kind="main" isPending={simulate.isPending} onPress={() => simulate.mutate()}>
              {t(simulate.isPending ? "ui-first-simulated-pending" : "ui-first-simulated-button")}
            </Button>
          </section>
        )}
        <section className="card">
          <h2>{t("ui-first-connect")}</h2>
          <p>{t("ui-first-connect-detail")}</p>
          <Button
            kind={vault?.sim_available ? "plain" : "main"}
            className="tall"
            onPress={() => void navigate({ to: "/connections" })}
          >
            {t("ui-first-connect-button")}
          </Button>
        </section>
      </div>
    </main>
  );
}
