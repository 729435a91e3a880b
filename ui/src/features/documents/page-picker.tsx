import { useQueries } from "@tanstack/react-query";
import { useState } from "react";

import type { Edit } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { t } from "../../words/words";
import { withPage } from "./edit";
import { inLane } from "./lanes";
import { isKept } from "./tray";

/** So many pages are drawn at once; the next ones on demand. */
const SHOWN = 12;

/** Which pages of a file are used, in the order in which they were chosen. */
export function PagePicker({
  handle,
  pages,
  edit,
  onEdit,
}: {
  handle: string;
  /** How many the file has. */
  pages: number;
  edit: Edit;
  onEdit: (edit: Edit) => void;
}) {
  const backend = useBackend();
  const [shown, setShown] = useState(SHOWN);
  const numbers = Array.from({ length: Math.min(pages, shown) }, (_, at) => at + 1);
  const pictures = useQueries({
    queries: numbers.map((page) => ({
      queryKey: ["page", handle, page],
      queryFn: () =>
        inLane(handle, () =>
          isKept(handle)
            ? backend.filePicture(handle, { pages: [page], turn: 0, crop: null }, "small")
            : Promise.reject(new Error("taken away")),
        ),
      gcTime: Infinity,
    })),
  });
  return (
    <section
      className={edit.pages.length > 0 ? "pages is-chosen" : "pages"}
      aria-label={t("ui-page-picker")}
    >
      <p className="pages-lead">
        {edit.pages.length === 0
          ? t("ui-pages-ask", { count: pages })
          : t("ui-pages-chosen", { pages: edit.pages.join(", "), count: edit.pages.length })}
      </p>
      <ul className="page-list">
        {numbers.map((page, at) => {
          const place = edit.pages.indexOf(page) + 1;
          const picture = pictures[at];
          return (
            <li key={page}>
              <button
                type="button"
                className="page-thumb"
                aria-pressed={place > 0}
                aria-label={
                  place > 0
                    ? t("ui-page-chosen-as", { page: String(page), place: String(place) })
                    : t("ui-page-of", { page: String(page), count: String(pages) })
                }
                onClick={() => onEdit(withPage(edit, page))}
              >
                {picture?.data ? (
                  <img src={picture.data} alt="" draggable={false} />
                ) : (
                  <span className="page-blank">{picture?.error ? "–" : ""}</span>
                )}
                <span className="page-number">{page}</span>
                {place > 0 && <span className="page-place">{place}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {pages > shown && (
        <Button kind="quiet" icon="down" onPress={() => setShown(shown + SHOWN)}>
          {t("ui-pages-more", { count: pages - shown })}
        </Button>
      )}
    </section>
  );
}
