import { afterEach, describe, expect, test } from "vitest";

import { Keyboard } from "../commands/keyboard";
import { overlay, type Workbench } from "../commands/workbench";
import { DEFAULT_SETTINGS } from "../queries/queries";

const bench = { settings: DEFAULT_SETTINGS } as Workbench;

function press(
  keyboard: Keyboard,
  key: string,
  init: KeyboardEventInit = {},
  target?: HTMLElement,
) {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...init });
  (target ?? document.body).dispatchEvent(event);
  return keyboard.press(event, bench).command?.id ?? null;
}

function element(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.querySelector<HTMLElement>("[data-t]") ?? document.body;
}

afterEach(() => {
  document.body.innerHTML = "";
});

describe("keys", () => {
  test("the letters of the map", () => {
    const keys = new Keyboard();
    const found = ["j", "k", "Enter", "Escape", "s", "u", "/", "?"].map((key) => press(keys, key));
    expect(found).toEqual([
      "next-case",
      "previous-case",
      "open-case",
      "back",
      "submit",
      "undo",
      "search",
      "keys",
    ]);
    expect(press(keys, "k", { ctrlKey: true })).toBe("palette");
    expect(press(keys, "k", { metaKey: true })).toBe("palette");
  });

  test("sequences, and their second letter alone", () => {
    const keys = new Keyboard();
    expect(press(keys, "g")).toBeNull();
    expect(press(keys, "o")).toBe("go-outbox");
    expect(press(keys, "o")).toBe("choose-files");
    expect(press(keys, "g")).toBeNull();
    expect(press(keys, "s"), "G S goes to the settings and submits nothing").toBe("go-settings");
  });

  test.each([
    "<input data-t>",
    "<textarea data-t></textarea>",
    "<div role=menu><i data-t></i></div>",
    "<div role=dialog><p data-t></p></div>",
  ])("are dead in %s", (html) => {
    const target = element(html);
    const keys = new Keyboard();
    expect(press(keys, "s", {}, target)).toBeNull();
    expect(press(keys, "j", {}, target)).toBeNull();
    expect(press(keys, "z", { ctrlKey: true }, target), "undo belongs to the text").toBeNull();
  });

  test("leave alone what has a meaning of its own", () => {
    const keys = new Keyboard();
    expect(press(keys, "Enter", {}, element("<button data-t>x</button>"))).toBeNull();
    expect(
      press(keys, "ArrowRight", {}, element("<div role=tablist><b data-t></b></div>")),
    ).toBeNull();
    expect(press(keys, "s", { altKey: true })).toBeNull();
    expect(press(keys, "s", { ctrlKey: true }), "not in the binding").toBeNull();
    expect(press(keys, "s", { isComposing: true })).toBeNull();
  });

  test("do not repeat what changes data", () => {
    const keys = new Keyboard();
    expect(press(keys, "s", { repeat: true })).toBeNull();
    expect(press(keys, "u", { repeat: true })).toBeNull();
    expect(press(keys, "j", { repeat: true })).toBe("next-case");
  });

  test("are dead under a dialog, and without one-key shortcuts", () => {
    const keys = new Keyboard();
    overlay.set({ kind: "note" });
    expect(press(keys, "s")).toBeNull();
    expect(press(keys, "k", { ctrlKey: true })).toBeNull();
    overlay.set(null);
    bench.settings = { ...DEFAULT_SETTINGS, one_key_shortcuts: false };
    expect(press(keys, "s")).toBeNull();
    expect(press(keys, "k", { ctrlKey: true })).toBe("palette");
    bench.settings = DEFAULT_SETTINGS;
  });
});
