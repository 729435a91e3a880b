import { NO_EDIT, type CaseView, type Edit, type FileView } from "../../backend/backend";
import { Store } from "../../components/store";
import { firstSlot } from "./kept";
import { haveWaited, markWaiting } from "./waiting";

/** A file that was given for a case and is not attached yet. */
export interface TrayFile {
  file: FileView;
  slot: string | null;
  /** A person said what it is: no suggestion changes that. */
  settled: boolean;
  /** What a person asked for in its making. */
  edit: Edit;
}

/** What the stage shows: a slot, or the files that were given. */
export type Selection = { kind: "slot"; slot: string } | { kind: "files" };

const NO_FILES: TrayFile[] = [];

/** Files by case: going to another case and back loses none. */
const NO_TRAYS: Record<string, TrayFile[]> = {};
export const trays = new Store(NO_TRAYS);
export const selections = new Store<Record<string, Selection>>({});

export function trayOf(all: Record<string, TrayFile[]>, caseId: string): TrayFile[] {
  return all[caseId] ?? NO_FILES;
}

/** Refused files have no handle; here each needs a name of its own. */
let nextRefused = 1;

function change(caseId: string, how: (files: TrayFile[]) => TrayFile[]): void {
  trays.set((all) => ({ ...all, [caseId]: how(trayOf(all, caseId)) }));
}

function changeOne(caseId: string, handle: string, how: (file: TrayFile) => TrayFile): void {
  change(caseId, (now) => now.map((it) => (it.file.handle === handle ? how(it) : it)));
}

/** The slot that was looked at first in a case. It stays in sight whatever becomes of it; nobody
 * watches it, since it is what is on the screen already. */
const firsts = new Map<string, Selection>();

/** What was chosen for a case, else what is looked at first. */
export function selectionOf(all: Record<string, Selection>, view: CaseView): Selection | null {
  const known = all[view.case_id] ?? firsts.get(view.case_id);
  if (known) return known;
  const slot = firstSlot(view);
  return slot === null ? null : { kind: "slot", slot };
}

/** Keeps what a case shows first. */
export function keepFirst(caseId: string, selection: Selection | null): void {
  if (selection && !firsts.has(caseId)) firsts.set(caseId, selection);
}

/** The slot that is open in a case. */
export function openSlot(caseId: string): string | null {
  const shown = selections.get()[caseId] ?? firsts.get(caseId);
  return shown?.kind === "slot" ? shown.slot : null;
}

export function select(caseId: string, selection: Selection): void {
  selections.set((all) => ({ ...all, [caseId]: selection }));
}

export function selectSlot(caseId: string, slot: string): void {
  select(caseId, { kind: "slot", slot });
}

/** Takes files in. One good file goes to the slot it was given for; what several are is suggested
 * by what is read on them, and a person says so. A file's name says nothing that can be relied on. */
export function take(caseId: string, given: FileView[], slot: string | null): void {
  const files = given.map((file) => ({
    ...file,
    handle: file.handle || `refused-${nextRefused++}`,
  }));
  change(caseId, (now) => [
    ...now,
    ...files.map((file) => ({ file, slot: null, settled: false, edit: NO_EDIT })),
  ]);
  const [only] = files;
  if (files.length === 1 && only && !only.error && slot !== null) {
    assign(caseId, only.handle, slot);
    selectSlot(caseId, slot);
  } else {
    select(caseId, { kind: "files" });
  }
}

/** A person says what a file is. One file a slot: the one that was there before waits for another
 * place. */
export function assign(caseId: string, handle: string, slot: string | null): void {
  change(caseId, (now) =>
    now.map((it) => {
      if (it.file.handle === handle) return { ...it, slot, settled: true };
      return slot !== null && it.slot === slot ? { ...it, slot: null, settled: true } : it;
    }),
  );
}

/** A slot is suggested for a file that nobody has placed; a slot that has a file keeps it. */
export function suggest(caseId: string, handle: string, slot: string): boolean {
  const files = trayOf(trays.get(), caseId);
  const file = files.find((it) => it.file.handle === handle);
  if (!file || file.settled || file.slot !== null || files.some((it) => it.slot === slot)) {
    return false;
  }
  changeOne(caseId, handle, (it) => ({ ...it, slot }));
  return true;
}

export function setEdit(caseId: string, handle: string, edit: Edit): void {
  changeOne(caseId, handle, (it) => ({ ...it, edit }));
}

export function remove(caseId: string, handle: string): void {
  change(caseId, (now) => now.filter((it) => it.file.handle !== handle));
}

/** Whether a file still waits to be attached. */
export function isKept(handle: string): boolean {
  return Object.values(trays.get()).some((files) => files.some((it) => it.file.handle === handle));
}

trays.watch(() => markWaiting(Object.values(trays.get()).some((files) => files.length > 0)));

/** Whether files that were not attached went when the vault was locked. */
export const filesWent = new Store(haveWaited());

/** The shell lets go of files when it locks: so must what names them. */
export function forgetFiles(): void {
  if (Object.values(trays.get()).some((files) => files.length > 0)) filesWent.set(true);
  clearTrays();
}

export function clearTrays(): void {
  trays.set(NO_TRAYS);
  selections.set({});
  firsts.clear();
}
