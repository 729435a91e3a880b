import type { Environment } from "../backend";
import { entryOf, type Entry } from "./queue";
import { person } from "./people";
import { makeCase, type FakeCase } from "./world";

/** So many cases are whole from the start; those after them are rows until somebody opens one. */
export const WHOLE = 400;
/** What stages and needs repeat after. */
const PERIOD = 280;
const HOUR = 3_600_000;

/** A queue of a hundred thousand without a hundred thousand applications in memory. */
export class Crowd {
  #entries: Entry[] | null = null;
  readonly #taken = new Set<string>();

  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly connection: string,
    private readonly environment: Environment,
    private readonly now: number,
  ) {}

  entries(): Entry[] {
    if (this.#entries === null) {
      const patterns = Array.from({ length: PERIOD }, (_, seed) =>
        entryOf(makeCase(seed, this.connection, this.environment, this.now)),
      );
      this.#entries = Array.from({ length: this.to - this.from }, (_, at) =>
        this.#entry(this.from + at, patterns[(this.from + at) % PERIOD] as Entry),
      );
    }
    return this.#entries;
  }

  /** The whole case of a row, which is no longer one of the crowd. */
  take(id: string): FakeCase | null {
    const seed = Number(/-9000-(\d+)$/.exec(id)?.[1] ?? "-1");
    const entry = this.entries().find((it) => it.row.case_id === id);
    if (!entry || this.#taken.has(id)) return null;
    this.#taken.add(id);
    this.#entries = this.entries().filter((it) => it !== entry);
    const it = makeCase(seed, this.connection, this.environment, this.now);
    return Object.assign(it, { id, due_at: entry.row.due_at ?? null });
  }

  #entry(seed: number, like: Entry): Entry {
    const who = person(seed);
    const at = (hours: number) => new Date(this.now - hours * HOUR).toISOString();
    const due = like.row.due_at ? at(-((seed * 37) % 900) + 60) : null;
    const row = {
      ...like.row,
      case_id: `0193f0c4-7d1e-7a00-9000-${String(seed).padStart(12, "0")}`,
      external_id: `5b0e7c1a-0000-4c1d-9e2f-${String(seed).padStart(12, "0")}`,
      name: `${who.first} ${who.last}`,
      due_at: due,
      first_seen_at: at(400 + (seed % 5_000)),
      updated_at: at(seed % 400),
    };
    return { row, recommended: false, texts: {} };
  }
}
