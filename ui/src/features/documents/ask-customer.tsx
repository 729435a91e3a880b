import type { Finding, SlotRule } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { t } from "../../words/words";
import { askText, canAsk } from "./ask";

/** Leads to what to ask the customer for; nothing where there is nothing to ask for. */
export function AskCustomer({
  name,
  slot,
  rule,
  findings,
}: {
  /** The file that it is about. */
  name: string;
  slot: string | null;
  rule: SlotRule | null;
  findings: Finding[];
}) {
  if (!canAsk(findings)) return null;
  return (
    <div className="ask">
      <Button
        icon="ask"
        aria-label={t("ui-ask-about", { name })}
        onPress={() => overlay.set({ kind: "ask", text: askText(slot, rule, findings) })}
      >
        {t("ui-ask")}
      </Button>
    </div>
  );
}
