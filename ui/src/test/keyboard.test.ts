import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { Keyboard } from "../commands/keyboard";
import { overlay, type Workbench } from "../commands/workbench";
import { DEFAULT_SETTINGS } from "../queries/queries";

const bench = { settings: DEFAULT_SETTINGS } as Workbench;
let keys = new Keyboard();

/** The command of a key press; the physical key is that of a keyboard with English letters. */
function press(key: string, init: KeyboardEventInit = {}, target?: HTMLElement) {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : "";
  const event = new KeyboardEvent("keydown", {
    key,
    code,
    cancelable: true,
    bubbles: true,
    ...init,
  });
  (target ?? document.body).dispatchEvent(event);
  return keys.press(event, bench).command?.id ?? null;
}

function element(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.querySelector<HTMLElement>("[data-t]") ?? document.body;
}

beforeEach(() => {
  keys = new Keyboard();
  bench.settings = DEFAULT_SETTINGS;
});

afterEach(() => {
  document.body.innerHTML = "";
});

describe("keys", () => {
  test.each([
    ["j", "next-case"],
    ["k", "previous-case"],
    ["Enter", "open-case"],
    ["Escape", "back"],
    ["s", "submit"],
    ["u", "undo"],
    ["/", "search"],
    ["?", "keys"],
  ])("%s is %s", (key, command) => {
    expect(press(key)).toBe(command);
  });

  test.each([
    ["q", "go-queue"],
    ["o", "go-outbox"],
    ["d", "go-dashboard"],
    ["s", "go-settings"],
  ])("G then %s is %s, and alone it is something else or nothing", (key, command) => {
    expect(press("g")).toBeNull();
    expect(press(key)).toBe(command);
    expect(press(key)).not.toBe(command);
  });

  test("a letter that ends no sequence is no command of its own", () => {
    expect(press("g")).toBeNull();
    expect(press("j")).toBeNull();
    expect(press("j")).toBe("next-case");
  });

  test("a sequence that is begun too long ago is not gone on with", () => {
    const at = (key: string, timeStamp: number) => {
      const event = new KeyboardEvent("keydown", { key });
      Object.defineProperty(event, "timeStamp", { value: timeStamp });
      return keys.press(event, bench).command?.id ?? null;
    };
    at("g", 1_000);
    expect(at("s", 2_100)).toBe("go-settings");
    at("g", 5_000);
    expect(at("s", 6_300)).toBe("submit");
  });
});

