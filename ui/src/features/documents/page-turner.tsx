import { useEffect, useEffectEvent } from "react";

import { offer } from "../../commands/workbench";
import { Button } from "../../components/button";
import { t } from "../../words/words";

/** Leads through the pages of a document. */
export function PageTurner({
  page,
  pages,
  onPage,
}: {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  const move = useEffectEvent((by: number) => {
    const to = Math.min(pages, Math.max(1, page + by));
    if (to !== page) onPage(to);
  });
  useEffect(() => offer("pages", { move: (by) => move(by) }), []);
  return (
    <span className="page-turner" role="group" aria-label={t("ui-page-turner")}>
      <Button
        kind="quiet"
        icon="up"
        aria-label={t("ui-page-before")}
        isDisabled={page <= 1}
        onPress={() => onPage(page - 1)}
      />
      <span aria-live="polite">
        {t("ui-page-of", { page: String(page), count: String(pages) })}
      </span>
      <Button
        kind="quiet"
        icon="down"
        aria-label={t("ui-page-next")}
        isDisabled={page >= pages}
        onPress={() => onPage(page + 1)}
      />
    </span>
  );
}
