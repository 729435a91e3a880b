import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

/** What the window may load before it shows the queue, in thousands of bytes as gzip has them, what
 * of it before whatever is told at the gate, and what before it asks for the passphrase. */
const BUDGET_KB = 300;
const GATE_KB = 125;
const DOORSTEP_KB = 20;

type Bundle = Rolldown.OutputBundle;

/** What draws the gate whatever it has to tell: fetched once the passphrase is asked for. */
const isHouse = (id: string) => id.endsWith("/src/house.tsx");
/** What is shown while the vault is open: fetched while its passphrase is typed. */
const isDesk = (id: string) => id.endsWith("/src/window.tsx");
/** The words of it, in the language that is spoken where no other is chosen. */
const areWords = (id: string) => /\/(?:ui\.)?en\.ftl\?parsed/.test(id);

/** One file for all that the question for the passphrase needs, one for the gate and one for the desk
 * behind it, instead of the two dozen that these would fall into. */
export const GROUPS: Rolldown.CodeSplittingGroup[] = [
  {
    debugName: "start",
    priority: 3,
    name: (id, modules) =>
      isNeededBy((_, it) => it?.isEntry === true, id, modules) ? "start" : null,
  },
  {
    debugName: "house",
    priority: 2,
    name: (id, modules) => (isNeededBy(isHouse, id, modules) ? "house" : null),
  },
  {
    debugName: "desk",
    priority: 1,
    name: (id, modules) => (isNeededBy(isDesk, id, modules) ? "desk" : null),
  },
];

type Module = ReturnType<Rolldown.ChunkingContext["getModuleInfo"]>;

/** Whether what is looked for needs a module before it runs, rather than fetching it later. */
function isNeededBy(
  isIt: (id: string, info: Module) => boolean,
  id: string,
  modules: Rolldown.ChunkingContext,
): boolean {
  const seen = new Set<string>();
  const waiting = [id];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const info = modules.getModuleInfo(at);
    if (isIt(at, info)) return true;
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

/** The scripts that those need which are wanted, in thousands of bytes, the largest first. */
function sizes(bundle: Bundle, isWanted: (chunk: Rolldown.OutputChunk) => boolean) {
  const names = new Set<string>();
  for (const it of Object.values(bundle)) {
    if (it.type === "chunk" && isWanted(it)) withImports(bundle, it.fileName, names);
  }
  const each = [...names].map((name) => {
    const chunk = bundle[name];
    const bytes = chunk?.type === "chunk" ? gzipSync(chunk.code, { level: 9 }).length : 0;
    return { name, kb: bytes / 1_000 };
  });
  return each.sort((a, b) => b.kb - a.kb);
}

/** Fails a build that the window would start slowly from. */
export function startBudget(): Plugin {
  return {
    name: "start-budget",
    apply: "build",
    generateBundle: {
      order: "pre",
      handler(_, bundle) {
        const isEntry = (it: Rolldown.OutputChunk) => it.isEntry;
        const has = (it: Rolldown.OutputChunk, isIt: (id: string) => boolean) =>
          it.moduleIds.some(isIt);
        const isLater = (it: Rolldown.OutputChunk) =>
          [isHouse, isDesk, areWords].some((isIt) => has(it, isIt));
        for (const [what, most, isWanted] of [
          ["the question for the passphrase", DOORSTEP_KB, isEntry],
          ["the gate", GATE_KB, (it: Rolldown.OutputChunk) => isEntry(it) || has(it, isHouse)],
          ["the start", BUDGET_KB, (it: Rolldown.OutputChunk) => isEntry(it) || isLater(it)],
        ] as const) {
          const found = sizes(bundle, isWanted);
          const total = found.reduce((sum, it) => sum + it.kb, 0);
          const told = `${what} loads ${total.toFixed(0)} of ${most} kB of script`;
          if (total === 0) this.error(`the scripts of ${what} were not found`);
          if (total <= most) this.info(told);
          else {
            const largest = found.slice(0, 8).map((it) => `${it.name} ${it.kb.toFixed(0)}`);
            this.error(`${told}: ${largest.join(", ")}`);
          }
        }
      },
    },
  };
}