describe("one key does nothing", () => {
  test.each([
    ["a text field", "<input data-t>"],
    ["a search field", "<input type=search data-t>"],
    ["a longer text", "<textarea data-t></textarea>"],
    ["a list to choose from", "<select data-t></select>"],
    ["a menu", "<div role=menu><i data-t></i></div>"],
    ["a list box", "<div role=listbox><i data-t></i></div>"],
    ["a dialog", "<div role=dialog><p data-t></p></div>"],
    ["an alert", "<div role=alertdialog><p data-t></p></div>"],
  ])("in %s", (_, html) => {
    const target = element(html);
    expect(press("s", {}, target)).toBeNull();
    expect(press("Enter", {}, target)).toBeNull();
    expect(press("z", { ctrlKey: true }, target), "undo belongs to the text").toBeNull();
    expect(press("k", { ctrlKey: true }, target), "the palette is everywhere").toBe("palette");
  });

  test("but on a tick box, a plain place or the page it does", () => {
    expect(press("s", {}, element("<input type=checkbox data-t>"))).toBe("submit");
    expect(press("s", {}, element("<p data-t></p>"))).toBe("submit");
    expect(press("z", { ctrlKey: true }, element("<p data-t></p>"))).toBe("undo");
  });

  test.each([
    ["the browser says so", { isComposing: true }, "s"],
    ["an older one says so", { keyCode: 229 }, "s"],
    ["the key is part of it", {}, "Process"],
    ["an accent waits for its letter", {}, "Dead"],
  ])("while an input method composes: %s", (_, init, key) => {
    expect(press(key, init)).toBeNull();
    expect(press("s")).toBe("submit");
  });

  test.each([
    ["Ctrl", { ctrlKey: true }],
    ["Shift", { shiftKey: true }],
    ["Meta", { metaKey: true }],
    ["Alt", { altKey: true }],
    ["AltGr", { modifierAltGraph: true }],
  ])("with %s, which is not in its binding", (_, init) => {
    expect(press("s", init)).toBeNull();
    expect(press("n", init)).toBeNull();
    expect(press("ArrowRight", init)).toBeNull();
  });

  test("with Alt and Ctrl, where the binding has Ctrl", () => {
    expect(press("k", { ctrlKey: true, altKey: true })).toBeNull();
    expect(press("k", { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press("k", { ctrlKey: true })).toBe("palette");
    expect(press("k", { metaKey: true })).toBe("palette");
  });

  test("on repeat, where it changes data", () => {
    expect(press("s", { repeat: true })).toBeNull();
    expect(press("u", { repeat: true })).toBeNull();
    expect(press("j", { repeat: true })).toBe("next-case");
    expect(press("ArrowRight", { repeat: true })).toBe("next-document");
  });

  test("under a dialog, the palette included", () => {
    overlay.set({ kind: "note" });
    expect(press("s")).toBeNull();
    expect(press("k", { ctrlKey: true })).toBeNull();
    overlay.set(null);
    expect(press("s")).toBe("submit");
  });

  test("where the group is switched off, while Ctrl and Esc go on", () => {
    bench.settings = { ...DEFAULT_SETTINGS, one_key_shortcuts: false };
    expect(press("s")).toBeNull();
    expect(press("g")).toBeNull();
    expect(press("o")).toBeNull();
    expect(press("?")).toBeNull();
    expect(press("k", { ctrlKey: true })).toBe("palette");
    expect(press("Escape")).toBe("back");
  });

  test("where something took it already", () => {
    const event = new KeyboardEvent("keydown", { key: "s", cancelable: true });
    event.preventDefault();
    expect(keys.press(event, bench).command).toBeNull();
  });
});

describe("Enter, Space and arrows", () => {
  test.each(["button", "a href=x", "summary", "div role=button", "div role=tab", "label"])(
    "keep their meaning on %s",
    (tag) => {
      const target = element(`<${tag} data-t>x</${tag.split(" ")[0]}>`);
      expect(press("Enter", {}, target)).toBeNull();
      expect(press(" ", {}, target)).toBeNull();
      expect(press("s", {}, target), "letters have none there").toBe("submit");
    },
  );

  test("have one of ours elsewhere", () => {
    bench.settings = { ...DEFAULT_SETTINGS, keys: { note: ["Space"] } };
    expect(press(" ")).toBe("note");
    expect(press(" ", {}, element("<button data-t>x</button>"))).toBeNull();
    expect(press("Enter", {}, element("<p data-t></p>"))).toBe("open-case");
    const tabs = element("<div role=tablist><b data-t></b></div>");
    expect(press("ArrowRight", {}, tabs)).toBeNull();
    expect(press("ArrowRight")).toBe("next-document");
  });
});

describe("letters and signs are what was typed, digits the physical key", () => {
  test("a letter on another place of the keyboard", () => {
    expect(press("s", { code: "Semicolon" })).toBe("submit");
    expect(press("ы", { code: "KeyS" }), "another letter on that place").toBeNull();
  });

  test("a sign that one layout types with Shift and another without", () => {
    expect(press("?", { shiftKey: true, code: "Slash" })).toBe("keys");
    expect(press("?", { shiftKey: true, code: "Minus" })).toBe("keys");
    expect(press("/", { shiftKey: true, code: "Digit7" })).toBe("search");
  });

  test("a digit that a layout types with Shift only", () => {
    expect(press("à", { code: "Digit0" })).toBe("zoom-fit");
    expect(press("0", { code: "Numpad0" })).toBe("zoom-fit");
    expect(press("0", { code: "Digit0", shiftKey: true })).toBeNull();
    expect(press("=", { code: "Digit0", shiftKey: true })).toBeNull();
  });

  test("capitals by Caps Lock are the letter, by Shift another binding", () => {
    expect(press("R")).toBe("turn-right");
    expect(press("R", { shiftKey: true })).toBe("turn-left");
  });
});
