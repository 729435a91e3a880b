import { useNavigate } from "@tanstack/react-router";

import type { ElsewhereView } from "../../backend/backend";
import { closeOverlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { t } from "../../words/words";

/** Leads to the other cases that have the same picture. */
export function ElsewhereCases({ cases }: { cases: readonly ElsewhereView[] }) {
  const navigate = useNavigate();
  if (cases.length === 0) return null;
  return (
    <ul className="elsewhere" aria-label={t("ui-elsewhere")}>
      {cases.map(({ case_id, name }) => (
        <li key={case_id}>
          <Button
            icon="arrow"
            onPress={() => {
              closeOverlay();
              void navigate({ to: "/cases/$caseId", params: { caseId: case_id } });
            }}
          >
            {t("ui-elsewhere-open", { name: name ?? t("ui-no-name") })}
          </Button>
        </li>
      ))}
    </ul>
  );
}
