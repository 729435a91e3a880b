import { Suspense, useRef } from "react";
import { Popover } from "react-aria-components/Popover";

import type { ConnectionView } from "../../backend/backend";
import { Button } from "../../components/button";
import { later } from "../../components/later";
import type { QueueFilter } from "../../queries/queue";
import { t } from "../../words/words";
import { SortMenu } from "./queue-head";
import { changeFilter, filter as filterStore, isNarrowed, NARROWING, widened } from "./state";
import { partWords } from "./words";

/** Chosen from lists that the queue itself does without. */
const FilterPanel = later(() => import("./filter-panel").then((it) => it.FilterPanel));

/** What narrows the list, each with its way out. */
export function FilterBar({
  filter,
  connections,
  isOpen,
  onOpen,
}: {
  filter: QueueFilter;
  connections: readonly ConnectionView[] | undefined;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const chips = NARROWING.flatMap((part) => {
    const words = partWords(part, filter, connections);
    return words === null ? [] : [{ part, words }];
  });
  return (
    <div className="queue-filters" role="toolbar" aria-label={t("ui-filter-bar")}>
      <Button
        ref={button}
        kind="quiet"
        icon="filter"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => onOpen(!isOpen)}
      >
        {t("ui-filter")}
      </Button>
      <Popover
        className="popover filter-popover"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={onOpen}
        placement="bottom start"
        offset={2}
      >
        <Suspense>
          <FilterPanel
            filter={filter}
            connections={connections ?? []}
            onClose={() => onOpen(false)}
          />
        </Suspense>
      </Popover>
      {chips.map(({ part, words }) => (
        <Button
          key={part}
          kind="quiet"
          icon="close"
          className="chip"
          aria-label={t("ui-filter-out", { part: t(`ui-filter-${part}`), words })}
          onPress={() => changeFilter({ [part]: null })}
        >
          {words}
        </Button>
      ))}
      {filter.search.trim() !== "" && (
        <Button
          kind="quiet"
          icon="close"
          className="chip"
          aria-label={t("ui-filter-out", { part: t("ui-filter-search"), words: filter.search })}
          onPress={() => changeFilter({ search: "" })}
        >
          {t("ui-queue-search-filter", { text: filter.search })}
        </Button>
      )}
      {isNarrowed(filter) && (
        <button type="button" className="link" onClick={() => filterStore.set(widened)}>
          {t("ui-filter-clear")}
        </button>
      )}
      <SortMenu sort={filter.sort} />
    </div>
  );
}
