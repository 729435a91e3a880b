/** What is submitted: how it leaves, and what the provider does with it. */
import { providerName } from "../../words/format";
import type { SubmissionView, SyncStateView } from "../backend";
import type { Desk } from "./desk";
import type { Shape } from "./others";
import { type FakeCase, freshId, record, requirementsOf, stageOf } from "./world";

/** Not there yet. */
export const OWED = new Set(["held", "queued", "sending", "uncertain", "parked"]);

export function newSubmission(
  it: FakeCase,
  kind: SubmissionView["kind"],
  slot: string | null,
  hold: number | null,
  at = Date.now(),
): SubmissionView {
  const submission: SubmissionView = {
    submission_id: freshId(),
    case_id: it.id,
    provider: it.provider,
    name: it.name,
    kind,
    slot,
    state: hold === 0 ? "queued" : "held",
    attempts: 0,
    held_until: hold === null || hold === 0 ? null : new Date(at + hold * 1_000).toISOString(),
    created_at: new Date(at).toISOString(),
  };
  it.submissions.push(submission);
  record(
    it,
    "submission.queued",
    "reviewer",
    { submission: kind, ...(slot ? { slot } : {}), state: submission.state },
    at,
  );
  return submission;
}

export function owe(desk: Desk, id: string, kind: SubmissionView["kind"], hold: number | null) {
  const submission = newSubmission(desk.case(id), kind, null, hold);
  if (hold !== null) deliver(desk, submission);
  desk.changed(id);
  return { submission_id: submission.submission_id, state: submission.state };
}

/** What another provider than Jiko does next. */
function moveShape(it: FakeCase, shape: Shape, submission: SubmissionView): void {
  const without = (kind: string) => shape.requirements.filter((one) => one.kind !== kind);
  if (submission.kind === "create") {
    it.external_id = freshId();
    move(it, shape.status);
  } else if (submission.kind === "correct") {
    it.shape = { ...shape, requirements: without("data"), actions: { ...shape.actions } };
    it.shape.actions.correct = { message_id: "reason-not-read", params: [["provider", ""]] };
    if (it.provider === "atelio") it.shape.actions.submit = null;
  } else if (submission.kind === "answer") {
    const stage = shape.stage === "Approved" ? "Approved" : "ManualReview";
    const actions = { ...shape.actions };
    actions.answer = {
      message_id: "reason-nothing-asked",
      params: [
        ["provider", providerName(it.provider)],
        ["action", "answer"],
      ],
    };
    it.shape = { ...shape, stage, requirements: without("information"), actions };
  } else if (submission.kind === "submit") {
    it.shape = { ...shape, stage: "InProgress", requirements: [], slots: [] };
    move(it, "submitted");
  }
}

export function deliver(desk: Desk, submission: SubmissionView): void {
  const step = desk.options.delay;
  const wait = submission.held_until
    ? Math.max(0, Date.parse(submission.held_until) - Date.now())
    : 0;
  desk.later(wait, () => {
    if (submission.state === "held") submission.state = "queued";
    if (submission.state !== "queued") return;
    submission.held_until = null;
    desk.changed(submission.case_id);
    if (desk.options.offline) return;
    desk.later(step / 2, () => {
      if (submission.state !== "queued") return;
      submission.state = "sending";
      desk.changed(submission.case_id);
      desk.later(step, () => accept(desk, submission));
    });
  });
}

function accept(desk: Desk, submission: SubmissionView): void {
  const it = desk.case(submission.case_id);
  submission.state = "accepted";
  submission.attempts = 1;
  submission.receipt = {
    at: new Date().toISOString(),
    reference: freshId(),
    sha256: submission.kind === "upload" ? "4f".repeat(32) : null,
    reconciled: false,
  };
  record(it, "submission.moved", "dossier", {
    submission: submission.kind,
    state: "accepted",
    ...(submission.slot ? { slot: submission.slot } : {}),
  });
  if (submission.kind === "upload" && submission.slot) {
    it.received.add(submission.slot);
    it.refused.delete(submission.slot);
    if (it.status === "DOCUMENTS_NEEDED" && requirementsOf(it).every((r) => r.satisfied))
      move(it, "PENDING");
  }
  if (it.shape) moveShape(it, it.shape, submission);
  else if (submission.kind === "create") {
    it.external_id = freshId();
    move(it, "CREATED");
  }
  if (submission.kind === "submit" && !it.shape) {
    move(it, "SUBMITTED");
    desk.later(desk.options.delay * 3, () => {
      move(it, it.received.size > 0 ? "APPROVED" : "DOCUMENTS_NEEDED");
      if (it.status === "DOCUMENTS_NEEDED") it.flags = ["identity"];
      desk.changed(it.id);
    });
  }
  desk.changed(it.id);
}

function move(it: FakeCase, status: string): void {
  it.status = status;
  if (["APPROVED", "REJECTED", "SUBMITTED"].includes(status)) it.due_at = null;
  record(it, "snapshot.taken", "provider", { provider_status: status, stage: stageOf(it) });
  if (it.snoozed_until === null) return;
  it.snoozed_until = null;
  record(it, "case.woken", "dossier");
}

export function owedBy(desk: Desk): SubmissionView[] {
  return desk.cases.flatMap((it) => it.submissions).filter((it) => OWED.has(it.state));
}

export function syncOf(desk: Desk): SyncStateView {
  const pending = owedBy(desk).length;
  if (desk.options.offline) return { state: "offline", at: desk.lastSync, pending, message: null };
  if (desk.options.trouble) {
    const params: [string, string][] = [
      ["connection", desk.connections[0]?.name ?? ""],
      ["code", desk.options.trouble],
    ];
    const message = { message_id: "sync-trouble", params };
    return { state: "trouble", at: desk.lastSync, pending, message };
  }
  if (desk.connections.length === 0) return { state: "idle", at: null, pending, message: null };
  return { state: "up_to_date", at: desk.lastSync, pending, message: null };
}
