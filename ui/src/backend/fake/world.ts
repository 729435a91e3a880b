import type {
  ComparedView,
  ActionName,
  ActionView,
  CaseView,
  DetailsView,
  DocumentView,
  Environment,
  Json,
  RequirementKind,
  RequirementView,
  SlotState,
  SlotView,
  Stage,
  SubmissionView,
  TimelineView,
} from "../backend";
import { providerName } from "../../words/format";
import { applicantOf, person, STATUS, STATUSES } from "./people";
import { message, type Sample, type Shape } from "./others";
import { SHIPPED } from "./policy";
import { ALTERNATIVES, masked, maskedPaths, RULE, SLOTS } from "./rules";

export interface FakeCase {
  id: string;
  external_id: string | null;
  connection_id: string;
  provider: string;
  /** Of another provider than Jiko. */
  shape: Shape | null;
  environment: Environment;
  status: string | null;
  flags: RequirementKind[];
  applicant: Json;
  name: string;
  due_at: string | null;
  snoozed_until: string | null;
  escalated: boolean;
  /** How many doubtful things were found on its documents. */
  doubtful: number;
  submissions: SubmissionView[];
  documents: DocumentView[];
  compared: ComparedView[];
  /** Slots that the provider holds a file for. */
  received: Set<string>;
  refused: Map<string, string>;
  reasons: string[];
  attestations: CaseView["attestations"];
  notes: CaseView["notes"];
  checks: CaseView["checks"];
  recommendation: CaseView["recommendation"];
  /** The evidence when it was made. */
  seen: string | null;
  timeline: TimelineView[];
  customer_id: string | null;
  on_hold: boolean;
  /** Details of documents, by type. */
  given: Record<string, DetailsView["given"]>;
}

const HOUR = 3_600_000;
const OWED = new Set(["held", "queued", "sending", "uncertain"]);
let counter = 1;
/** Ids that look like ids; the same at every start. */
export function freshId(): string {
  counter += 1;
  return `0193f0c4-7d1e-7a00-8000-${String(counter).padStart(12, "0")}`;
}

export function stageOf(it: FakeCase): Stage {
  if (it.shape && it.external_id !== null) return it.shape.stage;
  return it.status === null ? "NotSubmitted" : (STATUS[it.status] ?? "Unmapped");
}

export const emailOf = (it: FakeCase) =>
  /"email":"([^"]+)"/.exec(JSON.stringify(it.applicant))?.[1];

export function samePersonAs(it: FakeCase, cases: FakeCase[]): FakeCase[] {
  const email = emailOf(it);
  return cases.filter((other) => other !== it && email !== undefined && emailOf(other) === email);
}

export function record(
  it: FakeCase,
  kind: string,
  actor: TimelineView["actor"],
  data: Record<string, string> = {},
  at = Date.now(),
): void {
  const seq = it.timeline.length + 1;
  it.timeline.push({ seq, at: new Date(at).toISOString(), actor, kind, data });
}

export function makeCase(
  seed: number,
  connection_id: string,
  environment: Environment,
  now: number,
): FakeCase {
  const who = person(seed);
  const status = STATUSES[seed % STATUSES.length] ?? "CREATED";
  const flagSets: RequirementKind[][] = [
    ["identity"],
    ["identification_number"],
    ["address"],
    ["identity", "identification_number"],
  ];
  const dueIn = [-26, -3, 2, 5, 19, 40, 70][seed % 7] ?? 10;
  const it: FakeCase = {
    id: freshId(),
    external_id: `5b0e7c1a-00${String(10 + seed)}-4c1d-9e2f-0a1b2c3d4e${String(10 + seed)}`,
    connection_id,
    provider: "jiko",
    shape: null,
    environment,
    status,
    flags:
      status === "DOCUMENTS_NEEDED"
        ? (flagSets[(seed >> 1) % 4] ?? [])
        : status === "PENDING"
          ? ["identity"]
          : [],
    applicant: applicantOf(who),
    name: `${who.first} ${who.last}`,
    due_at: ["APPROVED", "REJECTED", "SUBMITTED"].includes(status)
      ? null
      : new Date(now + dueIn * HOUR).toISOString(),
    snoozed_until: null,
    escalated: false,
    doubtful: seed % 5 === 3 ? 1 + (seed % 2) : 0,
    submissions: [],
    documents: [],
    received: new Set(status === "PENDING" ? ["SELFIE", "PASSPORT"] : []),
    refused: new Map(),
    reasons: [],
    attestations: [],
    notes: [],
    checks: [],
    recommendation: null,
    seen: null,
    timeline: [],
    on_hold: false,
    given: {},
    compared: [],
    customer_id: status === "APPROVED" ? "8d2f9a10-1111-4222-8333-444455556666" : null,
  };
  const age = 30 + (seed % 9) * 21;
  record(it, "case.followed", "reviewer", {}, now - age * HOUR);
  record(
    it,
    "snapshot.taken",
    "provider",
    { provider_status: status, stage: stageOf(it) },
    now - (age - 1 - (seed % 4) * 7) * HOUR,
  );
  return it;
}

