/** How long things are kept, and what goes. */
import type { Backend, RetentionChange } from "../backend";
import { CommandError } from "../errors";
import type { Desk } from "./desk";
import { RULES, upcomingOf } from "./keeping";
import { type FakeCase, record } from "./world";

export function setHold(desk: Desk, id: string, reason: string, on: boolean): void {
  const it = desk.case(id);
  it.on_hold = on;
  const at = new Date().toISOString();
  it.notes.push({ reviewer: "Alex Sample", at, text: reason, erased: false });
  record(it, on ? "hold.set" : "hold.lifted", "reviewer", {});
  desk.changed(id);
}

export function rulesFor(desk: Desk, connectionId: string): RetentionChange {
  return desk.retentions.get(connectionId) ?? RULES;
}

export function upcomingFor(desk: Desk) {
  const rulesOf = (it: FakeCase) => rulesFor(desk, it.connection_id);
  return upcomingOf(desk.cases, rulesOf, !desk.options.offline);
}

export function retentionCommands(desk: Desk) {
  return {
    retentionState: () =>
      desk.answer("retentionState", () => ({
        connections: desk.connections.map(({ connection_id, name }) => ({
          connection_id,
          name,
          ...rulesFor(desk, connection_id),
        })),
        refused: desk.refused(),
      })),
    setRetention: (id, change) =>
      desk.answer("setRetention", () => {
        if (change.unsent_days === 0) {
          const message = { message_id: "error-retention-unsent", params: [] };
          throw new CommandError({ code: "invalid_input", message, detail: null });
        }
        desk.retentions.set(id, change);
        const name = desk.connections.find((it) => it.connection_id === id)?.name ?? "";
        return { connection_id: id, name, ...change };
      }),
    upcomingErasures: () => desk.answer("upcomingErasures", () => upcomingFor(desk)),
    eraseDue: (confirmClock) =>
      desk.answer("eraseDue", () => {
        const { due, up_to, rows } = upcomingFor(desk);
        for (const row of rows.filter((it) => it.goes === "due")) {
          const it = desk.case(row.case_id);
          it.documents = it.documents.filter((document) => document.slot !== row.slot);
        }
        return { ...due, up_to, clock_confirmed: confirmClock || !desk.options.offline };
      }),
    holdCase: (id, reason) => desk.answer("holdCase", () => setHold(desk, id, reason, true)),
    releaseHold: (id, reason) => desk.answer("releaseHold", () => setHold(desk, id, reason, false)),
    dateRecord: (id) =>
      desk.answer("dateRecord", () => {
        record(desk.case(id), "retention.changed", "reviewer", {});
        desk.changed(id);
      }),
  } satisfies Partial<Backend>;
}
