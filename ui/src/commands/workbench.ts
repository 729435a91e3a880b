import { createContext, use } from "react";

import type { CaseView, QueueRowView, Settings, SubmissionView } from "../backend/backend";
import { painted } from "../components/painted";
import { Store } from "../components/store";

/** An upload that waits until a person says that the document is the applicant's. */
export interface DoubtedUpload {
  submission_id: string;
  case_id: string;
  slot: string;
  name: string | null;
  provider: string;
}

/** A case that something is done to from the queue. */
export type Chosen = Pick<
  QueueRowView,
  "case_id" | "external_id" | "provider" | "name" | "snoozed_until"
> & { escalated?: boolean };

/** What can be done to several cases, one after the other. */
export type BulkAct = "submit" | "snooze" | "export";

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
  | { kind: "snooze"; chosen: Chosen }
  | { kind: "escalate"; chosen: Chosen }
  | { kind: "bulk"; act: BulkAct; chosen: readonly Chosen[] }
  | { kind: "save-view" }
  | { kind: "views" }
  | { kind: "recommend"; recommendation: "approve" | "decline" | "request" };

export const overlay = new Store<Overlay | null>(null);

export const show = (what: Overlay) => () => overlay.set(what);

export function closeOverlay(): void {
  overlay.set(null);
}

/** What the queue on the screen lets others do. */
export interface QueueHandle {
  move: (by: number) => void;
  open: () => void;
  /** Opens the case behind another one; false where there is none to open. */
  openAfter: (caseId: string) => boolean;
  openMostUrgent: () => void;
  focus: () => void;
  isEmpty: () => boolean;
  /** Selects from where it began to a row further on. */
  extend: (by: number) => void;
  toggle: () => void;
  selectAll: () => void;
  clearSelection: () => void;
  selected: () => readonly Chosen[];
  /** The row that J and K move. */
  current: () => Chosen | null;
  /** The one below it. */
  next: () => Chosen | null;
  openFilter: () => void;
}

/** What the document stage on the screen lets others do. */
export interface StageHandle {
  choose: () => void;
  move: (by: number) => void;
  /** Null where there are no two documents to compare. */
  compare: (() => void) | null;
  light: () => void;
  loupe: () => void;
}

/** What a picture on the stage lets others do. */
export interface PaneHandle {
  id: string;
  zoom: (to: "in" | "out" | "fit" | "width") => void;
  /** Further down or up; false at the end. */
  page: (by: number) => boolean;
  /** Quarters to the right, for the eye only; null where the picture does not turn. */
  turn: ((by: number) => void) | null;
}

/** What a document of several pages lets others do. */
export interface PagesHandle {
  move: (by: number) => void;
}

/** What a file that is open and may be changed lets others do. */
export interface PictureHandle {
  /** Quarters to the right. */
  turn: (by: number) => void;
}

/** What a file that waits to be attached lets others do. */
export interface FileHandle {
  /** Null while it cannot be attached. */
  attach: (() => void) | null;
}

/** What the facts of a case let others do. */
export interface FactsHandle {
  /** Shows the masked number that has the focus, else the first one, while the key is held. */
  reveal: () => void;
}

/** What fields that were held against each other let others do. */
export interface PairsHandle {
  /** Goes to the next one that differs. */
  next: () => void;
}

/** Parts of the screen that are there now; each sets and clears its own. */
export const parts: {
  queue: QueueHandle | null;
  stage: StageHandle | null;
  picture: PictureHandle | null;
  file: FileHandle | null;
  pane: PaneHandle | null;
  pages: PagesHandle | null;
  facts: FactsHandle | null;
  pairs: PairsHandle | null;
} = {
  queue: null,
  stage: null,
  picture: null,
  file: null,
  pane: null,
  pages: null,
  facts: null,
  pairs: null,
};

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

/** What a sheet was for is done: it goes, with the next case in its place unless this one stays.
 * Closed before, it would have the case that is left drawn once more, as would whatever else changes
 * before the next one is on the screen: that is what the answer waits for. */
export function goOn(from: string, stays: boolean): Promise<void> {
  if (stays || !parts.queue?.openAfter(from)) closeOverlay();
  return painted();
}

export type Place = "/" | "/new" | "/outbox" | "/dashboard" | "/connections" | "/settings";

/** All that a command can see and do. */
export interface Workbench {
  place: string;
  openCase: CaseView | null;
  /** The latest that can still be taken back, with what was submitted in one go with it. */
  held: readonly SubmissionView[];
  settings: Settings;
  /** The role includes reviews. */
  mayReview: boolean;
  /** The role includes what is done for all: retention, backups, connections. */
  maySupervise: boolean;
  /** Everything is masked because the screen is shown to others. */
  isShared: boolean;
  hasConnections: boolean;
  go: (place: Place) => void;
  undo: (submissions: readonly SubmissionView[]) => void;
  /** Opens the case and its recommendation, for another one in its place. */
  supersede: (caseId: string) => void;
  syncNow: () => void;
  lock: () => void;
  share: (on: boolean) => void;
  focusSearch: () => void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

/** All that a command can see and do now. It is another one with each case, so that what stands on
 * the screen all the time leaves it to the parts that are there while somebody looks at them. */
export function useBench(): Workbench {
  const bench = use(WorkbenchContext);
  if (!bench) throw new Error("no workbench");
  return bench;
}
