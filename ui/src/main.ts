import type { Backend, Settings } from "./backend/backend";
import { tauri } from "./backend/tauri";
import { painted } from "./components/painted";
import { wearTextSize, wearTheme } from "./features/shell/look";
import { askPlainly, isPlain } from "./features/vault/doorstep";
import "./styles/all";
import { speak } from "./words/bundles";
import { wanted } from "./words/language";
import { allVisible } from "./words/visible";

/** The shell; in a plain browser, during development only, what stands for it. */
async function chooseBackend(): Promise<Backend> {
  const inShell = "__TAURI_INTERNALS__" in window;
  if (!inShell && (import.meta.env.DEV || import.meta.env.MODE === "fake")) {
    const { fakeFromAddress } = await import("./backend/fake/address");
    return fakeFromAddress(window.location.search);
  }
  return tauri;
}

async function wear(settings: Settings): Promise<void> {
  wearTheme(settings.theme);
  wearTextSize(settings.text_percent);
  await speak(wanted(settings.language));
}

/** Not awaited by the module itself: what is fetched here may need other parts of its file. */
async function start(root: HTMLElement): Promise<void> {
  const backend = await chooseBackend();
  // Both at once. What could not be told is asked for again by whoever shows it, and why is said
  // there.
  const state = backend.vaultState().then(allVisible, () => null);
  const settings = backend.getSettings().then(allVisible, () => null);
  const known = { vault: await state, settings: await settings };
  // The first words on the screen are already those of the person's language.
  if (known.settings) await wear(known.settings).catch(() => undefined);
  if (known.vault && isPlain(known.vault)) {
    askPlainly(root, known.vault);
    // What is fetched before holds the first picture back.
    await painted();
  }
  const { draw } = await import("./house");
  await draw(root, backend, known);
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no root");
void start(root);
