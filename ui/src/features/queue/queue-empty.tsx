import type { ConnectionView } from "../../backend/backend";
import { Button } from "../../components/button";
import { type QueueFilter, useSyncState } from "../../queries/queries";
import { clock, count, providerName } from "../../words/format";
import { t } from "../../words/words";
import { filter as filterStore, NO_FILTER } from "./state";

/** An empty list says whether that is good news, a filter, or a beginning. */
export function QueueEmpty({
  filter,
  counts,
  connections,
}: {
  filter: QueueFilter;
  counts: Record<string, number> | undefined;
  connections: ConnectionView[] | undefined;
}) {
  const at = useSyncState().data?.at;
  const all = counts?.all ?? 0;
  if (filter.search !== "" || filter.provider !== null) {
    return (
      <div className="empty">
        <p>
          {filter.search !== ""
            ? t("ui-empty-search", { text: filter.search, view: t(`ui-view-${filter.view}`) })
            : t("ui-empty-provider", {
                provider: providerName(filter.provider ?? ""),
                view: t(`ui-view-${filter.view}`),
              })}
        </p>
        <p className="muted">{t("ui-empty-others", { count: counts?.[filter.view] ?? 0 })}</p>
        <div className="button-row">
          <Button onPress={() => filterStore.set({ ...NO_FILTER, view: filter.view })}>
            {t("ui-empty-clear")}
          </Button>
          {filter.view !== "all" && filter.search !== "" && (
            <Button onPress={() => filterStore.set((it) => ({ ...it, view: "all" }))}>
              {t("ui-empty-search-all")}
            </Button>
          )}
        </div>
      </div>
    );
  }
  if (connections?.length === 0)
    return <p className="empty muted">{t("ui-empty-no-connection")}</p>;
  return (
    <div className="empty">
      <p>{filter.view === "needs-us" ? t("ui-empty-needs-us") : t("ui-empty-view")}</p>
      {at && <p className="muted">{t("ui-empty-checked", { time: clock(at) })}</p>}
      {(counts?.waiting ?? 0) > 0 && (
        <p className="muted">{t("ui-empty-waiting", { count: counts?.waiting ?? 0 })}</p>
      )}
      {all > 0 && filter.view !== "all" && (
        <div className="button-row">
          <Button onPress={() => filterStore.set({ ...NO_FILTER, view: "all" })}>
            {t("ui-empty-show-all", { count: count(all) })}
          </Button>
        </div>
      )}
    </div>
  );
}
