import { useRef } from "react";
import { Dialog, Heading, Popover } from "react-aria-components";

import { DUES, type ConnectionView, type QueueDue, type Stage } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { SelectBox, type Choice } from "../../components/fields";
import type { QueueFilter } from "../../queries/queue";
import { providerName } from "../../words/format";
import { t } from "../../words/words";
import { SortMenu } from "./queue-head";
import { filter as filterStore, isNarrowed, NARROWING, widened } from "./state";
import { partWords } from "./words";

const ANY = "any";
const STAGES: readonly Stage[] = [
  "NotSubmitted",
  "DocumentsNeeded",
  "DataNeeded",
  "ReadyToResubmit",
  "InformationRequested",
  "InProgress",
  "ManualReview",
  "Approved",
  "Rejected",
  "Unmapped",
];

const change = (part: Partial<QueueFilter>) => filterStore.set((it) => ({ ...it, ...part }));
const withAny = (choices: Choice[]): Choice[] => [
  { id: ANY, label: t("ui-filter-any") },
  ...choices,
];

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
        <FilterPanel
          filter={filter}
          connections={connections ?? []}
          onClose={() => onOpen(false)}
        />
      </Popover>
      {chips.map(({ part, words }) => (
        <Button
          key={part}
          kind="quiet"
          icon="close"
          className="chip"
          aria-label={t("ui-filter-out", { part: t(`ui-filter-${part}`), words })}
          onPress={() => change({ [part]: null })}
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
          onPress={() => change({ search: "" })}
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

function FilterPanel({
  filter,
  connections,
  onClose,
}: {
  filter: QueueFilter;
  connections: readonly ConnectionView[];
  onClose: () => void;
}) {
  const providers = [...new Set(connections.map((it) => it.provider))];
  const orNull = (id: string) => (id === ANY ? null : id);
  const finding = filter.finding === null ? ANY : filter.finding ? "some" : "none";
  return (
    <Dialog className="filter-panel">
      <Heading slot="title" className="unseen">
        {t("ui-filter-bar")}
      </Heading>
      <SelectBox
        label={t("ui-filter-provider")}
        value={filter.provider ?? ANY}
        onChange={(id) => change({ provider: orNull(id) })}
        choices={withAny(providers.map((id) => ({ id, label: providerName(id) })))}
      />
      <SelectBox
        label={t("ui-filter-connection")}
        value={filter.connection ?? ANY}
        onChange={(id) => change({ connection: orNull(id) })}
        choices={withAny(
          connections.map((it) => ({
            id: it.connection_id,
            label: it.name,
            detail: providerName(it.provider),
          })),
        )}
      />
      <SelectBox
        label={t("ui-filter-stage")}
        value={filter.stage ?? ANY}
        onChange={(id) => change({ stage: orNull(id) as Stage | null })}
        choices={withAny(STAGES.map((id) => ({ id, label: t(`stage-${id}`) })))}
      />
      <SelectBox
        label={t("ui-filter-due")}
        value={filter.due ?? ANY}
        onChange={(id) => change({ due: orNull(id) as QueueDue | null })}
        choices={withAny(DUES.map((id) => ({ id, label: t(`ui-due-${id}`) })))}
      />
      <SelectBox
        label={t("ui-filter-finding")}
        value={finding}
        onChange={(id) => change({ finding: id === ANY ? null : id === "some" })}
        choices={withAny(["some", "none"].map((id) => ({ id, label: t(`ui-finding-${id}`) })))}
      />
      <div className="button-row">
        <Button kind="main" onPress={onClose}>
          {t("ui-filter-done")}
        </Button>
        <Button isDisabled={!isNarrowed(filter)} onPress={() => filterStore.set(widened)}>
          {t("ui-filter-clear")}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            onClose();
            overlay.set({ kind: "save-view" });
          }}
        >
          {t("ui-filter-save")}
        </Button>
      </div>
    </Dialog>
  );
}
