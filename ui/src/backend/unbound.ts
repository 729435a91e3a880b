import { invoke } from "@tauri-apps/api/core";

import type { SavedFilter } from "./backend";

/**
 * Commands of the queue that the generated bindings do not name yet, or not with all that they
 * take. Each line goes as soon as `bindings.ts` has it; nothing else calls the shell by name.
 */
export const unbound = {
  savedViews: () => invoke("saved_views"),
  saveView: (name: string, filter: SavedFilter) =>
    invoke("save_view", { name, filter: { ...filter, search: null } }),
  renameView: (id: string, name: string) => invoke("rename_view", { id, name }),
  removeView: (id: string) => invoke("remove_view", { id }),
  snoozeCase: (id: string, until: string, reason: string | null) =>
    invoke("snooze_case", { id, until, reason }),
  wakeCase: (id: string) => invoke("wake_case", { id }),
  escalateCase: (id: string, reason: string) => invoke("escalate_case", { id, reason }),
  calmCase: (id: string) => invoke("calm_case", { id }),
  chooseExportFolder: () => invoke("choose_export_folder"),
  exportCase: (id: string, redacted: boolean, folder: string) =>
    invoke("export_case", { id, redacted, folder }),
};
