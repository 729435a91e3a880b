import { KeySheet } from "../../commands/key-sheet";
import { Palette } from "../../commands/palette";
import type { Overlay, Workbench } from "../../commands/workbench";
import { CaseSheets } from "../case/case-sheets";
import { FollowSheet } from "../connections/follow-sheet";
import { AskSheet } from "../documents/ask-sheet";
import { ConfirmPersonSheet } from "../documents/confirm-person-sheet";
import { QueueSheets } from "../queue/sheets/queue-sheets";

/** The dialog over the screen. */
export function Sheets({ shown, bench }: { shown: Overlay; bench: Workbench }) {
  switch (shown.kind) {
    case "palette":
      return <Palette bench={bench} />;
    case "keys":
      return <KeySheet bench={bench} />;
    case "follow":
      return <FollowSheet />;
    case "confirm-person":
      return <ConfirmPersonSheet upload={shown.upload} />;
    case "ask":
      return <AskSheet text={shown.text} />;
    default:
      return (
        <>
          <QueueSheets shown={shown} />
          <CaseSheets shown={shown} view={bench.openCase} />
        </>
      );
  }
}
