import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";

import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { tell } from "../../components/notices";
import { caseOf } from "../../queries/queries";
import { t } from "../../words/words";

/** A link may be followed while the vault is locked, and its case is asked for as soon as it is
 * open: before the screens behind the gate are there to hear of it. One to a case of another vault
 * leaves the screen as it is and says so. */
export function useLinks(): void {
  const backend = useBackend();
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    let latest = "";
    const follow = async (caseId: string) => {
      latest = caseId;
      try {
        await client.fetchQuery(caseOf(backend, caseId));
      } catch (thrown) {
        // What else went wrong is said, and tried again, where the case would stand.
        if (toCommandError(thrown).code === "not_found") {
          tell(t("ui-link-elsewhere"), "plain");
          return;
        }
      }
      if (latest !== caseId) return;
      void navigate({ to: "/cases/$caseId", params: { caseId } });
    };
    const off = backend.on("case_wanted", ({ case_id }) => {
      if (case_id === null) tell(t("ui-link-lost"), "plain");
      else void follow(case_id);
    });
    return () => {
      latest = "";
      off();
    };
  }, [backend, client, navigate]);
}
