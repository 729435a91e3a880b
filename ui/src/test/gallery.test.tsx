import { existsSync, readdirSync, readFileSync } from "node:fs";
import { render, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import { PIECES } from "../gallery/pieces";
import { Stand } from "../gallery/stand";

afterEach(() => vi.restoreAllMocks());

describe("the gallery", () => {
  test("has a place for every component, and names no other file", () => {
    const shown = new Set(PIECES.flatMap((it) => it.files));
    // What reads a component late has no look of its own.
    const components = readdirSync("src/components").filter(
      (it) => it.endsWith(".tsx") && it !== "lazily.tsx",
    );
    expect(components.length).toBeGreaterThan(8);
    expect(components.filter((it) => !shown.has(`components/${it}`))).toEqual([]);
    expect([...shown].filter((it) => !existsSync(`src/${it}`))).toEqual([]);
    const names = PIECES.map((it) => it.name);
    expect(names.filter((it, at) => names.indexOf(it) !== at)).toEqual([]);
  });

  test.each(PIECES.map((it) => [it.name, it] as const))("shows %s", async (_, piece) => {
    const complained = vi.spyOn(console, "error");
    render(<Stand piece={piece} />);
    // Dialogs stand beside the page.
    await waitFor(() =>
      expect(document.querySelector(".gallery-stand > *, .sheet")).not.toBeNull(),
    );
    expect(complained.mock.calls.map(([what]) => String(what))).toEqual([]);
  });

  test("is no part of the application", () => {
    const entry =
      readFileSync("index.html", "utf8") +
      readFileSync("src/main.ts", "utf8") +
      readFileSync("src/house.tsx", "utf8");
    expect(entry).not.toMatch(/gallery/);
    expect(readFileSync("gallery.html", "utf8")).toMatch(/src\/gallery\/main\.tsx/);
    expect(readFileSync("vite.config.ts", "utf8")).not.toMatch(/gallery/);
  });
});
