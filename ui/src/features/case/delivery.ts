import type { SubmissionView } from "../../backend/backend";
import type { IconName } from "../../components/icon";
import { moment, providerName } from "../../words/format";
import { t } from "../../words/words";

export type Tone = "plain" | "good" | "warn" | "bad";

/** Strictly: saved on this computer, sending, sent, accepted by the provider. */
export function deliveryWords(submission: SubmissionView, provider: string): string {
  const name = providerName(provider);
  switch (submission.state) {
    case "held":
      return t(submission.held_until ? "ui-delivery-held" : "ui-delivery-waits");
    case "queued":
      return submission.attempts > 0 || submission.next_at
        ? t("ui-delivery-again", { time: submission.next_at ? moment(submission.next_at) : "" })
        : t("ui-delivery-queued");
    case "sending":
      return t("ui-delivery-sending", { provider: name });
    case "uncertain":
      return t("ui-delivery-uncertain");
    case "accepted":
      return t("ui-delivery-accepted", {
        provider: name,
        time: submission.receipt ? moment(submission.receipt.at) : "",
      });
    case "refused":
      return t("ui-delivery-refused", { provider: name });
    case "parked":
      return t("ui-delivery-parked");
    case "withdrawn":
      return t("ui-delivery-withdrawn");
  }
}

export function deliveryTone(submission: SubmissionView): Tone {
  switch (submission.state) {
    case "accepted":
      return "good";
    case "refused":
    case "parked":
      return "bad";
    case "uncertain":
      return "warn";
    default:
      return "plain";
  }
}

export function deliveryIcon(submission: SubmissionView): IconName {
  switch (submission.state) {
    case "accepted":
      return "check";
    case "refused":
    case "parked":
    case "uncertain":
      return "alert";
    case "sending":
      return "send";
    case "withdrawn":
      return "undo";
    default:
      return "outbox";
  }
}

/** The upload that counts for a slot: the latest that was not taken back. */
export function uploadFor(submissions: SubmissionView[], slot: string): SubmissionView | undefined {
  return submissions
    .filter((it) => it.kind === "upload" && it.slot === slot && it.state !== "withdrawn")
    .sort((a, b) => a.created_at.localeCompare(b.created_at))
    .at(-1);
}
