import type { Overlay } from "../../../commands/workbench";
import { lazily } from "../../../components/lazily";
import { EscalateSheet } from "./escalate-sheet";
import { SnoozeSheet } from "./snooze-sheet";

const BulkSheet = lazily(() => import("./bulk-sheet").then((it) => it.BulkSheet));
const SaveViewSheet = lazily(() => import("./save-view-sheet").then((it) => it.SaveViewSheet));
const ViewsSheet = lazily(() => import("./views-sheet").then((it) => it.ViewsSheet));

/** The dialogs of the queue; they stand over any screen. */
export function QueueSheets({ shown }: { shown: Overlay | null }) {
  switch (shown?.kind) {
    case "snooze":
      return <SnoozeSheet chosen={shown.chosen} />;
    case "escalate":
      return <EscalateSheet chosen={shown.chosen} />;
    case "bulk":
      return <BulkSheet act={shown.act} chosen={shown.chosen} />;
    case "save-view":
      return <SaveViewSheet />;
    case "views":
      return <ViewsSheet />;
    default:
      return null;
  }
}
