import { useEffect, useRef } from "react";

import type { SubmissionView } from "../../backend/backend";
import { announce } from "../../components/announce";
import { t } from "../../words/words";
import { submissionWords } from "../outbox/held";
import { deliveryWords } from "./delivery";

/** What somebody waits for or has to act on; what lies between is for the eye. */
const TOLD = new Set(["accepted", "refused", "uncertain", "parked"]);

/** Has it spoken what becomes of submissions that are on the screen. */
export function useDeliveryTold(
  submissions: readonly SubmissionView[],
  providerOf: (submission: SubmissionView) => string,
  nameOf?: (submission: SubmissionView) => string | null,
): void {
  const before = useRef(new Map<string, string>());
  useEffect(() => {
    for (const it of submissions) {
      const was = before.current.get(it.submission_id);
      before.current.set(it.submission_id, it.state);
      if (was === undefined || was === it.state || !TOLD.has(it.state)) continue;
      const state = deliveryWords(it, providerOf(it));
      const what = [submissionWords(it), nameOf?.(it)].filter(Boolean).join(", ");
      announce(t("ui-delivery-told", { what, state }));
    }
  });
}
