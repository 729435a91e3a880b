import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState, type FormEvent } from "react";

import type { VaultStateView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { later } from "../../components/later";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import { filesWent } from "../documents/tray";
import { forgetWish, typedAtDoor, wishAtDoor } from "./doorstep";
import { upgrading } from "./fresh";
import { GateCard } from "./gate-card";
import { useWait } from "./wait";

const RecoverVault = later(() => import("./recover-vault").then((it) => it.RecoverVault));
const RestoreVault = later(() => import("./restore-vault").then((it) => it.RestoreVault));

export function UnlockVault({ vault }: { vault: VaultStateView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const went = useStore(filesWent);
  const [passphrase, setPassphrase] = useState(typedAtDoor);
  const [instead, setInstead] = useState<"recover" | "restore" | null>(() =>
    wishAtDoor() === "recover" ? "recover" : null,
  );
  const wait = useWait(vault.wait_seconds);
  const unlock = useMutation({
    mutationFn: () => backend.unlockVault(passphrase),
    onSuccess: () => {
      filesWent.set(false);
      return client.invalidateQueries();
    },
    onSettled: () => upgrading.set(null),
    // How long the next one has to wait.
    onError: () => client.invalidateQueries({ queryKey: ["vault"] }),
  });
  const unlockAsWished = useEffectEvent(() => {
    const wasAsked = wishAtDoor() === "unlock";
    forgetWish();
    if (wasAsked) unlock.mutate();
  });
  useEffect(() => unlockAsWished(), []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wait === 0) unlock.mutate();
  };
  const back = () => setInstead(null);
  if (instead === "recover") return <RecoverVault vault={vault} onBack={back} />;
  if (instead === "restore") return <RestoreVault vault={vault} onBack={back} />;
  const restore = <Button onPress={() => setInstead("restore")}>{t("ui-restore-open")}</Button>;
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
        {unlock.error && wait === 0 && (
          <ErrorWords error={unlock.error}>{vault.is_damaged && restore}</ErrorWords>
        )}
        {wait > 0 && (
          <p className="framed framed-warn" role="status">
            {t("ui-unlock-wait", { seconds: wait })}
          </p>
        )}
        {vault.is_damaged && !unlock.error && (
          <div className="framed framed-warn stack" role="status">
            <p>{t("ui-unlock-damaged")}</p>
            <div className="button-row">{restore}</div>
          </div>
        )}
        <div className="button-row">
          <Button kind="main" type="submit" isPending={unlock.isPending} isDisabled={wait > 0}>
            {unlock.isPending ? t("ui-unlock-pending") : t("ui-unlock-button")}
          </Button>
          {vault.has_recovery_code && (
            <Button className="tall" onPress={() => setInstead("recover")}>
              {t("ui-unlock-recover")}
            </Button>
          )}
        </div>
      </form>
    </GateCard>
  );
}
