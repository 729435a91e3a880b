import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { ROLES, type KeyMode, type Role, type VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { t } from "../../words/words";
import { GateCard } from "./gate-card";
import { KeyModeChoice } from "./key-mode-choice";
import { NewPassphrase, useNewPassphrase } from "./new-passphrase";
import { freshCode } from "./fresh";
import { RestoreVault } from "./restore-vault";

export function CreateVault({ vault }: { vault: VaultStateView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const { passphrase, isGood, fields } = useNewPassphrase(vault.least_passphrase);
  const [restores, setRestores] = useState(false);
  const [name, setName] = useState("");
  const [mode, setMode] = useState<KeyMode>("passphrase");
  const [role, setRole] = useState<Role>("supervisor");
  const [asked, setAsked] = useState(false);
  const create = useMutation({
    mutationFn: () => backend.createVault(passphrase, mode, name.trim(), role),
    onSuccess: ({ recovery_code }) => {
      freshCode.set(recovery_code);
      return client.invalidateQueries();
    },
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== "" && isGood) create.mutate();
  };
  if (restores) return <RestoreVault vault={vault} onBack={() => setRestores(false)} />;

  return (
    <GateCard title={t("ui-create-title")} lead={t("ui-create-lead")} vault={vault} isWide>
      <p className="gate-instead">
        {t("ui-create-or-restore")}
        <Button isDisabled={create.isPending} onPress={() => setRestores(true)}>
          {t("ui-restore-open")}
        </Button>
      </p>
      <form onSubmit={onSubmit} className="stack">
        <TextBox
          label={t("ui-create-name")}
          hint={t("ui-create-name-hint")}
          value={name}
          onChange={setName}
          error={asked && name.trim() === "" ? t("ui-create-name-missing") : null}
          autoComplete="off"
          autoFocus
        />
        <OneOf
          label={t("ui-create-role")}
          value={role}
          onChange={setRole}
          choices={ROLES.map((id) => ({
            id,
            label: t(`ui-role-${id}`),
            detail: t(`ui-role-${id}-detail`),
          }))}
        />
        <NewPassphrase label={t("ui-create-passphrase")} {...fields} asked={asked} />
        <KeyModeChoice value={mode} onChange={setMode} />
        {create.error && <ErrorWords error={create.error} />}
        <div className="button-row">
          <Button kind="main" type="submit" isPending={create.isPending}>
            {create.isPending ? t("ui-create-pending") : t("ui-create-button")}
          </Button>
        </div>
      </form>
    </GateCard>
  );
}
