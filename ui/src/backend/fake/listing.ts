/** The queue, its views, and what moves a case in it. */
import type { Backend } from "../backend";
import type { Desk } from "./desk";
import { fakeError } from "./sentences";
import { freshId, record } from "./world";

export function freeName(desk: Desk, name: string, but?: string): string {
  const taken = desk.views.some((it) => it.id !== but && it.name === name.trim());
  if (!name.trim() || taken) throw fakeError("invalid_input");
  return name.trim();
}

export function queueCommands(desk: Desk) {
  return {
    listQueue: (request) => desk.answer("listQueue", () => desk.queue.page(request)),
    viewCounts: () => desk.answer("viewCounts", () => desk.queue.counts(desk.views)),
    savedViews: () => desk.answer("savedViews", () => desk.views.map((it) => ({ ...it }))),
    saveView: (name, filter) =>
      desk.answer("saveView", () => {
        const kept = { ...filter, search: null };
        const view = { id: freshId(), name: freeName(desk, name), filter: kept };
        desk.views.push(view);
        desk.changed();
        return view;
      }),
    renameView: (id, name) =>
      desk.answer("renameView", () => {
        const view = desk.views.find((it) => it.id === id);
        if (!view) throw fakeError("not_found");
        view.name = freeName(desk, name, id);
        desk.changed();
      }),
    removeView: (id) =>
      desk.answer("removeView", () => {
        desk.views = desk.views.filter((it) => it.id !== id);
        desk.changed();
      }),
    snoozeCase: (id, until) =>
      desk.answer("snoozeCase", () => {
        const it = desk.case(id);
        if (!(Date.parse(until) > Date.now())) throw fakeError("invalid_input");
        it.snoozed_until = until;
        record(it, "case.snoozed", "reviewer", { until });
        desk.changed(id);
      }),
    wakeCase: (id) =>
      desk.answer("wakeCase", () => {
        desk.case(id).snoozed_until = null;
        record(desk.case(id), "case.woken", "reviewer");
        desk.changed(id);
      }),
    escalateCase: (id, reason) =>
      desk.answer("escalateCase", () => {
        if (!reason.trim()) throw fakeError("invalid_input");
        desk.case(id).escalated = true;
        record(desk.case(id), "case.escalated", "reviewer");
        desk.changed(id);
      }),
    calmCase: (id) =>
      desk.answer("calmCase", () => {
        desk.case(id).escalated = false;
        record(desk.case(id), "case.calmed", "reviewer");
        desk.changed(id);
      }),
  } satisfies Partial<Backend>;
}
