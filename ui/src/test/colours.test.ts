import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync("src/styles/tokens.css", "utf8");
type Theme = Record<string, string>;

function block(from: string): Theme {
  const text = css.slice(css.indexOf(from));
  const body = text.slice(text.indexOf("{") + 1, text.indexOf("}"));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((it) => [it[1] ?? "", it[2] ?? ""]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const light = block(":root {");
const dark = { ...light, ...block(':root[data-theme="dark"]') };

describe.each([
  ["light", light],
  ["dark", dark],
] as [string, Theme][])("%s", (_, theme) => {
  const of = (name: string) => theme[name] ?? "#ff00ff";
  const texts = ["text", "muted", "accent", "danger", "warn", "good"];
  const grounds = ["page", "panel", "selected"];
  test.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "%s can be read on %s",
    (text, ground) => expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5),
  );
  test.each(grounds)("a control's border is seen on %s", (ground) => {
    expect(contrast(of("border"), of(ground))).toBeGreaterThanOrEqual(3);
  });
  test.each([1, 2, 3, 4, 5, 6].flatMap((at) => ["page", "panel"].map((ground) => [at, ground])))(
    "bar %s of a chart is seen on %s",
    (at, ground) => {
      expect(contrast(of(`chart-${at}`), of(String(ground)))).toBeGreaterThanOrEqual(3);
    },
  );
  test.each([
    ["on-accent", "accent"],
    ["on-band", "band-simulated"],
    ["on-band", "band-sandbox"],
    ["text", "danger-soft"],
    ["text", "warn-soft"],
    ["text", "private"],
    ["warn", "private"],
    ["stage-text", "stage"],
    ["stage-muted", "stage-raised"],
    ["stage-danger", "stage-raised"],
    ["stage-warn", "stage-raised"],
    ["stage-good", "stage-raised"],
  ])("%s can be read on %s", (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });
});

test("the system's dark is the chosen dark", () => {
  expect(block(':root:not([data-theme="light"])')).toEqual(block(':root[data-theme="dark"]'));
});
