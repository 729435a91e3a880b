import { useEffect, useState, type ReactNode } from "react";

import type { CaseView } from "../../backend/backend";
import { closeOverlay, type Overlay } from "../../commands/workbench";
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

/** What is done to rows of the queue is of no open case. */
const OF_QUEUE: ReadonlySet<Overlay["kind"]> = new Set([
  "snooze",
  "escalate",
  "bulk",
  "save-view",
  "views",
]);

/** A sheet is of the case that it was opened at, and goes as soon as that is not the open one. */
export function CaseSheets({ shown, view }: { shown: Overlay; view: CaseView | null }) {
  const [meant] = useState(view?.case_id);
  const isLeft = view?.case_id !== meant && !OF_QUEUE.has(shown.kind);
  useEffect(() => {
    if (isLeft) closeOverlay();
  }, [isLeft]);
  return view && !isLeft ? sheetOf(shown, view) : null;
}

function sheetOf(shown: Overlay, view: CaseView): ReactNode {
  switch (shown.kind) {
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
