import { closeOverlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";

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
