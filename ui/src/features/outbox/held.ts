import type { SubmissionView } from "../../backend/backend";
import { Store } from "../../components/store";
import { useNow } from "../../components/now";
import { useOutbox } from "../../queries/queries";
import { firstOf } from "../../words/words";
import { slotName } from "../../words/format";

/** Submissions that were made in one go; they are taken back in one go. */
export const together = new Store<ReadonlySet<string>>(new Set());

/** What a submission is, in a few words. */
export function submissionWords(submission: SubmissionView): string {
  return firstOf([`ui-submission-${submission.kind}`], {
    slot: submission.slot ? slotName(submission.slot) : "",
  });
}

const waits = (it: SubmissionView) => it.state === "held" && Boolean(it.held_until);

/** The latest that has not left, with what was submitted in one go with it; empty where nothing
 * waits. Whether an undo window has passed meanwhile is found out when it is taken back. */
export function heldNow(outbox: readonly SubmissionView[]): readonly SubmissionView[] {
  const held = outbox.filter(waits).sort((a, b) => b.created_at.localeCompare(a.created_at));
  const [latest] = held;
  if (!latest) return [];
  const all = together.get();
  return all.has(latest.submission_id) ? held.filter((it) => all.has(it.submission_id)) : [latest];
}

const leavesAt = (it: SubmissionView) => Date.parse(it.held_until ?? "");

/** What can be taken back now, and for how long all of it can. */
export function useHeld(): { held: readonly SubmissionView[]; seconds: number } {
  const outbox = useOutbox(false).data ?? [];
  const now = useNow(outbox.some(waits) ? 500 : 0);
  const held = heldNow(outbox.filter((it) => leavesAt(it) > now));
  const [latest] = held;
  // The clock may not have ticked since the submission was made.
  const since = latest ? Math.max(now, Date.parse(latest.created_at)) : now;
  const left = Math.min(...held.map(leavesAt)) - since;
  return { held, seconds: latest ? Math.max(1, Math.ceil(left / 1_000 - 0.5)) : 0 };
}
