import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Tick } from "../../components/choices";
import { tellError } from "../../components/notices";
import { useVault } from "../../queries/queries";
import { moment } from "../../words/format";
import { codeWords, t } from "../../words/words";

/** What the policy has looked at. It binds nothing; a tick is kept in the journal. */
export function Checklist({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const check = useMutation({
    mutationFn: (item: string) => backend.checkItem(view.case_id, item),
    onSuccess: () => client.invalidateQueries({ queryKey: ["case", view.case_id] }),
    onError: tellError,
  });
  const ticked = new Map(view.checks.map((it) => [it.item, it]));
  const items = view.checklist;
  const mayReview = useVault().data?.reviewer?.role !== "support";
  if (items.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-checklist")}>
      <h2>
        {t("ui-checklist")}
        <span className="tab-count">
          {items.filter(({ item }) => ticked.has(item)).length}/{items.length}
        </span>
      </h2>
      <div className="ticks">
        {items.map(({ item, label }) => {
          const by = ticked.get(item);
          return (
            <Tick
              key={item}
              isSelected={by !== undefined}
              isDisabled={by !== undefined || check.isPending || !mayReview}
              onChange={() => check.mutate(item)}
            >
              {codeWords("check", item, label)}
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
