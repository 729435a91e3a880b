import type { CaseView } from "../../backend/backend";
import type { Overlay } from "../../commands/workbench";
import { lazily } from "../../components/lazily";
import { ExportSheet } from "./export-sheet";
import { NoteSheet } from "./note-sheet";
import { RecommendSheet } from "./recommend-sheet";
import { RevealSheet } from "./reveal-sheet";
import { SubmitSheet } from "./submit-sheet";

const AnswerOutsideSheet = lazily(() =>
  import("../actions/answer-outside-sheet").then((it) => it.AnswerOutsideSheet),
);
const AnswerSheet = lazily(() => import("../actions/answer-sheet").then((it) => it.AnswerSheet));
const AttestSheet = lazily(() => import("../actions/attest-sheet").then((it) => it.AttestSheet));
const CorrectSheet = lazily(() => import("../actions/correct-sheet").then((it) => it.CorrectSheet));
const StartAgainSheet = lazily(() =>
  import("../actions/start-again-sheet").then((it) => it.StartAgainSheet),
);
const HoldSheet = lazily(() => import("./hold-sheet").then((it) => it.HoldSheet));
const RecordDateSheet = lazily(() =>
  import("./record-date-sheet").then((it) => it.RecordDateSheet),
);

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
