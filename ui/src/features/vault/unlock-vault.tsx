import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import { filesWent } from "../documents/tray";
import { GateCard } from "./gate-card";

export function UnlockVault({ vault }: { vault: VaultStateView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const went = useStore(filesWent);
  const [passphrase, setPassphrase] = useState("");
  const unlock = useMutation({
    mutationFn: () => backend.unlockVault(passphrase),
    onSuccess: () => {
      filesWent.set(false);
      return client.invalidateQueries();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    unlock.mutate();
  };
  return (
    <GateCard title={t("ui-unlock-title")} lead={t("ui-unlock-lead")} vault={vault}>
      <form onSubmit={onSubmit} className="stack">
        <TextBox
          label={t("ui-unlock-passphrase")}
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          autoComplete="current-password"
          autoFocus
        />
        {went && <p className="framed framed-warn">{t("ui-unlock-files-went")}</p>}
        {unlock.error && <ErrorWords error={unlock.error} />}
        <div className="button-row">
          <Button kind="main" type="submit" isPending={unlock.isPending}>
            {unlock.isPending ? t("ui-unlock-pending") : t("ui-unlock-button")}
          </Button>
        </div>
      </form>
    </GateCard>
  );
}
