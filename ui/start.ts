import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What the window may load before it shows the queue, in thousands of bytes as gzip has them. */
const BUDGET_KB = 300;

type Bundle = Rolldown.OutputBundle;

/** One file for all that the start needs, instead of the two dozen that it would fall into. */
export const START: Rolldown.CodeSplittingGroup = {
  debugName: "start",
  name: (id, modules) => (isOfStart(id, modules) ? "start" : null),
};

/** Whether the page needs a module before it runs, rather than fetching it later. */
function isOfStart(id: string, modules: Rolldown.ChunkingContext): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const info = modules.getModuleInfo(at);
    if (info?.isEntry) return true;
    waiting.push(...(info?.importers ?? []));
  }
  return false;
}

/** The chunks that one needs before it runs, and itself. */
function withImports(bundle: Bundle, name: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[name];
  if (chunk?.type !== "chunk" || found.has(name)) return found;
  found.add(name);
  for (const it of chunk.imports) withImports(bundle, it, found);
  return found;
}

/** All scripts of the start: the page's own, and what they need. */
function startOf(bundle: Bundle): string[] {
  const started = Object.values(bundle).filter((it) => it.type === "chunk" && it.isEntry);
  const names = new Set<string>();
  for (const it of started) withImports(bundle, it.fileName, names);
  return [...names];
}

/** Fails a build that the window would start slowly from. */
export function startBudget(): Plugin {
  return {
    name: "start-budget",
    apply: "build",
    generateBundle: {
      order: "pre",
      handler(_, bundle) {
        const sizes = startOf(bundle).map((name) => {
          const chunk = bundle[name];
          const bytes = chunk?.type === "chunk" ? gzipSync(chunk.code, { level: 9 }).length : 0;
          return { name, kb: bytes / 1_000 };
        });
        const total = sizes.reduce((sum, it) => sum + it.kb, 0);
        const told = `the start loads ${total.toFixed(0)} of ${BUDGET_KB} kB of script`;
        if (total === 0) this.error("the scripts of the start were not found");
        if (total <= BUDGET_KB) return this.info(told);
        const largest = sizes.sort((a, b) => b.kb - a.kb).slice(0, 8);
        this.error(`${told}: ${largest.map((it) => `${it.name} ${it.kb.toFixed(0)}`).join(", ")}`);
      },
    },
  };
}
