import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { tell } from "../../components/notices";
import { useStore } from "../../components/store";
import { caseOf } from "../../queries/queries";
import { t } from "../../words/words";
import { wantedCase } from "./wanted-case";

/** Goes where a link leads. One to a case of another vault leaves the screen as it is and says
 * so. */
export function useLinks(): void {
  const backend = useBackend();
  const client = useQueryClient();
  const navigate = useNavigate();
  const wanted = useStore(wantedCase);
  useEffect(() => {
    if (!wanted) return;
    const follow = async (caseId: string) => {
      try {
        await client.fetchQuery(caseOf(backend, caseId));
      } catch (thrown) {
        // What else went wrong is said, and tried again, where the case would stand.
        if (toCommandError(thrown).code === "not_found") {
          tell(t("ui-link-elsewhere"), "plain");
          return;
        }
      }
      // Another link may have been followed meanwhile, or the vault locked.
      if (wantedCase.get() !== wanted) return;
      wantedCase.set(null);
      void navigate({ to: "/cases/$caseId", params: { caseId } });
    };
    if (wanted.caseId !== null) void follow(wanted.caseId);
    else {
      wantedCase.set(null);
      tell(t("ui-link-lost"), "plain");
    }
  }, [backend, client, navigate, wanted]);
}
