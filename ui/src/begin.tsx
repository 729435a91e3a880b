import { createHashHistory } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App, makeRouter } from "./app";
import type { First } from "./first";
import { refuseForeignDrops } from "./features/documents/drops";
import { makeQueryClient } from "./queries/client";
import { speak } from "./words/bundles";
import { wanted } from "./words/language";

/** Draws the first screen with what was asked for while this was fetched. */
export async function begin(root: HTMLElement, { backend, settings, vault }: First): Promise<void> {
  refuseForeignDrops();
  const client = makeQueryClient();
  // What could not be told is asked for again by whoever shows it, and why is said there.
  await Promise.allSettled([
    vault.then((state) => client.setQueryData(["vault"], state)),
    // The first words on the screen are already those of the person's language.
    settings.then((chosen) => {
      client.setQueryData(["settings"], chosen);
      return speak(wanted(chosen.language));
    }),
  ]);
  createRoot(root).render(
    <StrictMode>
      <App backend={backend} client={client} router={makeRouter(createHashHistory())} />
    </StrictMode>,
  );
}
