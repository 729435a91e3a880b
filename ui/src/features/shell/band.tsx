import type { CaseView, ConnectionView, Environment } from "../../backend/backend";
import { t } from "../../words/words";

/** What is not the real thing is marked on every screen. */
export function Band({
  openCase,
  connections,
}: {
  openCase: CaseView | null;
  connections: ConnectionView[];
}) {
  const kinds = new Set<Environment>(connections.map((it) => it.environment));
  const kind =
    openCase?.environment ??
    (["simulated", "sandbox"] as const).find((it) => kinds.has(it) && kinds.size === 1) ??
    (kinds.has("production") || kinds.size === 0 ? null : "mixed");
  if (kind === null || kind === "production") return null;
  return (
    <aside className={`band band-${kind}`} aria-label={t("ui-band")}>
      <strong>{t(`ui-band-${kind}`)}</strong>
      <span>{t(`ui-band-${kind}-detail`)}</span>
    </aside>
  );
}
