/** What waits to be sent, and syncing. */
import type { Backend } from "../backend";
import { CommandError } from "../errors";
import { OWED, deliver, syncOf } from "./delivery";
import type { Desk } from "./desk";
import { fakeError } from "./sentences";
import { record } from "./world";

export function outboxCommands(desk: Desk) {
  return {
    listOutbox: (all) =>
      desk.answer("listOutbox", () =>
        desk.cases
          .flatMap((it) => it.submissions)
          .filter((it) => all || OWED.has(it.state))
          .map((it) => ({ ...it })),
      ),
    retrySubmission: (id) =>
      desk.answer("retrySubmission", () => {
        const found = desk.cases
          .flatMap((it) => it.submissions)
          .find((it) => it.submission_id === id);
        if (!found) throw fakeError("not_found");
        Object.assign(found, { state: "queued", held_until: null, reason: null });
        deliver(desk, found);
        desk.changed(found.case_id);
      }),
    confirmPerson: (id, reason) =>
      desk.answer("confirmPerson", () => {
        const found = desk.cases
          .flatMap((it) => it.submissions)
          .find((it) => it.submission_id === id);
        if (!found) throw fakeError("not_found");
        if (!reason.trim()) throw fakeError("invalid_input");
        Object.assign(found, { state: "queued", held_until: null, reason: null });
        deliver(desk, found);
        desk.changed(found.case_id);
      }),
    withdrawSubmission: (id) =>
      desk.answer("withdrawSubmission", () => {
        const found = desk.cases
          .flatMap((it) => it.submissions)
          .find((it) => it.submission_id === id);
        if (!found) throw fakeError("not_found");
        if (!["held", "queued", "parked"].includes(found.state)) {
          throw new CommandError({
            code: "not_available",
            message: { message_id: "reason-not-withdrawable", params: [["state", found.state]] },
            detail: null,
          });
        }
        Object.assign(found, {
          state: "withdrawn",
          held_until: null,
          reason: { message_id: "submission-by-person", params: [] },
        });
        record(desk.case(found.case_id), "submission.moved", "reviewer", {
          submission: found.kind,
          state: "withdrawn",
          ...(found.slot ? { slot: found.slot } : {}),
        });
        desk.changed(found.case_id);
      }),
    syncNow: () =>
      desk.answer("syncNow", () => {
        desk.emit("sync", { ...syncOf(desk), state: desk.options.offline ? "offline" : "syncing" });
        desk.later(desk.options.delay / 2, () => {
          if (!desk.options.offline) desk.lastSync = new Date().toISOString();
          desk.changed();
        });
      }),
    syncState: () => desk.answer("syncState", () => syncOf(desk)),
  } satisfies Partial<Backend>;
}
