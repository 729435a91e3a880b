import type { CaseView } from "../../backend/backend";
import { t } from "../../words/words";
import { SubmissionList } from "../outbox/submission-list";

export function Deliveries({ view }: { view: CaseView }) {
  const list = [...view.submissions].sort((a, b) => b.created_at.localeCompare(a.created_at));
  return (
    <section className="rail-section" aria-label={t("ui-tab-deliveries")}>
      <h2>{t("ui-deliveries-title")}</h2>
      {list.length === 0 && <p className="muted">{t("ui-deliveries-none")}</p>}
      <SubmissionList
        submissions={list}
        providerOf={() => view.provider}
        personOf={() => view.name}
      />
    </section>
  );
}
