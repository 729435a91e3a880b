import type { Backend, CaseView, Json } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { tellError } from "../../components/notices";
import { isMasked, isNumberPath } from "../../components/shape";
import { Store } from "../../components/store";
import { t } from "../../words/words";

export interface Revealed {
  caseId: string;
  path: string;
  value: string;
  /** Shown while the key is held, and no longer. */
  held: boolean;
}

/** The one number that is in the clear. */
export const revealed = new Store<Revealed | null>(null);

/** Cases for which the reason was given. */
const reasoned = new Set<string>();
let turn = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export function hide(): void {
  turn += 1;
  clearTimeout(timer);
  revealed.set(null);
}

/** Leaves nothing of it, as after a lock. */
export function forgetRevealed(): void {
  hide();
  reasoned.clear();
}

/** Shows it for so many seconds more. */
export function extend(seconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(hide, seconds * 1_000);
  revealed.set((now) => now && { ...now, held: false });
}

/** Fetches one number; let go meanwhile, it is not shown. */
export async function reveal(
  backend: Backend,
  {
    caseId,
    path,
    reason,
    held,
    seconds,
  }: { caseId: string; path: string; reason: string | null; held: boolean; seconds: number },
): Promise<void> {
  hide();
  const mine = turn;
  const { value } = await backend.revealField(caseId, path, reason);
  reasoned.add(caseId);
  if (mine !== turn) return;
  revealed.set({ caseId, path, value, held });
  timer = setTimeout(hide, seconds * 1_000);
  announce(t("ui-reveal-shown"));
}

/** The key or button is let go: what was shown for so long goes, also before the answer came. */
export function letGo(): void {
  const now = revealed.get();
  if (now === null || now.held) hide();
}

/** Shows a number, or first asks why. */
export function ask(
  backend: Backend,
  { caseId, path, held, seconds }: { caseId: string; path: string; held: boolean; seconds: number },
): void {
  if (!reasoned.has(caseId)) return overlay.set({ kind: "reveal", path });
  reveal(backend, { caseId, path, reason: null, held, seconds }).catch(tellError);
}

/** The masked number that has the focus, else the first one. */
export function maskedPath(view: CaseView): string | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-masked]")?.dataset.masked;
  return focused ?? maskedPaths(view.applicant)[0] ?? documentPaths(view)[0] ?? null;
}

/** Names the number that was given for a document type. */
export const documentPath = (documentType: string) => `document:${documentType}`;

/** Numbers given for documents. */
export function documentPaths(view: CaseView): string[] {
  return view.slots
    .filter((it) => it.details.given.number)
    .map((it) => documentPath(it.details.document_type));
}

function maskedPaths(value: Json, path = ""): string[] {
  if (typeof value === "string") return isMasked(value) && isNumberPath(path) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    maskedPaths(item as Json, path === "" ? key : `${path}.${key}`),
  );
}
