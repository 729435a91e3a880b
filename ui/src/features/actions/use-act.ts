import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { goOn } from "../../commands/workbench";
import type { Confirmed } from "../../components/confirm";
import { tell } from "../../components/notices";
import { useSettings } from "../../queries/queries";
import { providerName, span } from "../../words/format";
import { t } from "../../words/words";

/** Something of a case that goes into the outbox and leaves after the undo window. */
export function useAct(
  view: CaseView,
  act: (hold: number | null) => Promise<unknown>,
  done?: () => void,
) {
  const client = useQueryClient();
  const { hold_seconds: hold } = useSettings();
  const provider = providerName(view.provider);
  return useMutation({
    mutationFn: (_: Confirmed) => act(hold),
    onSuccess: async (_, { stays }) => {
      tell(
        hold === null
          ? t("ui-submit-held", { provider })
          : t("ui-submit-saved", { provider, count: hold, amount: span(hold) }),
        "plain",
      );
      await goOn(view.case_id, stays);
      done?.();
      void client.invalidateQueries({ queryKey: ["outbox"] });
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
}

/** Whether and until when it can be taken back. */
export function useHoldWords(): string {
  const { hold_seconds: hold } = useSettings();
  return hold === null
    ? t("ui-submit-hold-forever")
    : t("ui-submit-hold", { count: hold, amount: span(hold) });
}
