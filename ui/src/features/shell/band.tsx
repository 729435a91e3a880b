import type { CaseView, ConnectionView, Environment } from "../../backend/backend";
import { Button } from "../../components/button";
import { useSimulatedState, useVault } from "../../queries/queries";
import { t } from "../../words/words";
import { useSimulate } from "../connections/simulate";

/** What is not the real thing is marked on every screen. */
export function Band({
  openCase,
  connections,
}: {
  openCase: CaseView | null;
  connections: ConnectionView[];
}) {
  const asleep = useSimulatedState().data === "asleep";
  const kinds = new Set<Environment>(connections.map((it) => it.environment));
  const kind =
    openCase?.environment ??
    (["simulated", "sandbox"] as const).find((it) => kinds.has(it) && kinds.size === 1) ??
    (kinds.has("production") || kinds.size === 0 ? null : "mixed");
  if (kind === null || kind === "production") return null;
  if (kind === "simulated" && asleep) return <Asleep />;
  return (
    <aside className={`band band-${kind}`} aria-label={t("ui-band")}>
      <strong>{t(`ui-band-${kind}`)}</strong>
      <span>{t(`ui-band-${kind}-detail`)}</span>
    </aside>
  );
}

/** Simulated providers end with the program; whoever comes back decides whether they begin anew. */
function Asleep() {
  const simulate = useSimulate(t("ui-band-awake"));
  const canStart = useVault().data?.sim_available ?? false;
  return (
    <aside className="band band-asleep" aria-label={t("ui-band")}>
      <strong>{t("ui-band-simulated")}</strong>
      <span>{t("ui-band-asleep-detail")}</span>
      {canStart && (
        <Button isPending={simulate.isPending} onPress={() => simulate.mutate()}>
          {t(simulate.isPending ? "ui-band-asleep-pending" : "ui-band-asleep-button")}
        </Button>
      )}
    </aside>
  );
}
