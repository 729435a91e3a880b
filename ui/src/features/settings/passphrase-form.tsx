import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { useVault } from "../../queries/queries";
import { t } from "../../words/words";
import { NewPassphrase, useNewPassphrase } from "../vault/new-passphrase";
import { freshCode } from "../vault/fresh";

export function PassphraseForm({ onDone }: { onDone: () => void }) {
  const backend = useBackend();
  const least = useVault().data?.least_passphrase ?? 0;
  const [old, setOld] = useState("");
  const { passphrase, isGood, fields } = useNewPassphrase(least);
  const [newCode, setNewCode] = useState(false);
  const change = useMutation({
    mutationFn: () => backend.changePassphrase(old, passphrase, newCode),
    onSuccess: (code) => {
      freshCode.set(code);
      tell(t("ui-passphrase-changed"));
      onDone();
    },
  });
  const canChange = old !== "" && isGood;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (canChange) change.mutate();
  };
  return (
    <form className="stack inset" onSubmit={onSubmit} aria-label={t("ui-passphrase-change")}>
      <TextBox
        label={t("ui-passphrase-old")}
        type="password"
        value={old}
        onChange={setOld}
        autoComplete="current-password"
      />
      <NewPassphrase label={t("ui-passphrase-new")} {...fields} asked={false} whileTyped />
      <Tick isSelected={newCode} onChange={setNewCode}>
        {t("ui-passphrase-new-code")}
        <span className="radio-detail">{t("ui-passphrase-new-code-detail")}</span>
      </Tick>
      {change.error && <ErrorWords error={change.error} />}
      <div className="button-row">
        <Button kind="main" type="submit" isPending={change.isPending} isDisabled={!canChange}>
          {t("ui-passphrase-change")}
        </Button>
        <Button className="tall" onPress={onDone}>
          {t("ui-cancel")}
        </Button>
      </div>
    </form>
  );
}
