import { useEffect } from "react";

import type { Events, VaultStateView } from "../../backend/backend";
import { announce } from "../../components/announce";
import { Progress } from "../../components/progress";
import { count } from "../../words/format";
import { t } from "../../words/words";
import { GateCard } from "./gate-card";

/** The vault of an older version is brought to this one, which takes a while where it holds much. */
export function Upgrading({
  progress: { done, total },
  vault,
}: {
  progress: Events["updating"];
  vault: VaultStateView;
}) {
  const percent = total > 0 ? Math.floor((100 * done) / total) : 0;
  const quarter = Math.floor(percent / 25);
  useEffect(() => {
    const said = quarter === 0 ? t("ui-upgrading-title") : null;
    announce(said ?? t("ui-upgrading-percent", { percent: quarter * 25 }));
  }, [quarter]);
  return (
    <GateCard title={t("ui-upgrading-title")} lead={t("ui-upgrading-lead")} vault={vault}>
      <div className="stack">
        <Progress label={t("ui-upgrading-label")} percent={percent} />
        <p className="muted">
          {t("ui-upgrading-done", { done: count(done), total: count(total), percent })}
        </p>
      </div>
    </GateCard>
  );
}
