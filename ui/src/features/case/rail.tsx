import { memo } from "react";

import type { CaseView } from "../../backend/backend";
import { t } from "../../words/words";
import { ActionsPanel } from "../actions/actions-panel";
import { CustomerPages } from "../actions/customer-pages";
import { ComparisonsSection } from "../documents/comparisons";
import type { Looked } from "../documents/looked";
import { Timeline } from "../journal/timeline";
import { ApplicantFacts } from "./applicant-facts";
import { Checklist } from "./checklist";
import { Deliveries } from "./deliveries";
import { GivenDetails } from "./given-details";
import { Kept } from "./kept";
import { Notes } from "./notes";
import { RailTabs } from "./rail-tabs";
import { RawWords } from "./raw-words";
import { Requirements } from "./requirements";
import { SamePerson } from "./same-person";
import { Warnings } from "./warnings";

interface RailProps {
  view: CaseView;
  /** What is open on the stage. */
  slot: string | null;
  looked: Looked | null;
  /** Brings this part of the case to the screen, where only one has room. */
  onShow: () => void;
}

/** Warnings first, then what is asked for, then the facts. */
export const Rail = memo(function Rail({ view, slot, looked, onShow }: RailProps) {
  return (
    <aside className="rail" aria-label={t("ui-rail")}>
      <RailTabs
        label={t("ui-rail")}
        tabs={[
          {
            id: "facts",
            name: t("ui-tab-facts"),
            panel: () => <Facts view={view} slot={slot} looked={looked} onShow={onShow} />,
          },
          {
            id: "sent",
            name: t("ui-tab-deliveries"),
            amount: view.submissions.length,
            panel: () => <Deliveries view={view} />,
          },
          {
            id: "notes",
            name: t("ui-tab-notes"),
            amount: view.notes.length,
            panel: () => <Notes view={view} />,
          },
          { id: "timeline", name: t("ui-tab-timeline"), panel: () => <Timeline view={view} /> },
        ]}
      />
    </aside>
  );
});

function Facts({ view, slot, looked, onShow }: RailProps) {
  return (
    <>
      <Warnings view={view} />
      <ComparisonsSection view={view} slot={slot} looked={looked} onFacts={onShow} />
      <Requirements view={view} />
      <ActionsPanel view={view} />
      <CustomerPages view={view} />
      <ApplicantFacts view={view} />
      <GivenDetails view={view} />
      <RawWords view={view} />
      <SamePerson view={view} />
      <Checklist view={view} />
      <Kept view={view} />
    </>
  );
}
