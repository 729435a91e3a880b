import { isDate } from "../../../components/moments";

export const UNTILS = ["later", "tomorrow", "week", "date"] as const;
export type Until = (typeof UNTILS)[number];

const AFTERNOON = 15;
const MORNING = 9;
/** After this hour the afternoon is too near to wait for. */
const LATE = 14;
const HOUR = 3_600_000;

const at = (now: number, days: number, hour: number): Date => {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour);
};

/** Whether “later” is this afternoon; from the afternoon on it is three hours. */
export const isAfternoonAhead = (now: number): boolean => new Date(now).getHours() < LATE;

/** When a choice ends; null for a date that is none, or is past. */
export function untilOf(choice: Until, date: string, now: number): Date | null {
  switch (choice) {
    case "later":
      return isAfternoonAhead(now) ? at(now, 0, AFTERNOON) : new Date(now + 3 * HOUR);
    case "tomorrow":
      return at(now, 1, MORNING);
    case "week": {
      // The Monday to come; on a Sunday the one after, which is not tomorrow.
      const days = (8 - new Date(now).getDay()) % 7;
      return at(now, days < 2 ? days + 7 : days, MORNING);
    }
    case "date": {
      if (!isDate(date)) return null;
      const [year = 0, month = 1, day = 1] = date.trim().split("-").map(Number);
      const chosen = new Date(year, month - 1, day, MORNING);
      return chosen.getTime() > now ? chosen : null;
    }
  }
}
