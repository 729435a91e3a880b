import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Tick } from "../../components/choices";
import { tellError } from "../../components/notices";
import { moment } from "../../words/format";
import { t } from "../../words/words";

/** What a person looks at on every case. It binds nothing; a tick is kept in the journal. */
const ITEMS = ["name", "birth_date", "address", "document_legible", "selfie"];

export function Checklist({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: (item: string) => backend.checkItem(view.case_id, item),
    onSuccess: () => client.invalidateQueries({ queryKey: ["case", view.case_id] }),
    onError: tellError,
  });
  const ticked = new Map(view.checks.map((it) => [it.item, it]));
  return (
    <section className="rail-section" aria-label={t("ui-checklist")}>
      <h2>
        {t("ui-checklist")}
        <span className="tab-count">
          {ITEMS.filter((item) => ticked.has(item)).length}/{ITEMS.length}
        </span>
      </h2>
      <div className="ticks">
        {ITEMS.map((item) => {
          const by = ticked.get(item);
          return (
            <Tick
              key={item}
              isSelected={by !== undefined}
              isDisabled={by !== undefined || check.isPending}
              onChange={() => check.mutate(item)}
            >
              {t(`ui-check-${item}`)}
              {by && (
                <span className="muted small">
                  {" "}
                  {t("ui-checked-by", { name: by.reviewer, time: moment(by.at) })}
                </span>
              )}
            </Tick>
          );
        })}
      </div>
    </section>
  );
}
