import { useQuery } from "@tanstack/react-query";

import type { Backend, CaseView, DocumentView, PictureSize } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { longestOf, type Whole } from "./whole";

/** The document that counts for a slot: the latest. */
export function latestIn(view: CaseView, slot: string): DocumentView | undefined {
  return view.documents
    .filter((it) => it.slot === slot)
    .sort((a, b) => a.attached_at.localeCompare(b.attached_at))
    .at(-1);
}

/** What the stage shows first: what was refused, what is missing, else the latest. */
export function firstSlot(view: CaseView): string | null {
  const refused = view.slots.find((it) => it.state === "refused")?.slot;
  const missing = view.requirements.find((it) => !it.satisfied && it.missing.length > 0)
    ?.missing[0];
  return refused ?? missing ?? view.documents.at(-1)?.slot ?? view.slots[0]?.slot ?? null;
}

/** A document as received, or as it goes out. */
type Part = "source" | "prepared";

/** The address of a picture of a kept document, of one of its pages. */
export function pictureOf(
  backend: Backend,
  document: DocumentView | null,
  wanted: Part,
  page: number,
  size: PictureSize = "screen",
) {
  const id = document?.document_id ?? "";
  // What went out as it came in is one picture.
  const isSame = document?.source.sha256 === document?.prepared.sha256;
  const part = isSame ? "source" : wanted;
  const pages = document?.[part].pages ?? 1;
  const shown = pages > 1 ? Math.min(page, pages) : null;
  return {
    queryKey: [size === "screen" ? "preview" : size, id, part, shown],
    queryFn: () => backend.documentPreview(id, part, shown, size),
    enabled: document !== null && !document.erased_at,
  };
}

/** The same picture with all its pixels. */
export function wholeOf(
  backend: Backend,
  document: DocumentView | null,
  part: Part,
  page: number,
): Whole | null {
  if (!document) return null;
  return {
    ...pictureOf(backend, document, part, page, "whole"),
    longest: longestOf(document[part]),
  };
}

/** One picture of a kept document. */
export function usePicture(document: DocumentView | null, part: Part, page = 1) {
  const backend = useBackend();
  return useQuery(pictureOf(backend, document, part, page));
}

/** Both pictures of a kept document. The one that comes in comes first: both at once would keep
 * each other waiting. */
export function useBoth(document: DocumentView, page: number) {
  const before = usePicture(document, "source", page);
  const after = usePicture(before.isPending ? null : document, "prepared", page);
  return {
    before: before.data ?? null,
    after: after.data ?? null,
    error: before.error ?? after.error,
  };
}
