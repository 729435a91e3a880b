import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";

import { DUES, type ConnectionView, type QueueDue, type Stage } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { SelectBox, type Choice } from "../../components/select-box";
import type { QueueFilter } from "../../queries/queue";
import { providerName } from "../../words/format";
import { t } from "../../words/words";
import { changeFilter, filter as filterStore, isNarrowed, widened } from "./state";

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

const withAny = (choices: Choice[]): Choice[] => [
  { id: ANY, label: t("ui-filter-any") },
  ...choices,
];

/** What the list can be narrowed by. */
export function FilterPanel({
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
        onChange={(id) => changeFilter({ provider: orNull(id) })}
        choices={withAny(providers.map((id) => ({ id, label: providerName(id) })))}
      />
      <SelectBox
        label={t("ui-filter-connection")}
        value={filter.connection ?? ANY}
        onChange={(id) => changeFilter({ connection: orNull(id) })}
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
        onChange={(id) => changeFilter({ stage: orNull(id) as Stage | null })}
        choices={withAny(STAGES.map((id) => ({ id, label: t(`stage-${id}`) })))}
      />
      <SelectBox
        label={t("ui-filter-due")}
        value={filter.due ?? ANY}
        onChange={(id) => changeFilter({ due: orNull(id) as QueueDue | null })}
        choices={withAny(DUES.map((id) => ({ id, label: t(`ui-due-${id}`) })))}
      />
      <SelectBox
        label={t("ui-filter-finding")}
        value={finding}
        onChange={(id) => changeFilter({ finding: id === ANY ? null : id === "some" })}
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
