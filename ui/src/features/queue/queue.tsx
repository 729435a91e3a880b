import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { useBackend } from "../../backend/context";
import { offer } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { useStore } from "../../components/store";
import { intake } from "../../queries/events";
import { useConnections, useQueue, useViewCounts } from "../../queries/queries";
import { count, providerName } from "../../words/format";
import { t } from "../../words/words";
import { QueueEmpty } from "./queue-empty";
import { QueueGrid, type GridHandle } from "./queue-grid";
import { arrange, cursor, filter } from "./state";
import type { QueueRowView } from "../../backend/backend";

const NONE: QueueRowView[] = [];

export function Queue() {
  const wanted = useStore(filter);
  const at = useStore(cursor);
  const pouring = useStore(intake) !== null;
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
  } = useQueue(wanted);
  const counts = useViewCounts().data;
  const connections = useConnections().data;
  const navigate = useNavigate();
  const backend = useBackend();
  const client = useQueryClient();
  const openId = useParams({ strict: false }).caseId ?? null;
  const grid = useRef<GridHandle>(null);

  const now = data?.pages.flatMap((page) => page.cases) ?? NONE;
  const total = data?.pages.at(-1)?.total ?? 0;
  const filterKey = JSON.stringify(wanted);
  const pages = data?.pages.length ?? 0;
  const [shown, setShown] = useState<{ key: string; pages: number; rows: QueueRowView[] } | null>(
    null,
  );
  const fits = shown?.key === filterKey && shown.pages === pages;
  if (data && !isPlaceholderData && !fits) setShown({ key: filterKey, pages, rows: now });
  // The order is kept only while somebody points at a row, and not while cases pour in.
  const keepsOrder = fits && (openId !== null || at !== null) && !pouring;
  const kept = keepsOrder ? arrange(shown.rows, now, openId) : { rows: now, fresh: 0 };
  const arranged = kept.rows.length === 0 ? { rows: now, fresh: 0 } : kept;
  const { rows, fresh } = arranged;
  const index = rows.findIndex((row) => row.case_id === at);

  const go = (row: QueueRowView | undefined) => {
    if (!row) return;
    cursor.set(row.case_id);
    void navigate({ to: "/cases/$caseId", params: { caseId: row.case_id } });
  };
  const moveTo = (to: number) => {
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
    if (!row) return;
    cursor.set(row.case_id);
    if (openId) go(row);
    announce(row.name ?? t("ui-no-name"));
  };
  // What is likely to be opened next is read beforehand.
  const nextId = rows[index + 1]?.case_id ?? null;
  useEffect(() => {
    for (const id of [at, nextId]) {
      if (id === null) continue;
      void client.prefetchQuery({ queryKey: ["case", id], queryFn: () => backend.showCase(id) });
    }
  }, [at, nextId, backend, client]);
  const showFresh = () => setShown({ key: filterKey, pages, rows: now });

  useEffect(() => {
    return offer("queue", {
      move: (by) => moveTo(index < 0 ? (by > 0 ? 0 : rows.length - 1) : index + by),
      open: () => go(rows[index < 0 ? 0 : index]),
      openMostUrgent: () => go(now[0]),
      focus: () => grid.current?.focus(),
      isEmpty: () => rows.length === 0,
    });
  });

  return (
    <section className="queue" aria-label={t("ui-queue")}>
      <header className="queue-head">
        <h2>{t(`ui-view-${wanted.view}`)}</h2>
        <span className="queue-count">{data ? count(total) : ""}</span>
        <span className="queue-sort">{t("ui-queue-sort")}</span>
      </header>
      {(wanted.provider !== null || wanted.search !== "") && (
        <div className="queue-filters">
          {wanted.provider !== null && (
            <Button
              kind="quiet"
              icon="close"
              onPress={() => filter.set((it) => ({ ...it, provider: null }))}
            >
              {providerName(wanted.provider)}
            </Button>
          )}
          {wanted.search !== "" && (
            <Button
              kind="quiet"
              icon="close"
              onPress={() => filter.set((it) => ({ ...it, search: "" }))}
            >
              {t("ui-queue-search-filter", { text: wanted.search })}
            </Button>
          )}
        </div>
      )}
      {error && <ErrorWords error={error} plain />}
      {fresh > 0 && (
        <button type="button" className="queue-fresh" onClick={showFresh}>
          {t("ui-queue-fresh", { count: fresh })}
        </button>
      )}
      {isPending && <QueueSkeleton />}
      {data && rows.length === 0 && (
        <QueueEmpty filter={wanted} counts={counts} connections={connections} />
      )}
      {rows.length > 0 && (
        <QueueGrid
          ref={grid}
          rows={rows}
          total={total}
          cursor={at}
          openId={openId}
          onMove={moveTo}
          onOpen={go}
          onNearEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
        />
      )}
    </section>
  );
}

function QueueSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="skeleton-row">
          <span style={{ inlineSize: 48 }} />
          <span style={{ inlineSize: 90 + ((index * 37) % 80) }} />
        </div>
      ))}
    </div>
  );
}
