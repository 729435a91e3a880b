import { createHashHistory } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App, makeRouter } from "./app";
import type { Backend } from "./backend/backend";
import { tauri } from "./backend/tauri";
import { refuseForeignDrops } from "./features/documents/drops";
import { makeQueryClient } from "./queries/client";
import "./styles/all";
import { speak } from "./words/bundles";
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

/** Not awaited by the module itself: what is fetched here may need other parts of its file. */
async function start(root: HTMLElement): Promise<void> {
  const backend = await chooseBackend();
  const client = makeQueryClient();
  const router = makeRouter(createHashHistory());
  // All at once. What could not be told is asked for again by whoever shows it, and why is said
  // there.
  await Promise.allSettled([
    backend.vaultState().then((state) => client.setQueryData(["vault"], state)),
    // The first words on the screen are already those of the person's language.
    backend.getSettings().then((settings) => {
      client.setQueryData(["settings"], settings);
      return speak(wanted(settings.language));
    }),
    router.load(),
  ]);
  createRoot(root).render(
    <StrictMode>
      <App backend={backend} client={client} router={router} />
    </StrictMode>,
  );
}

refuseForeignDrops();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no root");
void start(root);
