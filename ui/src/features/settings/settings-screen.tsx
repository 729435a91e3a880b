import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { Settings } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { command, shownKeys } from "../../commands/registry";
import { Button } from "../../components/button";
import { OneOf, Tick } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { SelectBox } from "../../components/fields";
import { tell, tellError } from "../../components/notices";
import { useSettings, useVault, useVaultInfo } from "../../queries/queries";
import { count, fullMoment, span } from "../../words/format";
import { t } from "../../words/words";
import { JournalPanel } from "../journal/journal-panel";
import { BackupPanel } from "./backup-panel";
import { PassphraseForm } from "./passphrase-form";
import { PolicyPanel } from "./policy-panel";
import { RetentionPanel } from "./retention-panel";

const HOLDS = [0, 5, 10, 20, 30, 60];

function holdWords(seconds: number): string {
  if (seconds === 0) return t("ui-hold-none");
  return seconds < 100 ? t("ui-hold-seconds", { count: seconds }) : span(seconds);
}

/** Also one that was set elsewhere. */
function holdsWith(seconds: number | null): number[] {
  return [...new Set(seconds === null ? HOLDS : [...HOLDS, seconds])].sort((a, b) => a - b);
}
const LOCKS = [1, 2, 5, 10, 15];

export function SettingsScreen() {
  const backend = useBackend();
  const client = useQueryClient();
  const settings = useSettings();
  const vault = useVault().data;
  const { data: info, error } = useVaultInfo();
  const [changing, setChanging] = useState(false);
  const save = useMutation({
    mutationFn: (next: Settings) => backend.setSettings(next),
    onMutate: (next) => {
      const before = client.getQueryData<Settings>(["settings"]);
      client.setQueryData(["settings"], next);
      return { before };
    },
    onError: (failure, _, context) => {
      client.setQueryData(["settings"], context?.before);
      tellError(failure);
    },
  });
  const change = (part: Partial<Settings>) => save.mutate({ ...settings, ...part });
  const diagnose = useMutation({
    mutationFn: () => backend.saveDiagnostics(),
    onSuccess: (path) => path && tell(t("ui-diagnostics-saved", { path })),
    onError: tellError,
  });
  const lock = useMutation({ mutationFn: () => backend.lockVault(), onError: tellError });

  return (
    <main className="page page-narrow">
      <header className="page-head">
        <h1>{t("ui-settings-title")}</h1>
      </header>
      <section className="panel stack">
        <h2>{t("ui-settings-screen")}</h2>
        <OneOf
          label={t("ui-settings-theme")}
          row
          value={settings.theme}
          onChange={(theme) => change({ theme })}
          choices={(["system", "light", "dark"] as const).map((id) => ({
            id,
            label: t(`ui-theme-${id}`),
          }))}
        />
        <Tick
          isSelected={settings.one_key_shortcuts}
          onChange={(one_key_shortcuts) => change({ one_key_shortcuts })}
        >
          {t("ui-settings-keys")}
          <span className="radio-detail">{t("ui-settings-keys-detail")}</span>
        </Tick>
      </section>
      <section className="panel stack">
        <h2>{t("ui-settings-sending")}</h2>
        <SelectBox
          label={t("ui-settings-hold")}
          hint={t("ui-settings-hold-hint")}
          value={settings.hold_seconds === null ? "wait" : String(settings.hold_seconds)}
          onChange={(id) => change({ hold_seconds: id === "wait" ? null : Number(id) })}
          choices={[
            ...holdsWith(settings.hold_seconds).map((it) => ({
              id: String(it),
              label: holdWords(it),
            })),
            { id: "wait", label: t("ui-hold-wait") },
          ]}
          className="field-short"
        />
      </section>
      <section className="panel stack">
        <h2>{t("ui-settings-vault")}</h2>
        {error && <ErrorWords error={error} />}
        {info && (
          <dl className="facts facts-wide">
            <div>
              <dt>{t("ui-vault-folder")}</dt>
              <dd className="mono">{vault?.dir}</dd>
            </div>
            <div>
              <dt>{t("ui-vault-person")}</dt>
              <dd>
                {vault?.reviewer?.name}
                {vault?.reviewer && (
                  <span className="fact-detail">{t(`ui-role-${vault.reviewer.role}`)}</span>
                )}
              </dd>
            </div>
            <div>
              <dt>{t("ui-vault-made")}</dt>
              <dd>{fullMoment(info.created_at)}</dd>
            </div>
            <div>
              <dt>{t("ui-vault-fingerprint")}</dt>
              <dd className="mono break">{info.fingerprint}</dd>
            </div>
            <div>
              <dt>{t("ui-vault-opens")}</dt>
              <dd>
                {t("ui-vault-opens-words", {
                  mode: info.mode,
                  code: info.has_recovery_code ? "yes" : "no",
                })}
              </dd>
            </div>
            <div>
              <dt>{t("ui-vault-holds")}</dt>
              <dd>
                {t("ui-vault-amounts", { cases: count(info.cases), outbox: count(info.outbox) })}
              </dd>
            </div>
          </dl>
        )}
        <SelectBox
          label={t("ui-settings-lock")}
          hint={t("ui-settings-lock-hint", { keys: shownKeys(command("lock").keys[0] ?? "") })}
          value={String(settings.idle_lock_minutes)}
          onChange={(id) => change({ idle_lock_minutes: Number(id) })}
          choices={LOCKS.map((it) => ({
            id: String(it),
            label: t("ui-lock-minutes", { count: it }),
          }))}
          className="field-short"
        />
        <div className="button-row">
          <Button icon="lock" onPress={() => lock.mutate()}>
            {t("ui-command-lock")}
          </Button>
          {!changing && (
            <Button onPress={() => setChanging(true)}>{t("ui-passphrase-change")}</Button>
          )}
        </div>
        {changing && <PassphraseForm onDone={() => setChanging(false)} />}
      </section>
      <BackupPanel />
      <RetentionPanel />
      <PolicyPanel />
      <JournalPanel />
      <section className="panel stack">
        <h2>{t("ui-diagnostics")}</h2>
        <p className="muted">{t("ui-diagnostics-lead")}</p>
        <div className="button-row">
          <Button isPending={diagnose.isPending} onPress={() => diagnose.mutate()}>
            {t("ui-diagnostics-save")}
          </Button>
          <span className="muted">{t("ui-version-is", { version: vault?.version ?? "" })}</span>
        </div>
      </section>
    </main>
  );
}
