import type { Backend, Settings, VaultStateView } from "./backend/backend";

/** What the first screen needs, asked for before the screen itself is fetched. */
export interface First {
  backend: Backend;
  settings: Promise<Settings>;
  vault: Promise<VaultStateView>;
}

export function ask(backend: Backend): First {
  return { backend, settings: backend.getSettings(), vault: backend.vaultState() };
}
