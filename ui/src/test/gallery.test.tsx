import { existsSync, readdirSync, readFileSync } from "node:fs";
import { render, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { PIECES } from "../gallery/pieces";
import { Stand } from "../gallery/stand";
import { expectAccessible } from "./render";

describe("the gallery", () => {
  test("has a place for every component, and names no other file", () => {
    const shown = new Set(PIECES.flatMap((it) => it.files));
    const components = readdirSync("src/components").filter((it) => it.endsWith(".tsx"));
    expect(components.length).toBeGreaterThan(8);
    expect(components.filter((it) => !shown.has(`components/${it}`))).toEqual([]);
    expect([...shown].filter((it) => !existsSync(`src/${it}`))).toEqual([]);
    const names = PIECES.map((it) => it.name);
    expect(names.filter((it, at) => names.indexOf(it) !== at)).toEqual([]);
  });

  test.each(PIECES.map((it) => [it.name, it] as const))("shows %s", async (_, piece) => {
    const { container } = render(<Stand piece={piece} />);
    await waitFor(() => expect(document.body.querySelector(".gallery-stand")).not.toBeNull());
    // Dialogs stand beside the page, and what is only spoken has no words.
    await waitFor(() => expect(container.textContent + document.body.textContent).not.toBe(""));
    await expectAccessible();
  });

  test("is no part of the application", () => {
    const entry = readFileSync("index.html", "utf8") + readFileSync("src/main.tsx", "utf8");
    expect(entry).not.toMatch(/gallery/);
    expect(readFileSync("gallery.html", "utf8")).toMatch(/src\/gallery\/main\.tsx/);
    expect(readFileSync("vite.config.ts", "utf8")).not.toMatch(/gallery/);
  });
});
