import { readFileSync, writeFileSync } from "node:fs";

import { act, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { Backend, Json } from "../backend/backend";
import { visible } from "../words/visible";
import { HOSTILE } from "./hostile";
import { open, openCase } from "./render";

/** Words that choose what is drawn; a provider cannot send others through the shell's types. */
const OURS = new Set(
  `case_id connection_id document_id submission_id provider stage environment state kind slot action
  needs actor at due_at deadline held_until next_at created_at attached_at media_type code severity
  type op edits recommendation message_id rule alternatives missing document_type needed optional
  forbidden evidence sha256 item changed timeline given`.split(/\s+/),
);

/** The same answer with every text that comes from outside replaced by `text`. */
function poisoned(value: Json, text: string, key = ""): Json {
  if (OURS.has(key)) return value;
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, poisoned(item as Json, text, name)]),
  );
}

/** Has a fake shell tell `text` wherever a provider or a person may have written. */
function poison(fake: Backend, text: string): void {
  for (const name of ["showCase", "listQueue", "listOutbox", "samePerson"] as const) {
    const honest = fake[name].bind(fake) as unknown as (...given: unknown[]) => Promise<Json>;
    Object.assign(fake, {
      [name]: async (...given: unknown[]) => poisoned(await honest(...given), text),
    });
  }
}

/** What a text became if it was taken for more than text. */
function ran(): string[] {
  const page = document.body;
  const made = page.querySelectorAll(
    "script, iframe, object, embed, base, meta, link, style, marquee, math, video, [onerror], " +
      "[onload], [onclick], [onfocus], [ontoggle], [srcdoc], x, form[action]",
  );
  const led = [...page.querySelectorAll("[href], [src], [action]")].filter((it) => {
    const to = it.getAttribute("href") ?? it.getAttribute("src") ?? it.getAttribute("action") ?? "";
    return !/^(\/|#|data:image\/|blob:|$)/.test(to);
  });
  return [...made, ...led].map((it) => it.outerHTML.slice(0, 200));
}

const plain = (text: string) => text.replace(/\s+/g, " ").trim();

/** What the tests of the real window take from here: JSON's own kinds of text, of a size to read. */
const SHARED = "../tests/fixtures/hostile-texts.json";

describe("hostile texts", () => {
  test("are what the tests of the real window try; DOSSIER_WRITE_HOSTILE=1 writes them anew", () => {
    const shared = HOSTILE.filter((text) => !/\p{Cs}/u.test(text) && text.length < 1_000);
    const json = `${JSON.stringify(shared, null, 2)}\n`;
    if (process.env.DOSSIER_WRITE_HOSTILE === "1") writeFileSync(SHARED, json);
    expect(readFileSync(SHARED, "utf8")).toBe(json);
  });

  test("are more than two hundred, and none is there twice", () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(200);
  });

  test("in every field of a case are nothing but text, and what hides in them is seen", async () => {
    const { user, fake, client } = open();
    await openCase(user, /Live photo/);
    const honest = { ...fake };
    for (const text of HOSTILE) {
      Object.assign(fake, honest);
      poison(fake, text);
      await act(() => client.invalidateQueries());
      const shown = plain(visible(text)).slice(0, 60);
      await waitFor(() => {
        const page = plain(document.querySelector("main.case")?.textContent ?? "");
        expect(page, JSON.stringify(text.slice(0, 80))).toContain(shown);
      });
      expect(ran(), JSON.stringify(text.slice(0, 80))).toEqual([]);
      // eslint-disable-next-line no-control-regex -- the character that must not be there
      expect(document.body.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\u0000]/);
    }
    expect("__ran" in window).toBe(false);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  }, 400_000);

  test("on every other screen are nothing but text", async () => {
    for (const at of ["/", "/outbox"]) {
      for (const text of HOSTILE.slice(0, 40)) {
        const { fake, client } = open({}, at);
        poison(fake, text);
        await act(() => client.invalidateQueries());
        expect(ran(), `${at}: ${text}`).toEqual([]);
        document.body.replaceChildren();
      }
    }
  }, 400_000);

  test("set as markup would be found: this test can fail", () => {
    const box = document.createElement("div");
    document.body.append(box);
    const found = HOSTILE.filter((text) => {
      box.innerHTML = text;
      return ran().length > 0;
    });
    box.remove();
    expect(found.length).toBeGreaterThan(30);
  });
});
