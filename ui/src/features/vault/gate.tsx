import type { ReactNode } from "react";

import { ErrorWords } from "../../components/error-words";
import { useVault } from "../../queries/queries";
import { CreateVault } from "./create-vault";
import { UnlockVault } from "./unlock-vault";

/** Nothing is shown before the vault is open. */
export function Gate({ children }: { children: ReactNode }) {
  const { data: vault, error } = useVault();
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
      return children;
  }
}
