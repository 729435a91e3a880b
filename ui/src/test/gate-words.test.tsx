import { render, waitFor } from "@testing-library/react";
import { expect, onTestFinished, test, vi } from "vitest";

import { LANGUAGES } from "../words/language";

/** What a person reads or hears, piece by piece: ids of words that were not there show in it. */
function told(): string[] {
  return [...document.querySelectorAll("*")]
    .flatMap((it) => [
      ...[...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE),
      ...["aria-label", "title", "placeholder"].map((name) => it.getAttributeNode(name)),
    ])
    .map((it) => it?.nodeValue ?? "");
}

test.each(LANGUAGES)(
  "the question for the passphrase is asked in %s before the other words are there",
  async (language) => {
    // As a window that has just started: nothing but the first screen was fetched.
    vi.resetModules();
    const { App } = await import("../app");
    const { Fake } = await import("../backend/fake");
    const { makeQueryClient } = await import("../queries/client");
    const { filesWent } = await import("../features/documents/tray");
    const { hasWords } = await import("../words/words");
    const { speak, speakAll } = await import("../words/bundles");
    await speak(language);
    const fake = new Fake({ delay: 0, scenario: "locked" });
    onTestFinished(() => fake.stop());
    const { vaultState, getSettings } = fake;
    fake.getSettings = async () => ({ ...(await getSettings.call(fake)), language });
    const states = [
      { wait_seconds: 0, is_damaged: true, has_recovery_code: true },
      { wait_seconds: 30, is_damaged: false, has_recovery_code: true },
    ];
    for (const state of states) {
      filesWent.set(true);
      fake.vaultState = async () => ({ ...(await vaultState.call(fake)), ...state });
      const { unmount } = render(<App backend={fake} client={makeQueryClient()} desk={null} />);
      await waitFor(() => expect(document.querySelector("input[type=password]")).not.toBeNull());
      expect(told().filter((it) => /^(?:ui|error)-[a-z]/.test(it))).toEqual([]);
      unmount();
    }
    expect(hasWords("ui-new-title"), "the control: the others are not there").toBe(false);
    await speakAll();
    expect(hasWords("ui-new-title")).toBe(true);
  },
);
