import { Icon } from "../../components/icon";
import { useSyncState } from "../../queries/queries";
import { moment } from "../../words/format";
import { say, t } from "../../words/words";

/** The list stays whatever happens outside; here it is said how old it may be. */
export function SyncLine() {
  const state = useSyncState().data;
  if (state?.state !== "offline" && state?.state !== "trouble") return null;
  const provider = state.message?.params.find(([name]) => name === "provider")?.[1] ?? "";
  const params = {
    time: state.at ? moment(state.at) : "",
    known: state.at ? "yes" : "no",
    count: state.pending,
    provider,
  };
  const words =
    state.state === "offline"
      ? t("ui-queue-offline", params)
      : provider
        ? t("ui-queue-stale", params)
        : state.message
          ? say(state.message)
          : t("ui-sync-trouble-detail");
  return (
    <p className="queue-sync" role="note">
      <Icon name="alert" size={14} />
      <span>{words}</span>
    </p>
  );
}
