import type { Backend } from "./backend/backend";
import { tauri } from "./backend/tauri";
import { ask } from "./first";
import "./styles/all";

/** The shell; in a plain browser, during development only, what stands for it. */
async function chooseBackend(): Promise<Backend> {
  const inShell = "__TAURI_INTERNALS__" in window;
  if (!inShell && (import.meta.env.DEV || import.meta.env.MODE === "fake")) {
    const { fakeFromAddress } = await import("./backend/fake/address");
    return fakeFromAddress(window.location.search);
  }
  return tauri;
}

/** The shell looks for its answers while the screen is fetched and read. */
async function start(root: HTMLElement): Promise<void> {
  const [first, { begin }] = await Promise.all([chooseBackend().then(ask), import("./begin")]);
  await begin(root, first);
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no root");
void start(root);
