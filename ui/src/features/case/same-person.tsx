import { useNavigate } from "@tanstack/react-router";

import type { CaseView } from "../../backend/backend";
import { Button } from "../../components/button";
import { useSamePerson } from "../../queries/queries";
import { t } from "../../words/words";

/** Other cases that seem to be about the same person; absent where there are none. */
export function SamePerson({ view }: { view: CaseView }) {
  const others = useSamePerson(view.case_id).data ?? [];
  const navigate = useNavigate();
  if (others.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-same-person")}>
      <h2>{t("ui-same-person")}</h2>
      <ul className="same-person">
        {others.map((it) => (
          <li key={it.case_id}>
            <Button
              kind="quiet"
              onPress={() =>
                void navigate({ to: "/cases/$caseId", params: { caseId: it.case_id } })
              }
            >
              {it.connection}
            </Button>
            <span className={`badge stage-${it.stage}`}>{t(`stage-${it.stage}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
