import type { CaseView } from "../../backend/backend";
import type { Overlay } from "../../commands/workbench";
import { NoteSheet } from "./note-sheet";
import { RecommendSheet } from "./recommend-sheet";
import { RevealSheet } from "./reveal-sheet";
import { SubmitSheet } from "./submit-sheet";

export function CaseSheets({ shown, view }: { shown: Overlay | null; view: CaseView | null }) {
  if (!view) return null;
  switch (shown?.kind) {
    case "submit":
      return <SubmitSheet view={view} />;
    case "note":
      return <NoteSheet view={view} />;
    case "recommend":
      return <RecommendSheet view={view} initial={shown.recommendation} />;
    case "reveal":
      return <RevealSheet view={view} />;
    default:
      return null;
  }
}
