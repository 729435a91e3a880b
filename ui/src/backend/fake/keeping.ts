import type { CaseView, KeptRow, RetentionChange, UpcomingView } from "../backend";
import { message } from "./others";
import { stageOf, type FakeCase } from "./world";

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/** What holds where nothing was set. */
export const RULES: RetentionChange = {
  keep_days: 7,
  applicant_days: 90,
  unsent_days: 30,
  record_keeper: false,
};

const isFinal = (it: FakeCase) => ["Approved", "Rejected"].includes(stageOf(it));

/** The midnight after so many whole days. */
function after(from: number, days: number): number {
  return (Math.floor(from / DAY) + days + 1) * DAY;
}

function rowsOf(it: FakeCase, rules: RetentionChange, now: number): KeptRow[] {
  // A case that was decided was decided five days ago.
  const ended = isFinal(it) ? now - 5 * DAY : null;
  const row = (what: string, slot: string | null, of: string, days: number, at: number | null) => {
    const word = it.on_hold ? "hold" : at === null ? "decided" : at <= now ? "due" : "at";
    const date = new Date(at ?? now).toISOString();
    return {
      case_id: it.id,
      external_id: it.external_id,
      what,
      slot,
      goes: word,
      at: word === "at" ? date : null,
      rule: `${of === "unsent" ? "unsent_days" : `${what}_days`}_${days}`,
      warns: of === "unsent" && word !== "hold" && at !== null && at - now <= WEEK,
      told: message(
        `goes-${word === "hold" ? what : of}-${word}`,
        ["slot", slot ?? ""],
        ["days", String(days)],
        ["date", date.slice(0, 10)],
      ),
    };
  };
  const documents = it.documents.map((document) => {
    const isSent = it.submissions.some(
      (s) => s.kind === "upload" && s.slot === document.slot && s.state === "accepted",
    );
    const kept = ended === null ? null : after(ended, rules.keep_days);
    const unsent = isSent ? null : after(Date.parse(document.attached_at), rules.unsent_days);
    if (unsent !== null && (kept === null || unsent < kept)) {
      return row("document", document.slot, "unsent", rules.unsent_days, unsent);
    }
    return row("document", document.slot, "document", rules.keep_days, kept);
  });
  const applicant = row(
    "applicant",
    null,
    "applicant",
    rules.applicant_days,
    ended === null ? null : after(ended, rules.applicant_days),
  );
  if (!rules.record_keeper) return [...documents, applicant];
  const dated = it.on_hold
    ? applicant
    : ended === null
      ? { ...applicant, told: message("goes-applicant-decided") }
      : { ...applicant, goes: "dated", at: null, told: message("goes-applicant-dated") };
  return [...documents, { ...dated, rule: "record_keeper" }];
}

export function keptOf(it: FakeCase, rules: RetentionChange): CaseView["kept"] {
  const now = Date.now();
  const stays = {
    case_id: it.id,
    external_id: it.external_id,
    what: "journal",
    goes: "stays",
    warns: false,
    told: message("goes-journal-stays"),
  };
  return {
    on_hold: it.on_hold,
    rows: [...rowsOf(it, rules, now), stays],
    up_to: new Date(now).toISOString(),
  };
}

export function upcomingOf(
  cases: FakeCase[],
  rulesOf: (it: FakeCase) => RetentionChange,
  clock_confirmed: boolean,
): UpcomingView {
  const now = Date.now();
  const all = cases.flatMap((it) => rowsOf(it, rulesOf(it), now));
  const due = all.filter((row) => row.goes === "due");
  const soon = all.filter((row) => row.at && Date.parse(row.at) <= now + 30 * DAY);
  const counted = (rows: KeptRow[]) => ({
    documents: rows.filter((row) => row.what === "document").length,
    applicants: rows.filter((row) => row.what === "applicant").length,
  });
  return {
    due: counted(due),
    soon: counted(soon),
    on_hold: cases.filter((it) => it.on_hold).length,
    rows: [...due, ...soon.sort((a, b) => (a.at ?? "").localeCompare(b.at ?? ""))],
    up_to: new Date(now).toISOString(),
    clock_confirmed,
  };
}
