import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { KeyMode, VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { t } from "../../words/words";
import { GateCard } from "./gate-card";
import { KeyModeChoice } from "./key-mode-choice";
import { NewPassphrase, useNewPassphrase } from "./new-passphrase";
import { freshCode, upgrading } from "./fresh";

/** Opens the vault with its recovery code and sets a new passphrase. */
export function RecoverVault({ vault, onBack }: { vault: VaultStateView; onBack: () => void }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const { passphrase, isGood, fields } = useNewPassphrase(vault.least_passphrase);
  const [mode, setMode] = useState<KeyMode>(vault.mode ?? "passphrase");
  const [asked, setAsked] = useState(false);
  const recover = useMutation({
    onSettled: () => upgrading.set(null),
    mutationFn: () => backend.recoverVault(code, passphrase, mode),
    onSuccess: ({ recovery_code }) => {
      freshCode.set(recovery_code);
      return client.invalidateQueries();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== "" && isGood) recover.mutate();
  };
  return (
    <GateCard title={t("ui-recover-title")} lead={t("ui-recover-lead")} vault={vault}>
      <form onSubmit={onSubmit} className="stack">
        <TextBox
          label={t("ui-recover-code")}
          hint={t("ui-recover-code-hint")}
          value={code}
          onChange={setCode}
          error={asked && code.trim() === "" ? t("ui-recover-code-missing") : null}
          autoComplete="off"
          spellCheck="false"
          className="field-mono"
          autoFocus
        />
        <NewPassphrase label={t("ui-passphrase-new")} {...fields} asked={asked} />
        {vault.mode === "passphrase_and_device" && (
          <KeyModeChoice value={mode} onChange={setMode} />
        )}
        {recover.error && <ErrorWords error={recover.error} />}
        <div className="button-row">
          <Button kind="main" type="submit" isPending={recover.isPending}>
            {recover.isPending ? t("ui-unlock-pending") : t("ui-recover-button")}
          </Button>
          <Button className="tall" onPress={onBack}>
            {t("ui-recover-back")}
          </Button>
        </div>
      </form>
    </GateCard>
  );
}
