import type { CaseView, Settings, SubmissionView } from "../backend/backend";
import { Store } from "../components/store";

/** An upload that waits until a person says that the document is the applicant's. */
export interface DoubtedUpload {
  submission_id: string;
  case_id: string;
  slot: string;
  name: string | null;
  provider: string;
}

/** A dialog over the screen. */
export type Overlay =
  | { kind: "palette" }
  | { kind: "keys" }
  | { kind: "submit" }
  | { kind: "start-again" }
  | { kind: "correct" }
  | { kind: "answer" }
  | { kind: "answer-outside" }
  | { kind: "attest" }
  | { kind: "note" }
  | { kind: "export" }
  | { kind: "hold" }
  | { kind: "release-hold" }
  | { kind: "record-date" }
  | { kind: "reveal"; path: string }
  | { kind: "follow" }
  | { kind: "confirm-person"; upload: DoubtedUpload }
  | { kind: "ask"; text: string }
  | { kind: "recommend"; recommendation: "approve" | "decline" | "request" };

export const overlay = new Store<Overlay | null>(null);

export function closeOverlay(): void {
  overlay.set(null);
}

/** What the queue on the screen lets others do. */
export interface QueueHandle {
  move: (by: number) => void;
  open: () => void;
  openMostUrgent: () => void;
  focus: () => void;
  isEmpty: () => boolean;
}

/** What the document stage on the screen lets others do. */
export interface StageHandle {
  choose: () => void;
  move: (by: number) => void;
  zoom: (to: "in" | "out" | "fit") => void;
}

/** What a file that is open and may be changed lets others do. */
export interface PictureHandle {
  /** Quarters to the right. */
  turn: (by: number) => void;
}

/** What the facts of a case let others do. */
export interface FactsHandle {
  /** Shows the masked number that has the focus, else the first one, while the key is held. */
  reveal: () => void;
}

/** Parts of the screen that are there now; each sets and clears its own. */
export const parts: {
  queue: QueueHandle | null;
  stage: StageHandle | null;
  picture: PictureHandle | null;
  facts: FactsHandle | null;
} = { queue: null, stage: null, picture: null, facts: null };

/** Puts a part of the screen in reach; the result takes it away again. */
export function offer<Part extends keyof typeof parts>(
  part: Part,
  handle: (typeof parts)[Part],
): () => void {
  parts[part] = handle;
  return () => {
    if (parts[part] === handle) parts[part] = null;
  };
}

export type Place = "/" | "/new" | "/outbox" | "/connections" | "/settings";

/** All that a command can see and do. */
export interface Workbench {
  place: string;
  openCase: CaseView | null;
  /** The latest submission that can still be taken back. */
  held: SubmissionView | null;
  settings: Settings;
  /** The role includes reviews. */
  mayReview: boolean;
  /** The role includes what is done for all: retention, backups, connections. */
  maySupervise: boolean;
  /** Everything is masked because the screen is shown to others. */
  isShared: boolean;
  hasConnections: boolean;
  go: (place: Place) => void;
  undo: (submission: SubmissionView) => void;
  syncNow: () => void;
  lock: () => void;
  share: (on: boolean) => void;
  focusSearch: () => void;
}
