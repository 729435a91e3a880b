import { useState } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { tell, tellError } from "../../components/notices";
import { t } from "../../words/words";
import { freshCode } from "./fresh";

/** The sheet with the recovery code: to be copied, printed, and put away. */
export function RecoveryCode({ code }: { code: string }) {
  const backend = useBackend();
  const [kept, setKept] = useState(false);
  const copy = () => {
    void Promise.resolve(navigator.clipboard?.writeText(code)).then(
      () => tell(t("ui-recovery-copied")),
      tellError,
    );
  };
  const print = () => void backend.printPage().catch(tellError);
  return (
    <main className="gate">
      <section className="gate-card recovery-sheet" aria-labelledby="recovery-title">
        <p className="wordmark">{t("ui-product")}</p>
        <h1 id="recovery-title">{t("ui-recovery-title")}</h1>
        <p className="lead">{t("ui-recovery-lead")}</p>
        <p className="recovery-code mono" data-testid="recovery-code">
          {code}
        </p>
        <p className="field-hint">{t("ui-recovery-keep")}</p>
        <div className="button-row unprinted">
          <Button onPress={copy} icon="copy">
            {t("ui-recovery-copy")}
          </Button>
          <Button onPress={print}>{t("ui-recovery-print")}</Button>
        </div>
        <div className="stack unprinted">
          <Tick isSelected={kept} onChange={setKept}>
            {t("ui-recovery-have")}
          </Tick>
          <div className="button-row">
            <Button kind="main" isDisabled={!kept} onPress={() => freshCode.set(null)}>
              {t("ui-recovery-go-on")}
            </Button>
          </div>
        </div>
      </section>
    </main>
  );
}
