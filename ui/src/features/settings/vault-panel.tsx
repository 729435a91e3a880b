import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { useBackend } from "../../backend/context";
import { useKeys } from "../../commands/use-keys";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { tellError } from "../../components/notices";
import { SelectBox } from "../../components/select-box";
import { useSettings, useVault, useVaultInfo } from "../../queries/queries";
import { count, fullMoment } from "../../words/format";
import { t } from "../../words/words";
import { PassphraseForm } from "./passphrase-form";
import { useChange } from "./use-change";

const LOCKS = [1, 2, 5, 10, 15];

export function VaultPanel() {
  const backend = useBackend();
  const settings = useSettings();
  const change = useChange();
  const vault = useVault().data;
  const { data: info, error } = useVaultInfo();
  const [changing, setChanging] = useState(false);
  const lock = useMutation({ mutationFn: () => backend.lockVault(), onError: tellError });
  const lockKeys = useKeys("lock") ?? t("ui-command-lock");
  return (
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
        hint={t("ui-settings-lock-hint", { keys: lockKeys })}
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
  );
}
