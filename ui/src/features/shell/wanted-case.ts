import { useEffect } from "react";

import { useBackend } from "../../backend/context";
import { Store } from "../../components/store";

/** The case that a link asked for; none in it where the link led nowhere. */
export const wantedCase = new Store<{ caseId: string | null } | null>(null);

/** A link may be followed while the vault is locked, and its case is asked for as soon as it is
 * open: before the screens behind the gate are there to hear of it. */
export function useWantedCase(): void {
  const backend = useBackend();
  useEffect(
    () => backend.on("case_wanted", ({ case_id }) => wantedCase.set({ caseId: case_id })),
    [backend],
  );
}
