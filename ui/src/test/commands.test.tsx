import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { holderOf, keysOf, swapped, withKeys } from "../commands/bindings";
import { fitness } from "../commands/fuzzy";
import { command, COMMANDS, GROUPS } from "../commands/registry";
import { shownKeys } from "../commands/shown-keys";
import { overlay } from "../commands/workbench";
import { speak } from "../words/bundles";
import { t } from "../words/words";
import { expectAccessible, open, openCase } from "./render";

type User = ReturnType<typeof open>["user"];

const options = () => screen.getAllByRole("option").map((it) => it.textContent ?? "");

describe("the registry", () => {
  test("has every action once and no key twice", () => {
    const ids = COMMANDS.map((it) => it.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const held = COMMANDS.flatMap((it) =>
      it.keys.map((key) => [key, holderOf(key, it.id, {})?.id] as const),
    );
    expect(held.length).toBeGreaterThan(30);
    expect(held.filter(([, other]) => other !== undefined)).toEqual([]);
    expect(COMMANDS.filter((it) => !GROUPS.includes(it.group))).toEqual([]);
  });

  test("writes keys as they stand on the keyboard", async () => {
    const shown = () =>
      ["Ctrl+Shift+K", "G Q", "ArrowLeft", "+", "Ctrl++", "Escape"].map(shownKeys);
    expect(shown()).toEqual(["Ctrl+Shift+K", "G Q", "←", "+", "Ctrl++", "Esc"]);
    await speak("de");
    expect(shown()[0]).toBe("Strg+Umschalt+K");
  });
});

describe("chosen keys", () => {
  const undo = command("undo");
  const note = command("note");

  test("are kept, and not where they are as shipped", () => {
    const chosen = withKeys({}, note, ["Y"]);
    expect(chosen).toEqual({ note: ["Y"] });
    expect(keysOf(note, chosen)).toEqual(["Y"]);
    expect(withKeys(chosen, note, note.keys)).toEqual({});
  });

  test("know who has them, also as the beginning of a sequence", () => {
    expect(holderOf("M", "undo", {})?.id).toBe("note");
    expect(holderOf("G", "undo", {})?.keys[0]).toMatch(/^G /);
    expect(holderOf("M X", "undo", {})?.id).toBe("note");
    expect(holderOf("Y", "undo", {})).toBeNull();
    expect(holderOf("M", "undo", { note: [] })).toBeNull();
  });

  test("are swapped, so that nobody is left without", () => {
    const chosen = swapped({}, undo, "M");
    expect(keysOf(undo, chosen)).toEqual(["M"]);
    expect(keysOf(note, chosen)).toEqual(["U", "Ctrl+Z"]);
  });
});

describe("what is typed", () => {
  test.each([
    ["Submit, or do what else moves the case on", "sbm"],
    ["Open the most urgent case", "urgent"],
    ["Open the most urgent case", "omu"],
    ["Dringendsten Fall öffnen", "fall öff"],
  ])("%s is found by %s", (name, typed) => expect(fitness(name, typed)).not.toBeNull());

  test("does not fit where a letter is missing or out of order", () => {
    expect(fitness("Submit", "sbx")).toBeNull();
    expect(fitness("Submit", "tims")).toBeNull();
    expect(fitness("Write a note", "note")).toBeGreaterThan(fitness("Not over there", "note") ?? 0);
  });
});

describe("the palette", () => {
  const type = async (user: User, typed: string) => {
    await user.keyboard("{Control>}k{/Control}");
    const box = await screen.findByRole("combobox");
    if (typed !== "") await user.type(box, typed);
    return options();
  };

  test("finds Submit by sbm", async () => {
    const { user } = open();
    await openCase(user, /Submit/);
    expect((await type(user, "sbm"))[0]).toMatch(/^Submit, or do what else/);
  });

  test("has what ran last first, and nothing that cannot be done before what can", async () => {
    const { user } = open();
    await screen.findAllByRole("row");
    await user.keyboard("gs");
    await screen.findByRole("heading", { name: "Settings", level: 1 });
    await user.keyboard("gd");
    await screen.findByRole("heading", { name: "Dashboard", level: 1 });
    const found = await type(user, "");
    expect(found.slice(0, 2)).toEqual([
      expect.stringMatching(/^Dashboard/),
      expect.stringMatching(/^Settings/),
    ]);
    const off = screen.getAllByRole("option").map((it) => it.getAttribute("aria-disabled"));
    expect(off).toEqual([...off].sort());
    expect(off).toContain("true");
  });

  test("shows a view and orders it", async () => {
    const { user } = open();
    await screen.findAllByRole("row");
    await type(user, "view: decided");
    await user.keyboard("{Enter}");
    await screen.findByRole("heading", { name: "Decided", level: 2 });
    await type(user, "order: by name");
    await user.keyboard("{Enter}");
    await screen.findByRole("button", { name: "Order: by name" });
  });

  test("says that nothing fits", async () => {
    const { user } = open();
    await screen.findAllByRole("row");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "qqqq");
    await screen.findByText("No command fits “qqqq”.");
  });
});

