import type { ConnectionView } from "../../backend/backend";
import { Button } from "../../components/button";
import { useSyncState } from "../../queries/queries";
import type { QueueFilter } from "../../queries/queue";
import { clock, count } from "../../words/format";
import { t } from "../../words/words";
import { filter as filterStore, isNarrowed, NARROWING, NO_FILTER, widened } from "./state";
import { partWords } from "./words";

/** An empty list says whether that is good news, a filter, or a beginning. */
export function QueueEmpty({
  filter,
  title,
  counts,
  connections,
}: {
  filter: QueueFilter;
  title: string;
  counts: Record<string, number> | undefined;
  connections: ConnectionView[] | undefined;
}) {
  if (isNarrowed(filter)) {
    return <EmptyFilter {...{ filter, title, counts, connections }} />;
  }
  if (connections?.length === 0)
    return <p className="empty muted">{t("ui-empty-no-connection")}</p>;
  return <EmptyView filter={filter} counts={counts} />;
}

function EmptyFilter({
  filter,
  title,
  counts,
  connections,
}: {
  filter: QueueFilter;
  title: string;
  counts: Record<string, number> | undefined;
  connections: ConnectionView[] | undefined;
}) {
  const parts = NARROWING.flatMap((part) => partWords(part, filter, connections) ?? []);
  const text = filter.search.trim();
  const others = counts?.[filter.view] ?? 0;
  return (
    <div className="empty" role="status">
      <p>
        {text !== "" && t("ui-empty-search", { text, view: title })}
        {text === "" && t("ui-empty-filter", { parts: parts.join(" · "), view: title })}
      </p>
      {text !== "" && parts.length > 0 && (
        <p className="muted">{t("ui-empty-within", { parts: parts.join(" · ") })}</p>
      )}
      <p className="muted">{t("ui-empty-others", { count: others })}</p>
      <div className="button-row">
        <Button onPress={() => filterStore.set(widened)}>
          {t("ui-empty-clear", { count: others })}
        </Button>
        {filter.view !== "all" && text !== "" && (
          <Button onPress={() => filterStore.set({ ...NO_FILTER, view: "all", search: text })}>
            {t("ui-empty-search-all")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Views that may hold the next thing to do, with how many. */
const NEXT = ["waiting", "snoozed", "escalated"] as const;

function EmptyView({
  filter,
  counts,
}: {
  filter: QueueFilter;
  counts: Record<string, number> | undefined;
}) {
  const at = useSyncState().data?.at;
  const all = counts?.all ?? 0;
  const next = NEXT.filter((view) => view !== filter.view && (counts?.[view] ?? 0) > 0);
  return (
    <div className="empty" role="status">
      <p>{filter.view === "needs-us" ? t("ui-empty-needs-us") : t("ui-empty-view")}</p>
      {at && <p className="muted">{t("ui-empty-checked", { time: clock(at) })}</p>}
      {next.map((view) => (
        <button
          key={view}
          type="button"
          className="link"
          onClick={() => filterStore.set({ ...NO_FILTER, view })}
        >
          {t(`ui-empty-${view}`, { count: counts?.[view] ?? 0 })}
        </button>
      ))}
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
