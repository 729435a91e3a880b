import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { KEY_MODES, type KeyMode, type VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { t } from "../../words/words";
import { GateCard } from "./gate-card";
import { passphraseProblem } from "./passphrase";
import { freshCode } from "./recovery-code";

/** Opens the vault with its recovery code and sets a new passphrase. */
export function RecoverVault({ vault, onBack }: { vault: VaultStateView; onBack: () => void }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [mode, setMode] = useState<KeyMode>(vault.mode ?? "passphrase");
  const [asked, setAsked] = useState(false);
  const recover = useMutation({
    mutationFn: () => backend.recoverVault(code, fresh, mode),
    onSuccess: ({ recovery_code }) => {
      freshCode.set(recovery_code);
      return client.invalidateQueries();
    },
  });
  const problem = passphraseProblem(fresh, vault.least_passphrase);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== "" && problem === null && again === fresh) recover.mutate();
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
          className="mono"
          autoFocus
        />
        <TextBox
          label={t("ui-passphrase-new")}
          hint={t("ui-create-passphrase-hint", { least: vault.least_passphrase })}
          type="password"
          value={fresh}
          onChange={setFresh}
          error={asked ? problem : null}
          autoComplete="new-password"
        />
        <TextBox
          label={t("ui-create-again")}
          type="password"
          value={again}
          onChange={setAgain}
          error={asked && again !== fresh ? t("ui-create-passphrase-differs") : null}
          autoComplete="new-password"
        />
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

/** What opens the vault, each with what that means. */
export function KeyModeChoice({
  value,
  onChange,
}: {
  value: KeyMode;
  onChange: (mode: KeyMode) => void;
}) {
  return (
    <OneOf
      label={t("ui-mode")}
      value={value}
      onChange={onChange}
      choices={KEY_MODES.map((id) => ({
        id,
        label: t(`ui-mode-${id}`),
        detail: t(`ui-mode-${id}-detail`),
      }))}
    />
  );
}