describe("the menu of commands", () => {
  test("lists all by group, with keys and reasons, and runs them", async () => {
    const { user } = open();
    await screen.findAllByRole("row");
    await user.click(screen.getByRole("button", { name: "All commands, by group" }));
    const menu = await screen.findByRole("menu", { name: "All commands, by group" });
    expect(within(menu).getAllByRole("menuitem").length).toBe(COMMANDS.length);
    expect(within(menu).getAllByRole("group").length).toBe(GROUPS.length);
    const submit = within(menu).getByRole("menuitem", { name: /^Submit, or do/ });
    expect(submit.textContent).toContain("Open a case first.");
    expect(submit.textContent).toMatch(/S$/);
    await expectAccessible();
    await user.click(submit);
    expect((await screen.findAllByText("Open a case first.")).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "All commands, by group" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Outbox/ }));
    await screen.findByRole("heading", { name: "Outbox", level: 1 });
  });
});

describe("the sheet of keys", () => {
  test("is searched by name and by key, and begins with what a person is at", async () => {
    const { user } = open();
    await openCase(user, /Submit/);
    act(() => overlay.set({ kind: "keys" }));
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    const groups = () => within(sheet).getAllByRole("heading", { level: 3 });
    expect(groups()[0]?.textContent).toBe("Case");
    expect(within(sheet).getByText(/^Nothing waits in an undo window/)).toBeTruthy();
    const box = within(sheet).getByRole("textbox", { name: "Find a key" });
    await user.type(box, "m");
    expect(within(sheet).getByText("Write a note")).toBeTruthy();
    await user.clear(box);
    await user.type(box, "zoom");
    expect(within(sheet).getAllByRole("listitem").length).toBeGreaterThan(1);
    expect(within(sheet).queryByText("Write a note")).toBeNull();
  });
});

describe("keys in the settings", () => {
  const start = async () => {
    const it = open({}, "/settings");
    await it.user.click(
      await screen.findByRole("button", { name: "Change the key: Write a note" }),
    );
    const box = await screen.findByRole("textbox", { name: "New key: Write a note" });
    return { ...it, box };
  };
  const take = () => screen.getByRole<HTMLButtonElement>("button", { name: "Use this key" });

  test("are recorded, used and given back", async () => {
    const { user, fake } = await start();
    await user.keyboard("y");
    await user.click(take());
    expect(fake.settings.keys).toEqual({ note: ["Y"] });
    await user.click(screen.getByRole("button", { name: "Key as shipped: Write a note" }));
    expect(fake.settings.keys).toEqual({});
  });

  test("may be two one after the other, taken with Enter", async () => {
    const { user, fake } = await start();
    await user.keyboard("yn{Enter}");
    expect(fake.settings.keys).toEqual({ note: ["Y N"] });
    expect(screen.queryByRole("textbox", { name: "New key: Write a note" })).toBeNull();
  });

  test("of another command are told, refused, and swapped if wanted", async () => {
    const { user, fake } = await start();
    await user.keyboard("s");
    expect(screen.getByText(/^S is already “Submit, or do/)).toBeTruthy();
    expect(take().disabled).toBe(true);
    expect(fake.settings.keys).toEqual({});
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Swap the two" }));
    expect(fake.settings.keys).toEqual({ note: ["S"], submit: ["M"] });
    await user.click(screen.getByRole("button", { name: "All keys as shipped" }));
    expect(fake.settings.keys).toEqual({});
  });

  test("that dialogs and the clipboard need are refused, and Alt is never taken", async () => {
    const { user } = await start();
    await user.keyboard("{Control>}c{/Control}");
    expect(screen.getByText(/^Ctrl\+C is needed/)).toBeTruthy();
    expect(take().disabled).toBe(true);
    await user.keyboard("{Alt>}y{/Alt}");
    expect(screen.getByText(/^Alt and AltGr/)).toBeTruthy();
  });

  test("act as chosen, and the old ones no more", async () => {
    const { user, fake, client } = open();
    await screen.findAllByRole("row");
    act(() => {
      client.setQueryData(["settings"], {
        ...fake.settings,
        keys: { "go-outbox": ["Y"], keys: ["F1"] },
      });
    });
    expect((await screen.findByText("F1")).tagName).toBe("KBD");
    expect(t("ui-submit-saved", { count: 10, amount: "10 s", provider: "Jiko" })).toMatch(
      /with U\.$/,
    );
    act(() => {
      client.setQueryData(["settings"], {
        ...fake.settings,
        keys: { "go-outbox": ["Y"], keys: ["F2"], undo: ["Ctrl+U"] },
      });
    });
    await screen.findByText("F2");
    expect(t("ui-submit-saved", { count: 10, amount: "10 s", provider: "Jiko" })).toBe(
      "Saved on this computer. It goes to Jiko in 10 s. Undo with Ctrl+U.",
    );
    await user.keyboard("go");
    expect(screen.queryByRole("heading", { name: "Outbox", level: 1 })).toBeNull();
    await user.keyboard("y");
    await screen.findByRole("heading", { name: "Outbox", level: 1 });
  });

  test("switched off as a whole act no more", async () => {
    const { user, fake } = open({}, "/settings");
    await user.click(await screen.findByRole("checkbox", { name: /^One-key shortcuts/ }));
    expect(fake.settings.one_key_shortcuts).toBe(false);
    (document.activeElement as HTMLElement).blur();
    await user.keyboard("gq");
    expect(screen.getByRole("heading", { name: "Settings", level: 1 })).toBeTruthy();
  });
});
