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
import { passphraseProblem } from "./passphrase";
import { KeyModeChoice } from "./recover-vault";
import { freshCode } from "./recovery-code";

export function CreateVault({ vault }: { vault: VaultStateView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [passphrase, setPassphrase] = useState("");
  const [again, setAgain] = useState("");
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

  const problem = passphraseProblem(passphrase, vault.least_passphrase);
  const wrong = {
    name: asked && name.trim() === "" ? t("ui-create-name-missing") : null,
    passphrase: asked ? problem : null,
    again: asked && again !== passphrase ? t("ui-create-passphrase-differs") : null,
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== "" && problem === null && again === passphrase) create.mutate();
  };

  return (
    <GateCard title={t("ui-create-title")} lead={t("ui-create-lead")} vault={vault}>
      <form onSubmit={onSubmit} className="stack">
        <TextBox
          label={t("ui-create-name")}
          hint={t("ui-create-name-hint")}
          value={name}
          onChange={setName}
          error={wrong.name}
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
        <TextBox
          label={t("ui-create-passphrase")}
          hint={t("ui-create-passphrase-hint", { least: vault.least_passphrase })}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          error={wrong.passphrase}
          autoComplete="new-password"
        />
        <TextBox
          label={t("ui-create-again")}
          type="password"
          value={again}
          onChange={setAgain}
          error={wrong.again}
          autoComplete="new-password"
        />
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
