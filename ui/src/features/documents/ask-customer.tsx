import { useId, useState } from "react";

import type { Finding, SlotRule } from "../../backend/backend";
import { Button } from "../../components/button";
import { tell } from "../../components/notices";
import { t } from "../../words/words";
import { askText, canAsk } from "./ask";

/** What to ask the customer for, to be copied into one's own message; it is not sent from here. */
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
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!canAsk(findings)) return null;
  const text = askText(slot, rule, findings);
  const copy = () =>
    void Promise.resolve(navigator.clipboard?.writeText(text)).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  return (
    <div className="ask">
      <Button
        icon="ask"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={t("ui-ask-about", { name })}
        onPress={() => setOpen(!isOpen)}
      >
        {t("ui-ask")}
      </Button>
      {isOpen && (
        <div id={id} className="ask-text">
          <textarea
            readOnly
            aria-label={t("ui-ask-text")}
            rows={text.split("\n").length + 1}
            value={text}
            onFocus={(event) => event.target.select()}
          />
          <div className="ask-foot">
            <span className="stage-muted">{t("ui-ask-hint")}</span>
            <Button icon="copy" onPress={copy}>
              {t("ui-ask-copy")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
