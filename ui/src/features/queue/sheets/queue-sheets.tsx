import type { Overlay } from "../../../commands/workbench";
import { BulkSheet } from "./bulk-sheet";
import { EscalateSheet } from "./escalate-sheet";
import { SaveViewSheet } from "./save-view-sheet";
import { SnoozeSheet } from "./snooze-sheet";
import { ViewsSheet } from "./views-sheet";

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
