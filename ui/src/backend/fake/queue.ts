import {
  VIEWS,
  type MatchField,
  type QueueRequest,
  type QueueRowView,
  type QueueSort,
  type QueueView,
  type SavedFilter,
  type SavedView,
  type ViewName,
} from "../backend";
import { isClose } from "./close";
import { emailOf, isOutdated, isSnoozed, needsOf, stageOf, type FakeCase } from "./world";

/** A row, and what else finds it. */
export interface Entry {
  row: QueueRowView;
  recommended: boolean;
  texts: Partial<Record<MatchField, string>>;
}

const DAY = 86_400_000;
/** Beyond this many, a filtered view is not counted to its end. */
const COUNTED = 10_000;

const part = (it: FakeCase, key: RegExp) => key.exec(JSON.stringify(it.applicant))?.[1];

export function entryOf(it: FakeCase): Entry {
  const at = it.timeline.map((one) => one.at).sort();
  const findings = it.documents.flatMap((one) => one.findings).length;
  return {
    row: {
      case_id: it.id,
      external_id: it.external_id,
      provider: it.provider,
      connection_id: it.connection_id,
      name: it.name,
      stage: stageOf(it),
      provider_status: it.status,
      due_at: it.due_at,
      first_seen_at: at[0] ?? new Date().toISOString(),
      updated_at: at.at(-1) ?? new Date().toISOString(),
      needs: needsOf(it),
      findings: it.doubtful + findings,
      documents: it.documents.length,
      snoozed_until: isSnoozed(it) ? it.snoozed_until : null,
      escalated: it.escalated,
    },
    recommended: Boolean(it.recommendation) && !isOutdated(it),
    texts: {
      email: emailOf(it),
      phone: part(it, /"phone[a-z_]*":"([^"]+)"/),
      number: part(it, /"identification_number":"([^"]+)"/),
    },
  };
}

function isIn(view: ViewName, { row, recommended }: Entry): boolean {
  const { stage } = row;
  if (view === "all") return true;
  if (view === "snoozed") return Boolean(row.snoozed_until);
  const waits = stage === "InProgress" || (stage === "ManualReview" && recommended);
  const decided = stage === "Approved" || stage === "Rejected";
  switch (view) {
    case "needs-us":
      return !waits && !decided;
    case "escalated":
      return row.escalated;
    case "needs-documents":
      return stage === "DocumentsNeeded";
    case "needs-data":
      return stage === "DataNeeded";
    case "ready":
      return stage === "NotSubmitted" || stage === "ReadyToResubmit";
    case "information-requested":
      return stage === "InformationRequested";
    case "manual-review":
      return stage === "ManualReview";
    case "waiting":
      return waits;
    case "decided":
      return decided;
    case "unmapped":
      return stage === "Unmapped";
  }
}

/** A snoozed case is out of sight wherever nobody asks for it. */
const isOut = (view: ViewName, { row }: Entry) =>
  Boolean(row.snoozed_until) && view !== "snoozed" && view !== "all";

function isDue(row: QueueRowView, due: SavedFilter["due"], now: number): boolean {
  if (due === null) return true;
  if (!row.due_at) return due === "none";
  const left = Date.parse(row.due_at) - now;
  if (due === "late") return left < 0;
  if (due === "today") return left >= 0 && left < DAY;
  if (due === "week") return left >= 0 && left < 7 * DAY;
  return due === "later" && left >= 7 * DAY;
}

const fits = (entry: Entry, wanted: SavedFilter, now: number) =>
  isIn(wanted.view, entry) &&
  (!wanted.provider || entry.row.provider === wanted.provider) &&
  (!wanted.connection || entry.row.connection_id === wanted.connection) &&
  (!wanted.stage || entry.row.stage === wanted.stage) &&
  (wanted.finding === null || entry.row.findings > 0 === wanted.finding) &&
  isDue(entry.row, wanted.due, now);

const FIELDS: MatchField[] = ["external_id", "case_id", "email", "phone", "number"];

function matchOf({ row, texts }: Entry, text: string): QueueRowView["match"] {
  const name = row.name?.toLowerCase() ?? "";
  if (name.includes(text)) return { field: "name", is_close: false };
  const all = { ...texts, external_id: row.external_id ?? "", case_id: row.case_id };
  const field = FIELDS.find((it) => all[it]?.toLowerCase().includes(text));
  if (field) return { field, is_close: false };
  return isClose(name, text) ? { field: "name", is_close: true } : null;
}

const surname = ({ row }: Entry) => row.name?.split(" ").at(-1) ?? "\uffff";
const by =
  (key: (entry: Entry) => string, turn = 1) =>
  (one: Entry, other: Entry) => {
    const [a, b] = [key(one), key(other)];
    return a === b ? 0 : a < b ? -turn : turn;
  };

const ORDERS: Record<QueueSort, (one: Entry, other: Entry) => number> = {
  urgent: by(({ row }) => `${row.due_at ?? "9"} ${row.first_seen_at}`),
  updated: by(({ row }) => row.updated_at, -1),
  oldest: by(({ row }) => row.first_seen_at),
  name: by(surname),
};

/** The queue as the shell keeps it: sorted, counted and given by pages. */
export class FakeQueue {
  #all: Entry[] | null = null;
  #found = new Map<string, QueueRowView[]>();

  constructor(
    private readonly cases: () => FakeCase[],
    private readonly crowd: () => Entry[],
  ) {}

  /** What was sorted before is no longer true. */
  changed(): void {
    this.#all = null;
    this.#found.clear();
  }

  all(): Entry[] {
    this.#all ??= [...this.cases().map(entryOf), ...this.crowd()];
    return this.#all;
  }

  page({ limit, after, ...wanted }: QueueRequest): QueueView {
    const rows = this.#rows(wanted);
    const from = after === null ? 0 : Number(after.split("~")[0]);
    const end = Math.min(from + limit, rows.length);
    const { view, search, sort: _, ...narrowing } = wanted;
    const isWhole = search === null && Object.values(narrowing).every((it) => it === null);
    return {
      cases: rows.slice(from, end),
      next: end < rows.length ? `${end}~${view}` : null,
      total: isWhole ? rows.length : Math.min(rows.length, COUNTED),
      total_is_least: !isWhole && rows.length > COUNTED,
    };
  }

  counts(views: readonly SavedView[]): Record<string, number> {
    const now = Date.now();
    const own = VIEWS.map((view) => [view, this.#count((it) => isIn(view, it), view)]);
    const saved = views.map(({ id, filter }) => {
      const found = this.#count((it) => fits(it, filter, now), filter.view);
      return [id, Math.min(found, COUNTED)];
    });
    return Object.fromEntries([...own, ...saved]);
  }

  #count(has: (entry: Entry) => boolean, view: ViewName): number {
    return this.all().filter((it) => has(it) && !isOut(view, it)).length;
  }

  #rows(wanted: Omit<QueueRequest, "limit" | "after">): QueueRowView[] {
    const key = JSON.stringify(wanted);
    const known = this.#found.get(key);
    if (known) return known;
    const now = Date.now();
    const text = wanted.search?.toLowerCase() ?? "";
    const rows = this.all()
      .filter((it) => fits(it, wanted, now) && (text !== "" || !isOut(wanted.view, it)))
      .sort(ORDERS[wanted.sort ?? "urgent"])
      .flatMap((entry) => {
        if (text === "") return [entry.row];
        const match = matchOf(entry, text);
        return match ? [{ ...entry.row, match }] : [];
      });
    this.#found.set(key, rows);
    return rows;
  }
}
