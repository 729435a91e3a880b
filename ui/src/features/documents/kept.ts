import { useQuery } from "@tanstack/react-query";

import type { Backend, CaseView, DocumentView } from "../../backend/backend";
import { useBackend } from "../../backend/context";

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

/** Addresses of a kept document's pictures, of one of its pages. */
export function previewsOf(backend: Backend, document: DocumentView | null, page: number) {
  const id = document?.document_id ?? "";
  const picture = (part: "source" | "prepared", pages: number) =>
    backend.documentPreview(id, part, pages > 1 ? Math.min(page, pages) : null);
  return {
    queryKey: ["preview", id, page],
    queryFn: async () => {
      const [before, after] = await Promise.all([
        picture("source", document?.source.pages ?? 1),
        picture("prepared", document?.prepared.pages ?? 1),
      ]);
      return { before, after };
    },
    enabled: document !== null && !document.erased_at,
  };
}

export function usePreviews(document: DocumentView | null, page = 1) {
  const backend = useBackend();
  return useQuery(previewsOf(backend, document, page));
}
