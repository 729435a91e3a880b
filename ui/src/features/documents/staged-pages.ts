import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView, TriedFile } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import type { Paging } from "./before-after";
import { asksPages } from "./edit";
import { inLane } from "./lanes";
import { isKept, type TrayFile } from "./tray";

/** Leads through the pages of a file that goes out with all of them: the address of the page that is
 * shown, and which one it is. */
export function useStagedPages(
  view: CaseView,
  slot: string,
  staged: TrayFile,
  tried: TriedFile | null,
): [string | null, Paging | null] {
  const backend = useBackend();
  const [page, setPage] = useState(1);
  const { file, edit } = staged;
  const pages = tried && !asksPages(tried, edit) ? (tried.facts?.pages ?? 1) : 1;
  const shown = useQuery({
    queryKey: ["page-large", file.handle, slot, page],
    queryFn: () =>
      inLane(file.handle, async () => {
        if (!isKept(file.handle)) throw new Error("taken away");
        const one = { ...edit, pages: [page] };
        return (await backend.tryFile(file.handle, view.provider, slot, one)).before;
      }),
    enabled: pages > 1 && page > 1,
    gcTime: Infinity,
  });
  if (pages <= 1) return [tried?.before ?? null, null];
  const before = page > 1 ? shown.data : tried?.before;
  return [before ?? null, { page, pages, onPage: setPage }];
}
