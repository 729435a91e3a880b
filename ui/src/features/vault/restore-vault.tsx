import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";

import type { BackupView, KeyMode, VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { Progress } from "../../components/progress";
import { bytes, fullMoment } from "../../words/format";
import { t } from "../../words/words";
import { GateCard } from "./gate-card";
import { KeyModeChoice } from "./key-mode-choice";
import { NewPassphrase, useNewPassphrase } from "./new-passphrase";
import { freshCode, justRestored, upgrading } from "./fresh";

/** Puts a backup back: the file first, then what opens it. */
export function RestoreVault({ vault, onBack }: { vault: VaultStateView; onBack: () => void }) {
  const backend = useBackend();
  const [backup, setBackup] = useState<BackupView | null>(null);
  const choose = useMutation({
    mutationFn: () => backend.chooseBackup(),
    onSuccess: (chosen) => chosen && setBackup(chosen),
  });
  return (
    <GateCard
      title={t("ui-restore-title")}
      lead={t(vault.state === "locked" ? "ui-restore-lead-damaged" : "ui-restore-lead")}
      vault={vault}
    >
      <div className="stack">
        {backup && <Chosen backup={backup} />}
        {choose.error && <ErrorWords error={choose.error} />}
        <div className="button-row">
          <Button
            kind={backup ? "plain" : "main"}
            icon="file"
            isPending={choose.isPending}
            onPress={() => choose.mutate()}
            autoFocus
          >
            {choose.isPending
              ? t("ui-restore-reading")
              : t(backup ? "ui-restore-choose-other" : "ui-restore-choose")}
          </Button>
          {!backup && (
            <Button className="tall" onPress={onBack}>
              {t("ui-restore-back")}
            </Button>
          )}
        </div>
        {backup && <Opening key={backup.made_at} vault={vault} backup={backup} onBack={onBack} />}
      </div>
    </GateCard>
  );
}

function Chosen({ backup }: { backup: BackupView }) {
  return (
    <dl className="facts facts-wide" aria-label={t("ui-restore-chosen")}>
      <div>
        <dt>{t("ui-restore-file")}</dt>
        <dd className="break">
          {backup.name}
          <span className="fact-detail">{bytes(backup.size)}</span>
        </dd>
      </div>
      <div>
        <dt>{t("ui-restore-made")}</dt>
        <dd>{fullMoment(backup.made_at)}</dd>
      </div>
      <div>
        <dt>{t("ui-restore-of")}</dt>
        <dd className="mono break">{backup.vault_id}</dd>
      </div>
    </dl>
  );
}

const WAYS = ["passphrase", "recovery_code"] as const;

function Opening({
  vault,
  backup,
  onBack,
}: {
  vault: VaultStateView;
  backup: BackupView;
  onBack: () => void;
}) {
  const backend = useBackend();
  const client = useQueryClient();
  const [way, setWay] = useState<(typeof WAYS)[number]>("passphrase");
  const [old, setOld] = useState("");
  const [code, setCode] = useState("");
  const [mode, setMode] = useState<KeyMode>(backup.mode);
  const { passphrase, isGood, fields } = useNewPassphrase(vault.least_passphrase);
  const [asked, setAsked] = useState(false);
  const restore = useMutation({
    onSettled: () => upgrading.set(null),
    mutationFn: () =>
      backend.restoreVault(
        way === "passphrase"
          ? { kind: "passphrase", passphrase: old }
          : { kind: "recovery_code", code, passphrase, mode },
      ),
    onSuccess: (restored) => {
      justRestored.set(restored);
      freshCode.set(restored.recovery_code);
      return client.invalidateQueries();
    },
  });
  const canRestore = way === "passphrase" ? old !== "" : code.trim() !== "" && isGood;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (canRestore) restore.mutate();
  };
  return (
    <form onSubmit={onSubmit} className="stack" aria-label={t("ui-restore-title")}>
      {backup.has_recovery_code && (
        <OneOf
          label={t("ui-restore-with")}
          value={way}
          onChange={setWay}
          choices={WAYS.map((id) => ({
            id,
            label: t(`ui-restore-with-${id}`),
            detail: t(`ui-restore-with-${id}-detail`, { mode: backup.mode }),
          }))}
        />
      )}
      {way === "passphrase" ? (
        <TextBox
          label={t("ui-restore-passphrase")}
          hint={t("ui-restore-passphrase-hint")}
          type="password"
          value={old}
          onChange={setOld}
          error={asked && old === "" ? t("ui-create-passphrase-missing") : null}
          autoComplete="current-password"
        />
      ) : (
        <>
          <TextBox
            label={t("ui-recover-code")}
            hint={t("ui-recover-code-hint")}
            value={code}
            onChange={setCode}
            error={asked && code.trim() === "" ? t("ui-recover-code-missing") : null}
            autoComplete="off"
            spellCheck="false"
            className="field-mono"
          />
          <NewPassphrase label={t("ui-passphrase-new")} {...fields} asked={asked} />
          {backup.mode === "passphrase_and_device" && (
            <KeyModeChoice value={mode} onChange={setMode} />
          )}
        </>
      )}
      {restore.error && <ErrorWords error={restore.error} />}
      {restore.isPending && <HowFar />}
      <div className="button-row">
        <Button kind="main" type="submit" isPending={restore.isPending}>
          {restore.isPending ? t("ui-restore-pending") : t("ui-restore-button")}
        </Button>
        <Button className="tall" isDisabled={restore.isPending} onPress={onBack}>
          {t("ui-restore-back")}
        </Button>
      </div>
    </form>
  );
}

/** How much of the backup was read, twice over: to verify it and to put it back. */
function HowFar() {
  const backend = useBackend();
  const [percent, setPercent] = useState(0);
  useEffect(() => backend.on("restoring", (event) => setPercent(event.percent)), [backend]);
  return <Progress label={t("ui-restore-progress")} percent={percent} />;
}
