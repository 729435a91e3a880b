/** Policy, settings and figures. */
import type { Backend } from "../backend";
import { dashboardOf } from "./dashboard";
import type { Desk } from "./desk";
import { SHIPPED, setAs } from "./policy";

export function settingsCommands(desk: Desk) {
  return {
    showPolicy: () => desk.answer("showPolicy", () => desk.policy),
    setPolicy: (text) =>
      desk.answer("setPolicy", () => {
        desk.policy = setAs(desk.policy, text);
        return desk.policy;
      }),
    readPolicy: () => desk.answer("readPolicy", () => JSON.stringify(SHIPPED, null, 2)),
    savePolicy: () => desk.answer("savePolicy", () => "/home/sample/dossier-policy.json"),
    verifyJournal: () =>
      desk.answer("verifyJournal", () => ({
        ok: true,
        entries: desk.cases.reduce((sum, it) => sum + it.timeline.length, 0),
        head: "a4".repeat(32),
        first_bad: null,
      })),
    getSettings: () => desk.answer("getSettings", () => ({ ...desk.settings })),
    setSettings: (settings) =>
      desk.answer("setSettings", () => {
        desk.settings = { ...settings };
      }),
    saveDiagnostics: () =>
      desk.answer("saveDiagnostics", () => "/home/sample/dossier-diagnostics.json"),
    dashboard: (days) => desk.answer("dashboard", () => dashboardOf(desk.cases, days, Date.now())),
    saveTable: (name) => desk.answer("saveTable", () => `/home/sample/${name}.csv`),
    openLink: async () => undefined,
  } satisfies Partial<Backend>;
}
