import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";

import { recent } from "../commands/recent";
import { overlay } from "../commands/workbench";
import { clearDrafts } from "../components/draft";
import { fetchAhead } from "../components/later";
import { clearNotices } from "../components/notices";
import { madeReady } from "../features/case/prefetch";
import { recommended } from "../features/case/recommended";
import { over } from "../features/documents/drops";
import { clearTrays } from "../features/documents/tray";
import { together } from "../features/outbox/held";
import { usualLook } from "../features/queue/look";
import { clearSelection } from "../features/queue/selection";
import { aim, cursor, filter, NO_FILTER } from "../features/queue/state";
import { freshCode, justRestored, upgrading } from "../features/vault/fresh";
import { speakAll } from "../words/bundles";
import { spoken } from "../words/language";

// Long enough for a machine that compiles something else meanwhile; a wait ends when it can.
configure({ asyncUtilTimeout: 20_000 });

beforeAll(() => {
  // There is no layout here: give lists a height, so that their rows are drawn.
  for (const kind of ["offset", "client"]) {
    Object.defineProperty(HTMLElement.prototype, `${kind}Height`, {
      configurable: true,
      value: 720,
    });
    Object.defineProperty(HTMLElement.prototype, `${kind}Width`, {
      configurable: true,
      value: 320,
    });
  }
  // As the standard has it for the ids that the libraries make.
  globalThis.CSS ??= {} as typeof CSS;
  CSS.escape ??= (text: string) => text.replace(/[^\w-]/g, (char) => `\\${char}`);
  window.scrollTo = () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  Element.prototype.scrollIntoView ??= () => undefined;
});

// As in a window that has been open for a moment.
await speakAll();
beforeAll(fetchAhead);

// What is drawn out of sight holds the same words as what is in sight, and comes when a test takes
// long enough: only where it is tested (`drawAhead`).
beforeEach(() => {
  vi.spyOn(madeReady, "set").mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  if (vi.isMockFunction(madeReady.set)) madeReady.set.mockRestore();
  madeReady.set(null);
  overlay.set(null);
  over.set(null);
  cursor.set(null);
  aim.set(null);
  clearSelection();
  usualLook();
  filter.set(NO_FILTER);
  clearNotices();
  clearDrafts();
  clearTrays();
  freshCode.set(null);
  recent.set([]);
  recommended.set(null);
  together.set(new Set());
  spoken.set("en");
  justRestored.set(null);
  upgrading.set(null);
});
