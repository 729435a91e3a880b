/** Files that are chosen, tried and attached. */
import type { Backend, Finding, Message } from "../backend";
import { deliver, newSubmission } from "./delivery";
import type { Desk } from "./desk";
import { doubtsOf, hold, pageOf, recognisedAs, triedAs, type KeptFile } from "./documents";
import { pictureOf, turnedPicture } from "./pictures";
import { shownCase } from "./reviewing";
import { fakeError } from "./sentences";
import { type FakeCase, freshId, record } from "./world";

export function newDocument(it: FakeCase, slot: string, at = Date.now()) {
  const isScan = /^IDENTIFICATION_NUMBER/.test(slot);
  const [width, height] = slot === "SELFIE" ? [2268, 3024] : isScan ? [2480, 3508] : [3024, 2117];
  const document = {
    document_id: freshId(),
    slot,
    attached_at: new Date(at).toISOString(),
    source: {
      media_type: isScan ? "application/pdf" : "image/jpeg",
      ...(isScan ? { pages: 3 } : { width, height }),
      bytes: 4_218_663,
      sha256: "9b".repeat(32),
    },
    prepared: {
      media_type: "image/png",
      width: Math.round(width * 0.56),
      height: Math.round(height * 0.56),
      bytes: 3_112_904,
      sha256: "4f".repeat(32),
    },
    recipe: [
      { op: "decode" as const, media_type: "image/jpeg" },
      { op: "orient" as const, exif: 6 },
      {
        op: "scale" as const,
        width: Math.round(width * 0.56),
        height: Math.round(height * 0.56),
      },
      { op: "encode" as const, media_type: "image/png" },
    ],
    findings: [] as Finding[],
  };
  it.documents.push(document);
  record(it, "document.attached", "reviewer", { slot, document_id: document.document_id }, at);
  return document;
}

function recognised(desk: Desk, id: string, slot: string | null, file: KeptFile) {
  const others = desk.cases.filter((it) => it.id !== id);
  const named = others.map((it) => ({ case_id: it.id, name: it.name }));
  return recognisedAs(file, slot, shownCase(desk, id), named);
}

export function fileCommands(desk: Desk) {
  return {
    chooseFiles: () =>
      desk.answer(
        "chooseFiles",
        () =>
          desk.nextFiles?.() ?? [
            desk.keep("IMG_2041.jpeg", 4_218_663, { error: desk.options.badFile ?? undefined }),
          ],
      ),
    tryFile: (handle, _, slot, edit) =>
      desk.answer("tryFile", () => triedAs(desk.given(handle), slot, edit)),
    recogniseFile: (id, slot, handle) =>
      desk.answer("recogniseFile", () => recognised(desk, id, slot, desk.given(handle))),
    comparedDocuments: (id) => desk.answer("comparedDocuments", () => desk.case(id).compared),
    filePicture: (handle, edit) =>
      desk.answer("filePicture", () => pageOf(desk.given(handle), edit)),
    attachFile: (request) =>
      desk.answer("attachFile", () => {
        const it = desk.case(request.case_id);
        const file = desk.given(request.handle);
        if (!triedAs(file, request.slot, request.edit).ok) throw fakeError("does_not_conform");
        const document = newDocument(it, request.slot);
        const read = recognised(desk, it.id, request.slot, file);
        const { comparisons, doubts: told, elsewhere } = read;
        it.compared = it.compared.filter((one) => one.slot !== request.slot);
        it.compared.push({
          document_id: document.document_id,
          slot: request.slot,
          comparisons,
          doubts: told,
          elsewhere,
        });
        const slot = it.shape?.slots.find((one) => one.slot === request.slot);
        if (slot && Object.keys(request.details).length > 0) {
          const { number, ...others } = request.details;
          const masked = number ? { number: number.slice(-4).padStart(number.length, "*") } : {};
          it.given[slot.details.document_type] = { ...others, ...masked };
        }
        for (const old of it.submissions) {
          if (
            old.kind === "upload" &&
            old.slot === request.slot &&
            ["held", "queued", "parked"].includes(old.state)
          ) {
            Object.assign(old, {
              state: "withdrawn",
              held_until: null,
              reason: { message_id: "submission-superseded", params: [] } satisfies Message,
            });
          }
        }
        const submission = newSubmission(it, "upload", request.slot, request.hold_seconds);
        const doubts = request.confirm_person ? [] : doubtsOf(file);
        if (doubts.length > 0) hold(submission);
        else if (request.hold_seconds !== null) deliver(desk, submission);
        desk.changed(it.id);
        return {
          submission_id: submission.submission_id,
          slot: request.slot,
          state: submission.state,
          output_sha256: document.prepared.sha256,
          findings: [],
          doubts,
        };
      }),
    forgetFile: async (handle) => {
      desk.files.delete(handle);
    },
    documentPreview: (id, _, page) =>
      desk.answer("documentPreview", () => {
        const document = desk.cases
          .flatMap((it) => it.documents)
          .find((it) => it.document_id === id);
        const slot = document?.slot ?? "OTHER";
        return page ? turnedPicture(slot, 0, null, page) : pictureOf(slot);
      }),
  } satisfies Partial<Backend>;
}
