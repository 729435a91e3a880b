import { Tab, TabList, TabPanel, Tabs } from "react-aria-components/Tabs";

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
import { RawWords } from "./raw-words";
import { Requirements } from "./requirements";
import { SamePerson } from "./same-person";
import { Warnings } from "./warnings";

/** Warnings first, then what is asked for, then the facts. */
export function Rail({
  view,
  slot,
  looked,
  onShow,
}: {
  view: CaseView;
  /** What is open on the stage. */
  slot: string | null;
  looked: Looked | null;
  /** Brings this part of the case to the screen, where only one has room. */
  onShow: () => void;
}) {
  return (
    <aside className="rail" aria-label={t("ui-rail")}>
      <Tabs className="rail-tabs" defaultSelectedKey="facts">
        <TabList className="tab-list" aria-label={t("ui-rail")}>
          <Tab id="facts" className="tab">
            {t("ui-tab-facts")}
          </Tab>
          <Tab id="sent" className="tab">
            {t("ui-tab-deliveries")}
            <Amount of={view.submissions.length} />
          </Tab>
          <Tab id="notes" className="tab">
            {t("ui-tab-notes")}
            <Amount of={view.notes.length} />
          </Tab>
          <Tab id="timeline" className="tab">
            {t("ui-tab-timeline")}
          </Tab>
        </TabList>
        <TabPanel id="facts" className="rail-panel">
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
        </TabPanel>
        <TabPanel id="sent" className="rail-panel">
          <Deliveries view={view} />
        </TabPanel>
        <TabPanel id="notes" className="rail-panel">
          <Notes view={view} />
        </TabPanel>
        <TabPanel id="timeline" className="rail-panel">
          <Timeline view={view} />
        </TabPanel>
      </Tabs>
    </aside>
  );
}

function Amount({ of: amount }: { of: number }) {
  return amount > 0 ? <span className="tab-count">{amount}</span> : null;
}
