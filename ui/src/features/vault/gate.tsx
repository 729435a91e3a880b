import { Suspense, useEffect, type ReactNode } from "react";

import { useBackend } from "../../backend/context";
import { ErrorWords } from "../../components/error-words";
import { later } from "../../components/later";
import { useStore } from "../../components/store";
import { useVault } from "../../queries/queries";
import { freshCode, justRestored, upgrading } from "./fresh";
import { UnlockVault } from "./unlock-vault";

// Each is seen once in the life of a vault.
const Upgrading = later(() => import("./upgrading").then((it) => it.Upgrading));
const CreateVault = later(() => import("./create-vault").then((it) => it.CreateVault));
const RecoveryCode = later(() => import("./recovery-code").then((it) => it.RecoveryCode));
const Restored = later(() => import("./restored").then((it) => it.Restored));

/** Nothing is shown before the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Passage>{children}</Passage>
    </Suspense>
  );
}

function Passage({ children }: { children: ReactNode }) {
  const backend = useBackend();
  const progress = useStore(upgrading);
  const { data: vault, error } = useVault();
  const code = useStore(freshCode);
  const restored = useStore(justRestored);
  const isLocked = vault?.state === "locked";
  useEffect(() => backend.on("updating", (event) => upgrading.set(event)), [backend]);
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
      return (
        <>
          {progress && <Upgrading progress={progress} vault={vault} />}
          {/* What was asked for there goes on, and is told there where it fails. */}
          <div className="gate-room" hidden={progress !== null}>
            <UnlockVault vault={vault} />
          </div>
        </>
      );
    case "open":
      if (code !== null) return <RecoveryCode code={code} />;
      return restored === null ? children : <Restored restored={restored} />;
  }
}
