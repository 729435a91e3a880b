import type { AgeBucket, DashboardView, DecisionBucket } from "../backend";
import { stageOf, type FakeCase } from "./world";

const DAY = 86_400_000;
const DECIDED = ["Approved", "Rejected"];

function bucketOf(age: number): AgeBucket {
  const days = age / DAY;
  if (days < 1) return "day";
  if (days < 3) return "three_days";
  if (days < 7) return "week";
  if (days < 14) return "two_weeks";
  return days < 31 ? "month" : "older";
}

function countBy<Key extends string>(keys: Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What is open is counted; what happened on earlier days is made up, the same each time. */
export function dashboardOf(cases: FakeCase[], days: number, now: number): DashboardView {
  const as_of = new Date(now).toISOString();
  const open = cases.filter((it) => !DECIDED.includes(stageOf(it)));
  const stages = countBy(open.map((it) => `${stageOf(it)}|${it.provider}`));
  const ages = countBy(open.map((_, at) => bucketOf((at % 9) * 1.9 * DAY)));
  const isEmpty = cases.length === 0;
  const history = Array.from({ length: isEmpty ? 0 : days }, (_, back) => ({
    day: new Date(now - (days - 1 - back) * DAY).toISOString().slice(0, 10),
    wave: (back * 7 + (back % 5) * 3) % 11,
  })).filter(({ day }) => ![0, 6].includes(new Date(day).getUTCDay()));
  const decided = history.map(({ day, wave }) => ({ day, approved: wave, rejected: wave % 3 }));
  const all = decided.reduce((sum, it) => sum + it.approved + it.rejected, 0);
  const spread: [DecisionBucket, number][] = [
    ["hour", 0.08],
    ["day", 0.34],
    ["three_days", 0.31],
    ["week", 0.17],
    ["month", 0.08],
    ["older", 0.02],
  ];
  const reasons = [
    { reason: "IMAGE_QUALITY_ERROR_CUTOFF", provider: "jiko", count: 9 },
    { reason: "IMAGE_QUALITY_ERROR_BLUR", provider: "jiko", count: 5 },
    { reason: "ADDRESS_NOT_VERIFIED", provider: "jiko", count: 3 },
    { reason: "document_expired", provider: "fincom-v2", count: 2 },
  ];
  return {
    open: [...stages].map(([key, count]) => {
      const [stage, provider = ""] = key.split("|");
      return { stage: stage as DashboardView["open"][number]["stage"], provider, count };
    }),
    ages: (["day", "three_days", "week", "two_weeks", "month", "older"] as const).map((bucket) => ({
      bucket,
      count: ages.get(bucket) ?? 0,
    })),
    decided,
    time_to_decision: spread.map(([bucket, part]) => ({ bucket, count: Math.round(all * part) })),
    median_hours: all === 0 ? null : 31.5,
    refusals: isEmpty ? [] : reasons,
    throughput: history.map(({ day, wave }) => ({
      day,
      submitted: wave + 2,
      recommended: Math.floor(wave / 2),
    })),
    as_of,
  };
}