/** A case of another provider. */
export function sampleCase(
  seed: number,
  sample: Sample,
  connection: string,
  now: number,
): FakeCase {
  const it = makeCase(seed, connection, "simulated", now);
  const { shape } = sample;
  const name = JSON.stringify(sample.applicant);
  const part = (key: RegExp) => key.exec(name)?.[1] ?? "";
  const final = shape.stage === "Approved";
  return Object.assign(it, {
    provider: sample.provider,
    shape,
    status: shape.status,
    applicant: sample.applicant,
    name: `${part(/"first_?name":"([^"]*)"/i)} ${part(/"last_?name":"([^"]*)"/i)}`,
    flags: [],
    received: new Set<string>(),
    reasons: shape.reasons,
    due_at: final ? null : (shape.deadline ?? new Date(now + (seed % 5) * 7 * HOUR).toISOString()),
    customer_id: null,
  });
}

function openUploads(it: FakeCase): Set<string> {
  return new Set(
    it.submissions
      .filter((s) => s.kind === "upload" && OWED.has(s.state) && s.slot)
      .map((s) => s.slot ?? ""),
  );
}

export function requirementsOf(it: FakeCase): RequirementView[] {
  const cared = new Set([...it.received, ...openUploads(it)]);
  if (it.shape) {
    return it.shape.requirements.map((requirement) => {
      const lacking = (filled: Set<string>) =>
        requirement.alternatives
          .map((set) => set.filter((slot) => !filled.has(slot)))
          .sort((a, b) => a.length - b.length)[0] ?? [];
      const satisfied = requirement.alternatives.length > 0 && lacking(it.received).length === 0;
      return { ...requirement, satisfied, missing: satisfied ? [] : lacking(cared) };
    });
  }
  return it.flags.map((kind) => {
    const alternatives = ALTERNATIVES[kind] ?? [];
    const lacking = (set: string[], filled: Set<string>) => set.filter((slot) => !filled.has(slot));
    const missing =
      alternatives.map((set) => lacking(set, cared)).sort((a, b) => a.length - b.length)[0] ?? [];
    const satisfied =
      it.status !== "DOCUMENTS_NEEDED" ||
      alternatives.some((set) => lacking(set, it.received).length === 0);
    return { kind, satisfied, alternatives, missing: satisfied ? [] : missing };
  });
}

export function needsOf(it: FakeCase): string[] {
  const stage = stageOf(it);
  const pending = it.submissions.some((s) => s.kind === "submit" && OWED.has(s.state));
  if (it.external_id === null) return [];
  if (it.shape) {
    const needs = requirementsOf(it).flatMap((requirement) => [
      ...requirement.missing.map((slot) => `document:${slot}`),
      ...(requirement.optional ? [] : (requirement.fields ?? [])).map(
        (field) => `${requirement.kind === "data" ? "correct" : "answer"}:${field.name}`,
      ),
    ]);
    return it.shape.actions.start_again === null ? ["start_again", ...needs] : needs;
  }
  if (stage === "DocumentsNeeded") {
    const missing = requirementsOf(it).flatMap((requirement) => requirement.missing);
    return missing.length > 0
      ? missing.map((slot) => `document:${slot}`)
      : pending
        ? []
        : ["submit"];
  }
  if (stage === "NotSubmitted" || stage === "ReadyToResubmit") return pending ? [] : ["submit"];
  if (stage === "Unmapped") return ["look"];
  if (stage === "ManualReview" && (!it.recommendation || isOutdated(it))) return ["recommend"];
  return [];
}

function slotState(it: FakeCase, slot: string): SlotState {
  if (openUploads(it).has(slot)) return "queued";
  if (it.refused.has(slot)) return "refused";
  return it.received.has(slot) ? "accepted" : "open";
}

