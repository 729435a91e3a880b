import { useEffect, type ReactNode } from "react";

import { ErrorWords } from "../../components/error-words";
import { useStore } from "../../components/store";
import { useVault } from "../../queries/queries";
import { CreateVault } from "./create-vault";
import { freshCode, RecoveryCode } from "./recovery-code";
import { UnlockVault } from "./unlock-vault";

/** Nothing is shown before the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  const { data: vault, error } = useVault();
  const code = useStore(freshCode);
  const isLocked = vault?.state === "locked";
  // A code that nobody put away is not shown to whoever comes next.
  useEffect(() => {
    if (isLocked) freshCode.set(null);
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
      return code === null ? children : <RecoveryCode code={code} />;
  }
}
