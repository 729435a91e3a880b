import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { SubmissionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { tell, tellError } from "../../components/notices";
import { t } from "../../words/words";
import { submissionWords } from "./held";

/** Takes submissions back, each for itself: what has left meanwhile is told and stays. */
export function useTakeBack(done?: (taken: readonly SubmissionView[]) => void) {
  const backend = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (submissions: readonly SubmissionView[]) => {
      const taken: SubmissionView[] = [];
      let failure: unknown = null;
      for (const it of submissions) {
        try {
          await backend.withdrawSubmission(it.submission_id);
          taken.push(it);
        } catch (thrown) {
          failure ??= thrown;
          if (toCommandError(thrown).code === "vault_locked") break;
        }
      }
      return { taken, failure };
    },
    onSuccess: ({ taken, failure }, submissions) => {
      const [first] = taken;
      if (submissions.length === 1 && first) {
        tell(t("ui-undone", { what: submissionWords(first) }));
      } else if (submissions.length > 1) {
        const left = submissions.length - taken.length;
        tell(t("ui-undone-many", { count: taken.length, left }), left > 0 ? "plain" : undefined);
      }
      if (failure && submissions.length === 1) tellError(failure);
      void client.invalidateQueries({ queryKey: ["outbox"] });
      done?.(taken);
    },
  });
}
