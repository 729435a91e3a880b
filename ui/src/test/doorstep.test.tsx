import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, onTestFinished, test, vi } from "vitest";

import { App } from "../app";
import type { VaultStateView } from "../backend/backend";
import { Fake } from "../backend/fake";
import { markWaiting } from "../features/documents/waiting";
import { askPlainly, isPlain } from "../features/vault/doorstep";
import { draw } from "../house";
import { makeQueryClient } from "../queries/client";
import { speak } from "../words/bundles";
import { LANGUAGES } from "../words/language";
import { expectAccessible } from "./render";

/** Elements, their looks and their words; ids are each one's own. */
function shape(of: Element | null): string {
  if (!of) return "nothing";
  const told = ["class", "type", "autocomplete", "tabindex", "role"].map((name) =>
    of.hasAttribute(name) ? ` ${name}=${of.getAttribute(name)}` : "",
  );
  const inside = [...of.childNodes].map((it) =>
    it instanceof Element ? shape(it) : JSON.stringify(it.textContent),
  );
  return `(${of.localName}${told.join("")} ${inside.join(" ")})`;
}

async function atTheDoor(changed: Partial<VaultStateView> = {}) {
  const fake = new Fake({ delay: 0, scenario: "locked" });
  const { vaultState } = fake;
  fake.vaultState = async () => ({ ...(await vaultState.call(fake)), ...changed });
  const root = document.createElement("div");
  document.body.append(root);
  onTestFinished(() => {
    fake.stop();
    root.remove();
  });
  const vault = await fake.vaultState();
  const known = { vault, settings: await fake.getSettings() };
  const user = userEvent.setup({ delay: null });
  return { fake, root, known, vault, user, field: () => screen.getByLabelText("Passphrase") };
}

describe("the question for the passphrase, before any library is there", () => {
  test.each(LANGUAGES.flatMap((it) => [true, false].map((code) => [it, code] as const)))(
    "is the one that stays, element by element (%s, with a recovery code: %s)",
    async (language, has_recovery_code) => {
      await speak(language);
      onTestFinished(() => speak("en"));
      const { fake, root, vault } = await atTheDoor({ has_recovery_code });
      fake.getSettings = async () => ({ ...(await new Fake().getSettings()), language });
      askPlainly(root, vault);
      const plain = shape(root.querySelector(".gate-room"));
      await expectAccessible();
      root.replaceChildren();
      const { unmount } = render(<App backend={fake} client={makeQueryClient()} desk={null} />);
      await waitFor(() => expect(document.querySelector("input[type=password]")).not.toBeNull());
      expect(plain).toBe(shape(document.querySelector(".gate-room")));
      expect(plain).toContain(vault.dir);
      unmount();
    },
  );

  test("loses no key, and the caret stays where it is", async () => {
    const { fake, root, known, vault, user, field } = await atTheDoor();
    const unlock = vi.spyOn(fake, "unlockVault");
    askPlainly(root, vault);
    expect(document.activeElement).toBe(field());
    await user.keyboard("crrect hor");
    (field() as HTMLInputElement).setSelectionRange(1, 1);
    const before = field();
    await draw(root, fake, known);
    expect(field()).not.toBe(before);
    expect(document.activeElement).toBe(field());
    await user.keyboard("o");
    (field() as HTMLInputElement).setSelectionRange(11, 11);
    await user.keyboard("se{Enter}");
    await waitFor(() => expect(unlock).toHaveBeenCalledExactlyOnceWith("correct horse"));
  });

  test("hears Enter", async () => {
    const { fake, root, known, vault, user } = await atTheDoor();
    const unlock = vi.spyOn(fake, "unlockVault");
    askPlainly(root, vault);
    await user.keyboard("correct horse{Enter}");
    expect(unlock).not.toHaveBeenCalled();
    await draw(root, fake, known);
    await waitFor(() => expect(unlock).toHaveBeenCalledExactlyOnceWith("correct horse"));
  });

  test("leads to the recovery code", async () => {
    const { fake, root, known, vault, user } = await atTheDoor({ has_recovery_code: true });
    askPlainly(root, vault);
    await user.click(screen.getByRole("button", { name: "Use the recovery code" }));
    await draw(root, fake, known);
    expect(await screen.findByLabelText("Recovery code")).toBeTruthy();
  });

  test("is not asked where there is more to say", async () => {
    const { vault } = await atTheDoor();
    expect(isPlain(vault)).toBe(true);
    for (const more of [
      { state: "absent" },
      { state: "open" },
      { is_damaged: true },
      { wait_seconds: 4 },
    ] as const) {
      expect(isPlain({ ...vault, ...more }), JSON.stringify(more)).toBe(false);
    }
    markWaiting(true);
    onTestFinished(() => markWaiting(false));
    expect(isPlain(vault), "files went").toBe(false);
  });
});
