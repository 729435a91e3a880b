import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const FOLDER = "src/styles";

/** The classes that a file styles by themselves, wherever they stand. */
function styled(file: string): Set<string> {
  const css = readFileSync(`${FOLDER}/${file}`, "utf8").replace(/\/\*.*?\*\//gs, "");
  const selectors = [...css.matchAll(/([^{}]+)\{/g)].flatMap((it) => (it[1] ?? "").split(","));
  return new Set(selectors.map((it) => it.trim()).filter((it) => /^\.[\w-]+$/.test(it)));
}

/** Two files that mean different things by one class would style each other's. */
test("a class is styled by itself in one file only", () => {
  const files = readdirSync(FOLDER).filter((it) => it.endsWith(".css"));
  const all = files.flatMap((file) => [...styled(file)]);
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((it, at) => all.indexOf(it) !== at)).toEqual([]);
});

/** The size of the text is a setting, and everything follows it. */
test("sizes of text are parts of the person's, not fixed", () => {
  const files = readdirSync(FOLDER).filter((it) => it.endsWith(".css"));
  const fixed = files.flatMap((file) => {
    const css = readFileSync(`${FOLDER}/${file}`, "utf8");
    return (css.match(/font(?:-size)?: [^;]*\dpx[^;]*;/g) ?? []).map((it) => `${file}: ${it}`);
  });
  expect(fixed).toEqual([]);
});
