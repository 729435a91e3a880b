import { StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

import { App } from "./app";
import type { Backend, Settings, VaultStateView } from "./backend/backend";
import { later } from "./components/later";
import { refuseForeignDrops } from "./features/shell/foreign-drops";
import { leaveDoorstep } from "./features/vault/doorstep";
import { makeQueryClient } from "./queries/client";
import { speakAll } from "./words/bundles";

/** What the shell told before anything was drawn; nothing where it could not. */
interface Known {
  vault: VaultStateView | null;
  settings: Settings | null;
}

/** The larger part of the script and of the words, which the question for the passphrase does not
 * need. */
const Desk = later(async () => {
  const [{ WindowDesk, placed }] = await Promise.all([import("./window"), speakAll()]);
  await placed;
  return WindowDesk;
});

/** Draws the whole window, and fetches what stands behind the gate. */
export async function draw(root: HTMLElement, backend: Backend, known: Known): Promise<void> {
  refuseForeignDrops();
  const client = makeQueryClient();
  if (known.vault) client.setQueryData(["vault"], known.vault);
  if (known.settings) client.setQueryData(["settings"], known.settings);
  // What cannot be fetched now is fetched, and its fault told, when it is wanted.
  const fetchDesk = () => Desk.fetch().catch(() => undefined);
  if (known.vault?.state !== "locked") await fetchDesk();
  const window = (
    <StrictMode>
      <App backend={backend} client={client} desk={<Desk />} />
    </StrictMode>
  );
  leaveDoorstep(() => flushSync(() => createRoot(root).render(window)));
  await fetchDesk();
}
