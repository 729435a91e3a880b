import { FluentResource } from "@fluent/bundle";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

import { ERROR_CODES, VIEWS, type Stage } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { COMMANDS, GROUPS } from "../commands/registry";
import { fileErrors } from "../words/bundles";
import { hasWords, nextStep, whatHappened } from "../words/words";
import shared from "../../../src-tauri/crates/words/messages/en.ftl?raw";
import own from "../../../src-tauri/crates/words/messages/ui.en.ftl?raw";
import geteilt from "../../../src-tauri/crates/words/messages/de.ftl?raw";
import eigen from "../../../src-tauri/crates/words/messages/ui.de.ftl?raw";

const idsOf = (text: string) =>
  [...text.matchAll(/^([A-Za-z][\w-]*) =/gm)].map((it) => it[1] ?? "");

/** The variables that a pattern names, in itself or in what it chooses by. */
function variablesOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(variablesOf);
  if (typeof part !== "object" || part === null) return [];
  const one = part as { type?: string; name?: string };
  const inner = Object.values(one).flatMap(variablesOf);
  return one.type === "var" && one.name ? [one.name, ...inner] : inner;
}

/** Each message and each of its attributes, with the variables that it names. */
function signatures(text: string): Map<string, string> {
  const told = (part: unknown) => [...new Set(variablesOf(part))].sort().join(" ");
  return new Map(
    new FluentResource(text).body.flatMap(({ id, value, attributes }) => [
      [id, told(value)] as const,
      ...Object.entries(attributes).map(([name, it]) => [`${id}.${name}`, told(it)] as const),
    ]),
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.")
      ? [readFileSync(path, "utf8")]
      : [];
  });
}

describe.each([
  ["de.ftl beside en.ftl", shared, geteilt],
  ["ui.de.ftl beside ui.en.ftl", own, eigen],
])("%s", (_, english, german) => {
  const [one, other] = [signatures(english), signatures(german)];

  test("has every message, and no other", () => {
    expect(one.size).toBeGreaterThan(400);
    expect([...one.keys()].filter((id) => !other.has(id))).toEqual([]);
    expect([...other.keys()].filter((id) => !one.has(id))).toEqual([]);
  });

  test("names the same variables in each", () => {
    const differing = [...one].filter(([id, names]) => other.get(id) !== names);
    expect(differing.map(([id, names]) => `${id}: ${names} | ${other.get(id)}`)).toEqual([]);
    expect([...one.values()].filter((names) => names !== "").length).toBeGreaterThan(50);
  });

  test("says each thing once, does not shout and leaves no English behind", () => {
    const ids = idsOf(german);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(german.split("\n").filter((it) => it.includes("!"))).toEqual([]);
    const said = german.replace(/^[\w-]+ =|^#.*|\$[\w-]+|\[[\w-]+\]/gm, "");
    expect(said.match(/\b(the|this|your|nothing|provider's|customer's)\b/g)).toBeNull();
    expect(said).not.toMatch(/\b(du|dein|deine)\b/i);
  });
});

describe("the message files", () => {
  test("hold each id once and no broken message", () => {
    const ids = [...idsOf(shared), ...idsOf(own)];
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(fileErrors).toEqual([]);
    expect(idsOf(own).filter((id) => !id.startsWith("ui-"))).toEqual([]);
    expect(own).not.toMatch(/^"/m);
  });

  test("have every id that the window names", () => {
    const text = sources("src").join("\n");
    const named = [...text.matchAll(/"(ui-[A-Za-z0-9_-]+)"/g)].map((it) => it[1] ?? "");
    expect(named.length).toBeGreaterThan(300);
    expect([...new Set(named)].filter((id) => !hasWords(id))).toEqual([]);
  });

  test("have every id that is put together", () => {
    const stages: Stage[] = [
      "NotSubmitted",
      "InProgress",
      "DocumentsNeeded",
      "DataNeeded",
      "ReadyToResubmit",
      "InformationRequested",
      "ManualReview",
      "Approved",
      "Rejected",
      "Unmapped",
    ];
    const built = [
      ...COMMANDS.map((it) => `ui-command-${it.id}`),
      ...GROUPS.map((it) => `ui-group-${it}`),
      ...VIEWS.map((it) => `ui-view-${it}`),
      ...stages.flatMap((it) => [`stage-${it}`, `ui-short-${it}`]),
      ...["up_to_date", "syncing", "offline", "trouble", "idle"].flatMap((it) => [
        `ui-sync-${it}`,
        `ui-sync-${it}-at`,
        `ui-sync-${it}-detail`,
      ]),
      ...["create", "upload", "submit", "correct", "answer"].flatMap((it) => [
        `ui-submission-${it}`,
        `kind-${it}`,
      ]),
      ...["identity", "identification_number", "address", "other", "data", "information"].map(
        (it) => `requirement-${it}`,
      ),
    ];
    expect(built.filter((id) => !hasWords(id))).toEqual([]);
  });

  test("have words for every code of a finding", () => {
    const from = (file: string, codes: RegExp) => {
      const text =
        readFileSync(`../src-tauri/crates/${file}`, "utf8").split("#[cfg(test)]")[0] ?? "";
      return [...text.matchAll(codes)].map((it) => it[1] ?? "");
    };
    const codes = [
      ...from("documents/src/finding.rs", /=> "([a-z_]+)",/g),
      ...from("documents/src/look/noticed.rs", /=> \(\s*"([a-z_]+)"/g),
      ...from("domain/src/dated.rs", /finding\(\s*"([a-z_]+)"/g),
      ...from("app/src/recognise.rs", /(?:warning\(|=> \()\s*"([a-z_]+)"/g),
      ...from("app/src/attach.rs", /code: "([a-z_]+)"/g),
    ];
    expect(codes.length).toBeGreaterThan(50);
    const worded = idsOf(shared).filter((it) => it.startsWith("finding-"));
    expect([...new Set(codes)].map((it) => `finding-${it}`).sort()).toEqual(worded.sort());
  });

  test("know every reason that a contract names", () => {
    const contract = (name: string) => readFileSync(`../docs/providers/${name}.md`, "utf8");
    const labels = /Labels seen: (`[A-Z_`, ]+)/.exec(contract("fincom"))?.[1] ?? "";
    const refused = /reason such as (`[A-Z_]+`)/.exec(contract("jiko"))?.[1] ?? "";
    const codes = `${labels} ${refused}`.match(/[A-Z_]{4,}/g) ?? [];
    expect(codes.length).toBeGreaterThan(5);
    expect(codes.filter((code) => !hasWords(`told-${code}`))).toEqual([]);
  });

  test("know every code of the documents, and no other", () => {
    const guide = readFileSync("../docs/user-guide.md", "utf8");
    const listed = [...guide.matchAll(/^\| `([a-z_]+)` \|/gm)].map((it) => it[1] ?? "");
    const codes = ERROR_CODES as readonly string[];
    expect([...codes].filter((it) => !listed.includes(it))).toEqual([]);
  });

  test.each(ERROR_CODES)("say what happened and what to do: %s", (code) => {
    const error = fakeError(code);
    expect(hasWords(`ui-error-${code}`)).toBe(true);
    expect(hasWords(`ui-next-${code}`)).toBe(true);
    expect(whatHappened(error)).toMatch(/[.:]$/);
    expect(nextStep(error)).toMatch(/[.]$/);
    expect(nextStep(error)).not.toMatch(/dossierctl|--/);
  });
});
