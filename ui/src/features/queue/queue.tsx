import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import type { QueueRowView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { offer } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { tellError } from "../../components/notices";
import { useStore } from "../../components/store";
import {
  caseOf,
  useConnections,
  useSavedViews,
  useSettings,
  useViewCounts,
} from "../../queries/queries";
import { count as countWords } from "../../words/format";
import { t } from "../../words/words";
import { Divider } from "./divider";
import { FilterBar } from "./filter-bar";
import {
  columns as columnStore,
  density as densityStore,
  HEADER_HEIGHT,
  isTable,
  ROW_HEIGHT,
} from "./look";
import { QueueEmpty } from "./queue-empty";
import { QueueGrid, type GridHandle, type Press } from "./queue-grid";
import { QueueHead } from "./queue-head";
import { QueueSkeleton } from "./queue-row";
import { SelectionBar } from "./selection-bar";
import {
  clearSelection,
  endExtension,
  extendTo,
  MOST_SELECTED,
  selectAll,
  selection,
  toggle,
  wantsAll,
} from "./selection";
import { SyncLine } from "./sync-line";
import { TableHead, templateOf } from "./table-head";
import { aim, cursor, filter } from "./state";
import { arriveAt, headFor, useCursor } from "./use-cursor";
import { MOST_LISTED, useRows } from "./use-rows";
import { nameOf, titleOf, totalWords } from "./words";

const REST_MS = 60;

export function Queue() {
  const wanted = useStore(filter);
  const aimed = useStore(aim);
  const selected = useStore(selection);
  const density = useStore(densityStore);
  const chosenColumns = useStore(columnStore);
  const openId = useParams({ strict: false }).caseId ?? null;
  const at = useCursor(openId);
  const table = useStore(isTable) && openId === null;
  const list = useRows(wanted, openId);
  const { rows, places, count, fresh, total, totalIsLeast, readTo } = list;
  const counts = useViewCounts().data;
  const connections = useConnections().data;
  const views = useSavedViews().data;
  const navigate = useNavigate();
  const backend = useBackend();
  const client = useQueryClient();
  const grid = useRef<GridHandle>(null);
  const [isFiltering, setFiltering] = useState(false);
  const place = aimed ?? (at === null ? -1 : (places.get(at) ?? -1));
  const title = titleOf(wanted, views);

  const go = (row: QueueRowView | undefined) => {
    if (!row) return;
    headFor(row.case_id);
    void navigate({ to: "/cases/$caseId", params: { caseId: row.case_id } });
  };
  const tellPlace = (row: QueueRowView, to: number) =>
    announce(t("ui-row-place", { name: nameOf(row), place: to + 1, count: countWords(count) }));
  /** Where the next key starts from, even if the screen has not caught up with the last one. */
  const placeNow = () => {
    const id = cursor.get();
    return aim.get() ?? (id === null ? -1 : (places.get(id) ?? -1));
  };
  const pointAt = (wantedPlace: number, opens: boolean): number => {
    const to = Math.max(0, Math.min(wantedPlace, count - 1));
    const row = rows[to];
    if (!row) {
      aim.set(to);
      readTo(to + 1);
      return to;
    }
    aim.set(null);
    if (openId !== null && opens) headFor(row.case_id);
    else cursor.set(row.case_id);
    return to;
  };
  const openAt = (row: QueueRowView | undefined) => {
    go(row);
    if (row) tellPlace(row, places.get(row.case_id) ?? 0);
  };
  const moveTo = (to: number | ((now: number) => number)) => {
    endExtension();
    const reached = pointAt(typeof to === "number" ? to : to(placeNow()), true);
    const row = rows[reached];
    if (!row) return;
    if (openId) go(row);
    tellPlace(row, reached);
  };
  const ids = () => rows.map((row) => row.case_id);
  const tellSelected = () => announce(t("ui-selected", { count: selection.get().size }));
  const extend = (by: number) => {
    const from = Math.max(0, placeNow());
    const to = Math.max(0, Math.min(from + by, rows.length - 1));
    extendTo(ids(), from, to);
    pointAt(to, false);
    tellSelected();
  };
  const toggleAt = (row: QueueRowView) => {
    aim.set(null);
    cursor.set(row.case_id);
    toggle(row.case_id);
    tellSelected();
  };
  const press = (row: QueueRowView, to: number, how: Press) => {
    if (how === "toggle") return toggleAt(row);
    if (how === "extend") return extend(to - Math.max(0, placeNow()));
    endExtension();
    aim.set(null);
    go(row);
  };
  const isAllWanted = useStore(wantsAll);
  const enough = Math.min(count, MOST_SELECTED);
  useEffect(() => {
    if (!isAllWanted) return;
    if (rows.length < enough) return readTo(enough);
    selectAll(rows.map((row) => row.case_id));
    announce(
      count > MOST_SELECTED
        ? t("ui-selected-first", { count: selection.get().size, total: countWords(count) })
        : t("ui-selected", { count: selection.get().size }),
    );
  }, [isAllWanted, rows, enough, count, readTo]);

  // Opened from anywhere else, too, a case is pointed at here, and so brought into sight.
  useEffect(() => {
    if (openId !== null) arriveAt(openId);
  }, [openId]);
  // A place that was aimed at is reached as soon as its row is read.
  useEffect(() => {
    if (aimed === null || count === 0) return;
    const to = Math.min(aimed, count - 1);
    const row = rows[to];
    if (!row) return readTo(to + 1);
    aim.set(null);
    cursor.set(row.case_id);
    announce(nameOf(row));
  }, [aimed, rows, count, readTo]);
  // Another list is another selection.
  useEffect(
    () => () => {
      clearSelection();
      aim.set(null);
    },
    [wanted],
  );
  useEffect(() => {
    if (total !== null && !list.isOld) {
      announce(t("ui-queue-holds", { view: title, count: totalWords(total, totalIsLeast) }));
    }
  }, [title, total, totalIsLeast, list.isOld]);
  // What is likely to be opened next is read beforehand, once the keys rest.
  const nextId = rows[place + 1]?.case_id ?? null;
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const id of [at, nextId]) {
        if (id === null) continue;
        void client.prefetchQuery(caseOf(backend, id));
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [at, nextId, backend, client]);

  useEffect(() => {
    return offer("queue", {
      move: (by) => moveTo((now) => Math.max(0, now + by)),
      open: () => openAt(rows[Math.max(0, placeNow())]),
      openAfter: (caseId) => {
        const to = (places.get(caseId) ?? count) + 1;
        if (to < count) moveTo(to);
        return openId !== null && rows[to] !== undefined;
      },
      openMostUrgent: () => {
        if (wanted.sort === "urgent") return openAt(list.firstNow);
        const request = { ...wanted, search: wanted.search.trim() || null };
        void backend
          .listQueue({ ...request, sort: "urgent", limit: 1, after: null })
          .then(({ cases }) => openAt(cases[0]), tellError);
      },
      focus: () => grid.current?.focus(),
      isEmpty: () => rows.length === 0,
      extend,
      toggle: () => {
        const row = rows[Math.max(0, placeNow())];
        if (row) toggleAt(row);
      },
      selectAll: () => wantsAll.set(true),
      clearSelection: () => {
        clearSelection();
        tellSelected();
      },
      selected: () => rows.filter((row) => selection.get().has(row.case_id)),
      current: () => rows[placeNow()] ?? null,
      next: () => rows[placeNow() + 1] ?? null,
      openFilter: () => setFiltering(true),
    });
  });

  const scale = useSettings().text_percent / 100;
  const height = ROW_HEIGHT[density] * scale;
  const shownColumns = table ? chosenColumns : null;
  return (
    <section className={table ? "queue queue-table" : "queue"} aria-label={t("ui-queue")}>
      <QueueHead title={title} total={total === null ? "" : totalWords(total, totalIsLeast)} />
      <FilterBar
        filter={wanted}
        connections={connections}
        isOpen={isFiltering}
        onOpen={setFiltering}
      />
      <SyncLine />
      {list.error && (
        <ErrorWords error={list.error} plain>
          <Button onPress={list.readAgain}>{t("ui-try-again")}</Button>
        </ErrorWords>
      )}
      {fresh > 0 && (
        <button type="button" className="queue-fresh" onClick={list.showFresh}>
          {t("ui-queue-fresh", { count: fresh })}
        </button>
      )}
      {list.isPending && <QueueSkeleton height={height} />}
      {total !== null && rows.length === 0 && (
        <QueueEmpty filter={wanted} title={title} counts={counts} connections={connections} />
      )}
      {rows.length > 0 && (
        <QueueGrid
          ref={grid}
          rows={rows}
          count={count}
          place={place}
          openId={openId}
          selected={selected}
          density={density}
          height={height}
          head={shownColumns ? HEADER_HEIGHT * scale : 0}
          columns={shownColumns}
          header={shownColumns && <TableHead columns={shownColumns} />}
          template={shownColumns ? templateOf(shownColumns) : undefined}
          connections={connections}
          readUpTo={list.readUpTo}
          readTo={readTo}
          isOld={list.isOld}
          onMove={moveTo}
          onExtend={extend}
          onPress={press}
        />
      )}
      {list.isCut && place >= count - 1 && (
        <p className="queue-reading" role="status">
          {t("ui-queue-cut", { count: countWords(MOST_LISTED) })}
        </p>
      )}
      {aimed !== null && (
        <p className="queue-reading" role="status">
          {t("ui-queue-reading", { done: countWords(rows.length), total: countWords(count) })}
        </p>
      )}
      <SelectionBar count={selected.size} />
      <Divider />
    </section>
  );
}
