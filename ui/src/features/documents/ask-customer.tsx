import type { Finding, SlotRule } from "../../backend/backend";
import { closeOverlay, overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
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

/** A text to copy into one's own message; it is not sent from here. */
export function AskSheet({ text }: { text: string }) {
  const copy = () =>
    void Promise.resolve(navigator.clipboard.writeText(text)).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  return (
    <Sheet title={t("ui-ask")} onClose={closeOverlay}>
      <div className="sheet-body">
        <p className="ask-words">{text}</p>
        <p className="muted">{t("ui-ask-hint")}</p>
      </div>
      <div className="sheet-foot">
        <Button onPress={closeOverlay}>{t("ui-close")}</Button>
        <Button kind="main" icon="copy" onPress={copy}>
          {t("ui-ask-copy")}
        </Button>
      </div>
    </Sheet>
  );
}