function actionsOf(it: FakeCase): ActionView[] {
  const stage = stageOf(it);
  const pending = it.submissions.some((s) => s.kind === "submit" && OWED.has(s.state));
  const missing = requirementsOf(it).flatMap((requirement) => requirement.missing);
  const final = stage === "Approved" || stage === "Rejected";
  if (it.shape) return shapeActions(it, it.shape, missing);
  let why: ActionView["reason"] = null;
  if (pending) why = message("reason-submit-pending");
  else if (it.status === null) why = null;
  else if (stage === "DocumentsNeeded" && missing.length > 0) {
    why = message("reason-missing-documents", ["slots", missing.join(", ")]);
  } else if (!["CREATED", "PENDING", "DOCUMENTS_NEEDED"].includes(it.status)) {
    why = message("reason-status", ["provider", "Jiko"], ["status", it.status]);
  }
  const none = (action: "start_again" | "correct" | "answer"): ActionView => ({
    action,
    available: false,
    reason: message("reason-no-such-action", ["provider", "Jiko"], ["action", action]),
  });
  return [
    { action: "submit", available: why === null, reason: why },
    none("start_again"),
    none("correct"),
    none("answer"),
    {
      action: "attach",
      available: !final,
      reason: final
        ? message("reason-attach-status", ["provider", "Jiko"], ["status", it.status ?? "-"])
        : null,
    },
  ];
}

const ACTIONS: ActionName[] = ["submit", "start_again", "correct", "answer", "attach"];
function shapeActions(it: FakeCase, shape: Shape, missing: string[]): ActionView[] {
  const provider: [string, string] = ["provider", providerName(it.provider)];
  return ACTIONS.map((action) => {
    let reason = shape.actions[action];
    if (reason === undefined) {
      reason = message("reason-no-such-action", provider, ["action", action]);
    } else if (it.submissions.some((s) => s.kind === action && OWED.has(s.state))) {
      reason = message(action === "submit" ? "reason-submit-pending" : `reason-${action}-pending`);
    } else if (action === "submit" && reason === null && missing.length > 0) {
      reason = message("reason-missing-documents", ["slots", missing.join(", ")]);
    } else if (action === "submit" && reason === null && lacksTerms(it, shape)) {
      reason = message("reason-not-attested", provider, ["lacking", "terms"]);
    }
    return { action, available: reason === null, reason };
  });
}

const lacksTerms = (it: FakeCase, shape: Shape) =>
  shape.wantsTerms === true && !it.attestations.some((given) => given.kind === "terms");

export const isSnoozed = (it: FakeCase): boolean =>
  it.snoozed_until !== null && Date.parse(it.snoozed_until) > Date.now();

export function viewOf(it: FakeCase, kept: CaseView["kept"]): CaseView {
  const { shape } = it;
  const final = ["Approved", "Rejected"].includes(stageOf(it));
  const named = new Set([
    ...it.flags.flatMap((kind) => (ALTERNATIVES[kind] ?? []).flat()),
    ...it.received,
    ...it.documents.map((d) => d.slot),
  ]);
  const known: Omit<SlotView, "state">[] = SLOTS.filter((slot) => !final || named.has(slot)).map(
    (slot) => ({
      slot,
      rule: RULE,
      details: { document_type: slot, needed: [], optional: [], forbidden: [], given: {} },
      reason: it.refused.get(slot) ?? null,
    }),
  );
  const slots: SlotView[] = (shape?.slots ?? known).map((slot) => ({
    ...slot,
    details: { ...slot.details, given: it.given[slot.details.document_type] ?? {} },
    state: slotState(it, slot.slot),
  }));
  return {
    case_id: it.id,
    external_id: it.external_id,
    stage: stageOf(it),
    provider_status: it.status,
    provider: it.provider,
    connection_id: it.connection_id,
    environment: it.environment,
    name: it.name,
    customer_id: it.customer_id,
    due_at: it.due_at,
    snoozed_until: isSnoozed(it) ? it.snoozed_until : null,
    escalated: it.escalated,
    applicant: shape ? maskedPaths(it.applicant) : masked(it.applicant),
    requirements: requirementsOf(it),
    slots,
    actions: actionsOf(it),
    needs: needsOf(it),
    provider_reasons: [...it.reasons],
    pages: shape?.pages ?? [],
    deadline: shape?.deadline ?? null,
    deadline_estimated: shape?.deadline_estimated ?? false,
    submissions: it.submissions.map((s) => ({ ...s })),
    documents: [...it.documents],
    attestations: [...it.attestations],
    notes: [...it.notes],
    checks: [...it.checks],
    kept,
    checklist: SHIPPED.checklists.flatMap((list) => list.items.map(({ code }) => ({ item: code }))),
    evidence: evidenceOf(it),
    recommendation: it.recommendation && {
      ...it.recommendation,
      outdated: isOutdated(it),
      changed: isOutdated(it) ? ["checklist"] : [],
    },
    timeline: [...it.timeline],
  };
}

/** Another text once anything of it has changed. */
export const evidenceOf = (it: FakeCase): string =>
  JSON.stringify([it.applicant, it.documents.map((one) => one.document_id), it.checks.length]);

export const isOutdated = (it: FakeCase): boolean => it.seen !== null && it.seen !== evidenceOf(it);
