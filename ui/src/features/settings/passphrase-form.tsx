import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { t } from "../../words/words";

export function PassphraseForm({ onDone }: { onDone: () => void }) {
  const backend = useBackend();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const change = useMutation({
    mutationFn: () => backend.changePassphrase(old, fresh),
    onSuccess: () => {
      tell(t("ui-passphrase-changed"));
      onDone();
    },
  });
  const differs = again !== "" && again !== fresh;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (fresh !== "" && fresh === again) change.mutate();
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
      <TextBox
        label={t("ui-passphrase-new")}
        hint={t("ui-create-passphrase-hint")}
        type="password"
        value={fresh}
        onChange={setFresh}
        autoComplete="new-password"
      />
      <TextBox
        label={t("ui-create-again")}
        type="password"
        value={again}
        onChange={setAgain}
        error={differs ? t("ui-create-passphrase-differs") : null}
        autoComplete="new-password"
      />
      {change.error && <ErrorWords error={change.error} />}
      <div className="button-row">
        <Button
          kind="main"
          type="submit"
          isPending={change.isPending}
          isDisabled={old === "" || fresh === "" || fresh !== again}
        >
          {t("ui-passphrase-change")}
        </Button>
        <Button className="tall" onPress={onDone}>
          {t("ui-cancel")}
        </Button>
      </div>
    </form>
  );
}
