/** What a reviewer does in a case. */
import type { Backend, Json } from "../backend";
import { CommandError } from "../errors";
import { deliver, newSubmission, owe } from "./delivery";
import type { Desk } from "./desk";
import { keptOf } from "./keeping";
import { rulesFor } from "./retaining";
import { fakeError } from "./sentences";
import { infoOf } from "./vault";
import { evidenceOf, record, samePersonAs, stageOf, viewOf, type FakeCase } from "./world";

function write(it: FakeCase, text: string): void {
  it.notes.push({ reviewer: "Alex Sample", at: new Date().toISOString(), text, erased: false });
}

export function shownCase(desk: Desk, id: string) {
  const it = desk.case(id);
  return viewOf(it, keptOf(it, rulesFor(desk, it.connection_id)));
}

export function caseCommands(desk: Desk) {
  return {
    showCase: (id) => desk.answer("showCase", () => shownCase(desk, id)),
    submitCase: (id, hold) =>
      desk.answer("submitCase", () => {
        const submission = newSubmission(desk.case(id), "submit", null, hold);
        if (hold !== null) deliver(desk, submission);
        desk.changed(id);
        return { submission_id: submission.submission_id, state: submission.state };
      }),
    startAgain: (id, hold) => desk.answer("startAgain", () => owe(desk, id, "submit", hold)),
    correctCase: (id, correction, hold) =>
      desk.answer("correctCase", () => {
        const problems = Object.entries(flat(correction)).flatMap(([path, value]) =>
          value.includes("?")
            ? [{ path, code: "format", message: "Leave the question mark out." }]
            : [],
        );
        if (problems.length > 0) throw fakeError("invalid_input", { kind: "problems", problems });
        return owe(desk, id, "correct", hold);
      }),
    answerCase: (id, request) =>
      desk.answer("answerCase", () => {
        for (const handle of Object.values(request.documents)) {
          if (!desk.files.delete(handle)) throw fakeError("not_found");
        }
        return owe(desk, id, "answer", request.hold_seconds);
      }),
    answerOutside: (id, text) =>
      desk.answer("answerOutside", () => {
        const it = desk.case(id);
        write(it, text);
        record(it, "answer.given_outside", "reviewer");
        desk.changed(id);
      }),
    attestCase: (id, attested) =>
      desk.answer("attestCase", () => {
        const it = desk.case(id);
        it.attestations.push(...attested);
        for (const one of attested) record(it, "case.attested", "reviewer", { attested: one.kind });
        desk.changed(id);
      }),
    addNote: (id, text) =>
      desk.answer("addNote", () => {
        const it = desk.case(id);
        write(it, text);
        record(it, "note.added", "reviewer");
        desk.changed(id);
      }),
    checkItem: (id, item) =>
      desk.answer("checkItem", () => {
        const it = desk.case(id);
        it.checks.push({ item, reviewer: "Alex Sample", at: new Date().toISOString() });
        record(it, "checklist.checked", "reviewer", { item });
        desk.changed(id);
      }),
    recommend: (id, request) =>
      desk.answer("recommend", () => {
        const it = desk.case(id);
        if (request.evidence !== null && request.evidence !== evidenceOf(it)) {
          const message = { message_id: "error-evidence-changed", params: [] };
          throw new CommandError({ code: "conflict", message, detail: null });
        }
        const { evidence: _, ...made } = request;
        const { version: policy } = desk.policy;
        it.recommendation = { ...made, at: new Date().toISOString(), policy, outdated: false };
        it.seen = evidenceOf(it);
        record(it, "recommendation.recorded", "reviewer", {
          recommendation: request.recommendation,
        });
        desk.changed(id);
      }),
    revealField: (id, path, reason) =>
      desk.answer("revealField", () => {
        const it = desk.case(id);
        if (desk.shared) throw fakeError("not_available");
        if (reason === null && !desk.revealed.has(id)) throw fakeError("invalid_input");
        desk.revealed.add(id);
        record(it, "number.revealed", "reviewer", { field: path });
        desk.changed(id);
        const step = (value: Json, key: string): Json =>
          (value as Record<string, Json> | null)?.[key] ?? null;
        return { path, value: String(path.split(".").reduce(step, it.applicant)) };
      }),
    shareScreen: (on) =>
      desk.answer("shareScreen", () => {
        desk.shared = on;
      }),
    chooseExportFolder: () =>
      desk.answer("chooseExportFolder", () => ({
        token: "folder-1",
        label: "/home/sample/case files",
      })),
    exportCase: (id, redacted, folder) =>
      desk.answer("exportCase", () => {
        const it = desk.case(id);
        record(it, "case.exported", "reviewer", { variant: redacted ? "redacted" : "full" });
        desk.changed(id);
        const { fingerprint, public_key } = infoOf(desk);
        return {
          path: `/home/sample/${folder ? "case files/" : ""}case-1${redacted ? "-redacted" : ""}.zip`,
          manifest: "5b".repeat(32),
          fingerprint,
          public_key,
          redacted,
          members: redacted ? 10 : 12,
          documents: redacted ? 0 : 2,
          bytes: 480_000,
        };
      }),
    samePerson: (id) =>
      desk.answer("samePerson", () =>
        samePersonAs(desk.case(id), desk.cases).map((other) => ({
          case_id: other.id,
          external_id: other.external_id,
          stage: stageOf(other),
          provider_status: other.status,
          provider: other.provider,
          connection:
            desk.connections.find((it) => it.connection_id === other.connection_id)?.name ?? "",
        })),
      ),
  } satisfies Partial<Backend>;
}

/** Texts by dotted path. */
function flat(value: Json, path = ""): Record<string, string> {
  if (typeof value !== "object" || value === null) return { [path]: String(value) };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      Object.entries(flat(item, path ? `${path}.${key}` : key)),
    ),
  );
}
