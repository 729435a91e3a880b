import type { CaseView, DocumentFacts } from "../../backend/backend";
import { moment, slotName } from "../../words/format";
import { t } from "../../words/words";
import { latestIn } from "./kept";
import type { Looked } from "./looked";
import type { TrayFile } from "./tray";

/** A document of a case that can be looked at. */
export interface ShownDocument {
  /** The document's id, or the handle of a file that is not attached. */
  id: string;
  slot: string;
  label: string;
  pages: number;
  /** Where its picture is; null for a document that is kept, which is asked for. */
  url: string | null;
  isKept: boolean;
  /** The file, where it is not attached. */
  given: TrayFile | null;
  /** What is known of it as it was received. */
  facts: DocumentFacts | null;
}

/** Everything of a case that has a picture: files that were given, what is kept, and what that took
 * the place of. */
export function shownDocuments(
  view: CaseView,
  tray: TrayFile[],
  looked: ReadonlyMap<string, Looked>,
): ShownDocument[] {
  const given = tray.flatMap((it): ShownDocument[] => {
    const tried = looked.get(it.file.handle)?.tried;
    if (it.slot === null || !tried?.before) return [];
    return [
      {
        id: it.file.handle,
        slot: it.slot,
        label: t("ui-compare-given", { slot: slotName(it.slot) }),
        pages: tried.facts?.pages ?? 1,
        url: tried.before,
        isKept: false,
        given: it,
        facts: tried.facts,
      },
    ];
  });
  const kept = view.documents
    .filter((it) => !it.erased_at)
    .map((it): ShownDocument => {
      const isLatest = latestIn(view, it.slot)?.document_id === it.document_id;
      return {
        id: it.document_id,
        slot: it.slot,
        label: isLatest
          ? slotName(it.slot)
          : t("ui-compare-earlier", { slot: slotName(it.slot), time: moment(it.attached_at) }),
        pages: it.source.pages ?? 1,
        url: null,
        isKept: true,
        given: null,
        facts: it.source,
      };
    });
  return [...given, ...kept];
}

const SELFIE = /SELFIE|FACE|LIVE/i;
const side = (slot: string) => slot.replace(/(FRONT|BACK)$/i, "");

/** What a document is held against first: the portrait, then its other side or an earlier file. */
export function comparedWith(
  shown: ShownDocument,
  all: readonly ShownDocument[],
): ShownDocument | null {
  const others = all.filter((it) => it.id !== shown.id);
  return (
    others.find((it) => SELFIE.test(it.slot) !== SELFIE.test(shown.slot)) ??
    others.find((it) => side(it.slot) === side(shown.slot)) ??
    others[0] ??
    null
  );
}
