import type { CaseView } from "../../backend/backend";
import type { Overlay } from "../../commands/workbench";
import { AnswerOutsideSheet } from "../actions/answer-outside-sheet";
import { AnswerSheet } from "../actions/answer-sheet";
import { AttestSheet } from "../actions/attest-sheet";
import { CorrectSheet } from "../actions/correct-sheet";
import { StartAgainSheet } from "../actions/start-again-sheet";
import { ExportSheet } from "./export-sheet";
import { HoldSheet } from "./hold-sheet";
import { NoteSheet } from "./note-sheet";
import { RecommendSheet } from "./recommend-sheet";
import { RecordDateSheet } from "./record-date-sheet";
import { RevealSheet } from "./reveal-sheet";
import { SubmitSheet } from "./submit-sheet";

export function CaseSheets({ shown, view }: { shown: Overlay | null; view: CaseView | null }) {
  if (!view) return null;
  switch (shown?.kind) {
    case "submit":
      return <SubmitSheet view={view} />;
    case "start-again":
      return <StartAgainSheet view={view} />;
    case "correct":
      return <CorrectSheet view={view} />;
    case "answer":
      return <AnswerSheet view={view} />;
    case "answer-outside":
      return <AnswerOutsideSheet view={view} />;
    case "attest":
      return <AttestSheet view={view} />;
    case "note":
      return <NoteSheet view={view} />;
    case "recommend":
      return <RecommendSheet view={view} initial={shown.recommendation} />;
    case "export":
      return <ExportSheet view={view} />;
    case "hold":
      return <HoldSheet view={view} act="hold" />;
    case "release-hold":
      return <HoldSheet view={view} act="release" />;
    case "record-date":
      return <RecordDateSheet view={view} />;
    case "reveal":
      return <RevealSheet view={view} path={shown.path} />;
    default:
      return null;
  }
}
