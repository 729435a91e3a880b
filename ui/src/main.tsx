import { createHashHistory } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { App, makeRouter } from "./app";
import type { Backend } from "./backend/backend";
import { refuseForeignDrops } from "./features/documents/drops";
import { makeQueryClient } from "./queries/client";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/shell.css";
import "./styles/queue.css";
import "./styles/case.css";
import "./styles/stage.css";
import "./styles/bench.css";
import "./styles/pages.css";
import "./styles/actions.css";

/** The shell; in a plain browser, during development only, what stands for it. */
async function chooseBackend(): Promise<Backend> {
  const inShell = "__TAURI_INTERNALS__" in window;
  if (!inShell && (import.meta.env.DEV || import.meta.env.MODE === "fake")) {
    const { fakeFromAddress } = await import("./backend/fake/address");
    return fakeFromAddress(window.location.search);
  }
  const { tauri } = await import("./backend/tauri");
  return tauri;
}

refuseForeignDrops();
const backend = await chooseBackend();
const element = document.getElementById("root");
if (!element) throw new Error("index.html has no root");
createRoot(element).render(
  <StrictMode>
    <App backend={backend} client={makeQueryClient()} router={makeRouter(createHashHistory())} />
  </StrictMode>,
);
