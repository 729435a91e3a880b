import { useQueries, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type {
  Backend,
  CaseView,
  Edit,
  Finding,
  RecognisedView,
  SlotView,
  TriedFile,
} from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { announce } from "../../components/announce";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import { detailsReady, useDetailsOf } from "./details";
import { asksPages } from "./edit";
import { inLane, underWay } from "./lanes";
import { isKept, openSlot, suggest, trays, type TrayFile } from "./tray";

/** How far a file has come. */
export type Progress =
  | "waiting"
  | "looking"
  | "reading"
  | "pages"
  | "details"
  | "unplaced"
  | "ready"
  | "refused"
  | "failed";

const BUSY = new Set<Progress>(["waiting", "looking", "reading"]);
/** The same each time: nothing is drawn anew for it. */
const NONE_LOOKED: ReadonlyMap<string, Looked> = new Map();

/** What is known of a file that is not attached. */
export interface Looked {
  progress: Progress;
  tried: TriedFile | null;
  /** Why it could not even be tried; the file itself may be sound. */
  error: unknown;
  recognised: RecognisedView | null;
  /** Reading it failed; it can be attached all the same. */
  isUnread: boolean;
  /** What was noticed by both looks. */
  findings: Finding[];
  /** What is shown was made before the last change of the edit. */
  isOld: boolean;
}

const NONE: Looked = {
  progress: "waiting",
  tried: null,
  error: null,
  recognised: null,
  isUnread: false,
  findings: [],
  isOld: false,
};

/** The slot whose rule a file is tried against: its own, or the first that is open. */
function ruleSlot(view: CaseView, slot: string | null): SlotView | null {
  const ruled = view.slots.filter((it) => it.rule !== null);
  const missing = view.requirements.flatMap((it) => it.missing);
  const own =
    ruled.find((it) => it.slot === slot) ??
    ruled.find((it) => missing.includes(it.slot)) ??
    ruled[0];
  // Slots of one rule share one look.
  const same = ruled.find((it) => JSON.stringify(it.rule) === JSON.stringify(own?.rule));
  return same ?? null;
}

/** What is read on a picture is the same wherever it is cropped. */
const readingOf = (edit: Edit): Edit => ({ ...edit, crop: null });

const tryKey = (it: TrayFile, slot: string | null) => ["try", it.file.handle, slot, it.edit];
const readKey = (it: TrayFile, slot: string | null) => [
  "recognise",
  it.file.handle,
  slot,
  readingOf(it.edit),
];

/** The file that is open comes before the others. */
const isOpen = (caseId: string, handle: string) => () => {
  const slot = openSlot(caseId);
  const file = trays.get()[caseId]?.find((it) => it.file.handle === handle);
  return slot !== null && file?.slot === slot;
};

/** Work on a file that was taken away meanwhile is not begun. */
function queued<Value>(view: CaseView, it: TrayFile, work: () => Promise<Value>): Promise<Value> {
  const { handle } = it.file;
  const begun = () => (isKept(handle) ? work() : Promise.reject(new Error("taken away")));
  return inLane(handle, begun, isOpen(view.case_id, handle));
}

function tryQuery(backend: Backend, view: CaseView, it: TrayFile) {
  const slot = ruleSlot(view, it.slot)?.slot ?? null;
  return {
    queryKey: tryKey(it, slot),
    queryFn: () =>
      queued(view, it, () => backend.tryFile(it.file.handle, view.provider, slot ?? "", it.edit)),
    enabled: slot !== null && !it.file.error,
    gcTime: Infinity,
    // Of the same file: while a turned picture is made, the one before stays.
    placeholderData: (before: TriedFile | undefined, query?: { queryKey: readonly unknown[] }) =>
      query?.queryKey[1] === it.file.handle ? before : undefined,
  };
}

function readQuery(backend: Backend, view: CaseView, it: TrayFile, tried: TriedFile | undefined) {
  // What cannot be shown cannot be read either.
  const canBeRead = tried !== undefined && (tried.ok || tried.before !== null);
  return {
    queryKey: readKey(it, it.slot),
    queryFn: () =>
      queued(view, it, () =>
        backend.recogniseFile(view.case_id, it.slot, it.file.handle, readingOf(it.edit)),
      ),
    enabled: canBeRead && !it.file.error,
    gcTime: Infinity,
  };
}

interface State {
  isPending: boolean;
  isFetching: boolean;
  isPlaceholderData: boolean;
  error: unknown;
}

function progressOf(
  it: TrayFile,
  look: State & { data: TriedFile | undefined },
  read: State & { data: RecognisedView | undefined },
  isSaid: boolean,
  isBegun: boolean,
): Progress {
  if (it.file.error) return "refused";
  if (look.error) return "failed";
  if (!look.data || look.isPlaceholderData) return isBegun ? "looking" : "waiting";
  if (asksPages(look.data, it.edit) && it.edit.pages.length === 0) return "pages";
  if (!look.data.ok) return "refused";
  if (read.isFetching) return "reading";
  if (it.slot === null) return "unplaced";
  return isSaid ? "ready" : "details";
}

/** Both looks may notice the same. */
function onceEach(findings: Finding[]): Finding[] {
  return [...new Map(findings.map((it) => [it.code, it])).values()];
}

/** The reading is not done again for the slot that it suggested. */
function place(client: QueryClient, view: CaseView, it: TrayFile, read: RecognisedView): void {
  const slot = read.suggestion;
  const open = view.slots.find(
    (one) => one.slot === slot && one.rule !== null && one.state !== "accepted",
  );
  if (slot === null || !open) return;
  client.setQueryData(readKey(it, slot), read);
  suggest(view.case_id, it.file.handle, slot);
}

/** What came of looking at a file, as it is spoken; null while that is under way. */
function outcomeWords({ file: { name } }: TrayFile, looked: Looked | null): string | null {
  if (!looked || BUSY.has(looked.progress)) return null;
  const state = t(`ui-progress-${looked.progress}`);
  return (looked.recognised?.doubts ?? []).length > 0
    ? t("ui-file-looked-doubt", { name, state, doubt: t("ui-doubt-lead") })
    : t("ui-file-looked", { name, state });
}

/** Looks at every file that was given for a case and reads it, two at a time; nothing waits for it. */
export function useLooked(view: CaseView, tray: TrayFile[]): ReadonlyMap<string, Looked> {
  const backend = useBackend();
  const client = useQueryClient();
  const saidOf = useDetailsOf(view);
  const begun = useStore(underWay);
  const looks = useQueries({ queries: tray.map((it) => tryQuery(backend, view, it)) });
  const reads = useQueries({
    queries: tray.map((it, at) => readQuery(backend, view, it, looks[at]?.data)),
  });
  const all = new Map<string, Looked>();
  tray.forEach((it, at) => {
    const [look, read] = [looks[at], reads[at]];
    if (!look || !read) return;
    const details = view.slots.find((slot) => slot.slot === it.slot)?.details;
    const isSaid = !details || detailsReady(details, saidOf(details));
    const recognised = read.data ?? null;
    all.set(it.file.handle, {
      ...NONE,
      // Where the provider takes no files, there is nothing to try one against.
      progress:
        ruleSlot(view, it.slot) === null && !it.file.error
          ? "unplaced"
          : progressOf(it, look, read, isSaid, begun.includes(it.file.handle)),
      tried: look.data ?? null,
      error: look.error,
      recognised,
      isUnread: read.error !== null,
      findings: onceEach([...(look.data?.findings ?? []), ...(recognised?.findings ?? [])]),
      isOld: look.isPlaceholderData,
    });
  });

  useEffect(() => {
    tray.forEach((it, at) => {
      const read = reads[at]?.data;
      if (read && it.slot === null && !it.settled) place(client, view, it, read);
    });
  });

  const busy = [...all.values()].filter((it) => BUSY.has(it.progress)).length;
  const count = tray.length;
  const ready = [...all.values()].filter((it) => it.progress === "ready").length;
  useEffect(() => {
    if (count > 1 && busy === 0) announce(t("ui-files-looked", { count, ready }));
  }, [busy, count, ready]);
  const only = tray.length === 1 ? tray[0] : undefined;
  const words = only ? outcomeWords(only, all.get(only.file.handle) ?? null) : null;
  useEffect(() => {
    if (words !== null) announce(words);
  }, [words]);
  return count > 0 ? all : NONE_LOOKED;
}

/** What was found out about a file goes with it. */
export function forgetLooks(client: QueryClient, handle: string): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === handle });
}
