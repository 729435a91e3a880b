import { useEffect, type ReactNode } from "react";

import { ErrorWords } from "../../components/error-words";
import { lazily } from "../../components/lazily";
import { useStore } from "../../components/store";
import { useVault } from "../../queries/queries";
import { freshCode, RecoveryCode } from "./recovery-code";
import { justRestored, Restored } from "./restored";
import { UnlockVault } from "./unlock-vault";

const CreateVault = lazily(() => import("./create-vault").then((it) => it.CreateVault));

/** Nothing is shown before the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  const { data: vault, error } = useVault();
  const code = useStore(freshCode);
  const restored = useStore(justRestored);
  const isLocked = vault?.state === "locked";
  // A code that nobody put away is not shown to whoever comes next.
  useEffect(() => {
    if (!isLocked) return;
    freshCode.set(null);
    justRestored.set(null);
  }, [isLocked]);
  if (error) {
    return (
      <main className="gate">
        <ErrorWords error={error} />
      </main>
    );
  }
  if (!vault) return null;
  switch (vault.state) {
    case "absent":
      return <CreateVault vault={vault} />;
    case "locked":
      return <UnlockVault vault={vault} />;
    case "open":
      if (code !== null) return <RecoveryCode code={code} />;
      return restored === null ? children : <Restored restored={restored} />;
  }
}
