import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useRouterState } from "@tanstack/react-router";

import type { SubmissionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import type { Workbench } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { flushDrafts } from "../../components/draft";
import { useNow } from "../../components/now";
import { tell, tellError } from "../../components/notices";
import { useCase, useConnections, useOutbox, useSettings, useVault } from "../../queries/queries";
import { hide } from "../case/reveal";
import { cursor } from "../queue/state";
import { forgetDecoded } from "../documents/decoded";
import { firstOf, t } from "../../words/words";
import { slotName } from "../../words/format";

export const SEARCH_ID = "search";

/** What a submission is, in a few words. */
export function submissionWords(submission: SubmissionView): string {
  return firstOf([`ui-submission-${submission.kind}`], {
    slot: submission.slot ? slotName(submission.slot) : "",
  });
}

/** The latest submission whose undo window is open. */
export function latestHeld(submissions: SubmissionView[], now: number): SubmissionView | null {
  const open = submissions.filter(
    (it) => it.state === "held" && it.held_until && Date.parse(it.held_until) > now,
  );
  return open.sort((a, b) => a.created_at.localeCompare(b.created_at)).at(-1) ?? null;
}

export function useHeld(): { held: SubmissionView | null; seconds: number } {
  const outbox = useOutbox(false).data ?? [];
  const waits = outbox.some((it) => it.state === "held" && it.held_until);
  const now = useNow(waits ? 500 : 0);
  const held = latestHeld(outbox, now);
  // The clock may not have ticked since the submission was made.
  const since = held ? Math.max(now, Date.parse(held.created_at)) : now;
  const left = held?.held_until ? Date.parse(held.held_until) - since : 0;
  return { held, seconds: Math.max(1, Math.ceil(left / 1_000 - 0.5)) };
}

export function useWorkbench(): Workbench {
  const backend = useBackend();
  const navigate = useNavigate();
  const place = useRouterState({ select: (state) => state.location.pathname });
  const caseId = useParams({ strict: false }).caseId ?? null;
  const openCase = useCase(caseId).data ?? null;
  const connections = useConnections().data;
  const outbox = useOutbox(false).data ?? [];
  const settings = useSettings();
  const undo = useMutation({
    mutationFn: (submission: SubmissionView) =>
      backend.withdrawSubmission(submission.submission_id),
    onSuccess: (_, submission) => {
      tell(t("ui-undone", { what: submissionWords(submission) }));
      // The next case had opened meanwhile; the work is on this one again.
      if (caseId !== null && caseId !== submission.case_id) {
        cursor.set(submission.case_id);
        void navigate({ to: "/cases/$caseId", params: { caseId: submission.case_id } });
      }
    },
    onError: tellError,
  });
  const lock = useMutation({
    mutationFn: async () => {
      await flushDrafts();
      await backend.lockVault();
    },
    onError: tellError,
  });
  const sync = useMutation({ mutationFn: () => backend.syncNow(null), onError: tellError });
  const vault = useVault().data;
  const client = useQueryClient();
  const share = useMutation({
    mutationFn: (on: boolean) => backend.shareScreen(on),
    onMutate: hide,
    onSuccess: (_, on) => {
      // What was read before holds names.
      if (on) {
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== "vault" });
        forgetDecoded();
      }
      void client.invalidateQueries();
      announce(t(on ? "ui-shared-on" : "ui-shared-off"));
    },
    onError: tellError,
  });
  const waiting = outbox.filter((it) => it.state === "held" && it.held_until);

  return {
    place,
    openCase,
    // Whether its window has passed meanwhile is found out when it is taken back.
    held: waiting.sort((a, b) => a.created_at.localeCompare(b.created_at)).at(-1) ?? null,
    settings,
    mayReview: vault?.reviewer?.role !== "support",
    maySupervise: vault?.reviewer?.role === "supervisor",
    isShared: vault?.screen_shared === true,
    hasConnections: (connections?.length ?? 0) > 0,
    go: (to) => void navigate({ to }),
    undo: (submission) => undo.mutate(submission),
    syncNow: () => sync.mutate(),
    lock: () => lock.mutate(),
    share: (on) => share.mutate(on),
    focusSearch: () => {
      const box = document.getElementById(SEARCH_ID);
      if (box instanceof HTMLInputElement) {
        box.focus();
        box.select();
      }
    },
  };
}
