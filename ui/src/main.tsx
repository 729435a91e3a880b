import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App } from "./app";
import type { Backend, VaultStateView } from "./backend/backend";
import { tauri } from "./backend/tauri";
import { later } from "./components/later";
import { refuseForeignDrops } from "./features/shell/foreign-drops";
import { makeQueryClient } from "./queries/client";
import "./styles/all";
import { speak, speakAll } from "./words/bundles";
import { wanted } from "./words/language";

/** The shell; in a plain browser, during development only, what stands for it. */
async function chooseBackend(): Promise<Backend> {
  const inShell = "__TAURI_INTERNALS__" in window;
  if (!inShell && (import.meta.env.DEV || import.meta.env.MODE === "fake")) {
    const { fakeFromAddress } = await import("./backend/fake/address");
    return fakeFromAddress(window.location.search);
  }
  return tauri;
}

/** The larger part of the script and of the words, which the question for the passphrase does not
 * need. */
const Desk = later(async () => {
  const [{ WindowDesk, placed }] = await Promise.all([import("./window"), speakAll()]);
  await placed;
  return WindowDesk;
});

/** Once what was drawn is on the screen: what is fetched before holds the first picture back. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(then));
}

/** Not awaited by the module itself: what is fetched here may need other parts of its file. */
async function start(root: HTMLElement): Promise<void> {
  const backend = await chooseBackend();
  const client = makeQueryClient();
  // All at once. What could not be told is asked for again by whoever shows it, and why is said
  // there.
  await Promise.allSettled([
    backend.vaultState().then((state) => client.setQueryData(["vault"], state)),
    // The first words on the screen are already those of the person's language.
    backend.getSettings().then((settings) => {
      client.setQueryData(["settings"], settings);
      return speak(wanted(settings.language));
    }),
  ]);
  const vault = client.getQueryData<VaultStateView>(["vault"]);
  // What cannot be fetched now is fetched, and its fault told, when it is wanted.
  const fetchDesk = () => Desk.fetch().catch(() => undefined);
  if (vault?.state !== "locked") await fetchDesk();
  createRoot(root).render(
    <StrictMode>
      <App backend={backend} client={client} desk={<Desk />} />
    </StrictMode>,
  );
  afterPaint(() => void fetchDesk());
}

refuseForeignDrops();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no root");
void start(root);
