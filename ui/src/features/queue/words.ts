import type { ConnectionView, QueueRowView, SavedView } from "../../backend/backend";
import type { QueueFilter } from "../../queries/queue";
import { clock, count, moment, needWords, providerName } from "../../words/format";
import { t } from "../../words/words";
import type { Column } from "./look";
import { savedAs, type NARROWING } from "./state";

export const nameOf = (row: { name: string | null; external_id: string | null }): string =>
  row.name ?? row.external_id ?? t("ui-no-name");

/** The first thing that is needed, and how many more. */
export function shortNeeds(row: QueueRowView): string {
  const [first, ...more] = row.needs;
  if (!first) return t(`ui-short-${row.stage}`);
  const words = needWords(first);
  return more.length > 0 ? t("ui-needs-more", { first: words, count: more.length }) : words;
}

/** Why a search found it. */
export function matchWords({ match }: QueueRowView): string | null {
  if (!match) return null;
  return t(match.is_close ? "ui-match-close" : "ui-match", {
    field: t(`ui-match-${match.field}`),
  });
}

/** When it comes back: the weekday within a week, else the day. */
export function untilWords(at: string, now: number): string {
  const date = new Date(at);
  const isNear = date.getTime() - now < 6 * 86_400_000;
  if (!isNear || date.toDateString() === new Date(now).toDateString()) return moment(at, now);
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short" }).format(date);
  return `${day} ${clock(at)}`;
}

/** How long ago, in the largest unit that says something. */
export function ago(at: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(at)) / 60_000));
  if (minutes >= 2_880) return t("ui-days", { count: Math.floor(minutes / 1_440) });
  if (minutes >= 60) return t("ui-hours", { count: Math.floor(minutes / 60) });
  return t("ui-minutes", { count: minutes });
}

export function columnWords(
  column: Column,
  row: QueueRowView,
  now: number,
  connection: string,
): string {
  switch (column) {
    case "provider":
      return providerName(row.provider);
    case "connection":
      return connection;
    case "status":
      return row.provider_status ?? "";
    case "findings":
      return row.findings > 0 ? t("ui-column-doubtful", { count: row.findings }) : "";
    case "documents":
      return row.documents > 0 ? count(row.documents) : "";
    case "age":
      return t("ui-column-old", { amount: ago(row.first_seen_at, now) });
    case "updated":
      return t("ui-column-ago", { amount: ago(row.updated_at, now) });
  }
}

/** What a part of the filter says, as a chip and in a sentence. */
export function partWords(
  part: (typeof NARROWING)[number],
  filter: Pick<QueueFilter, (typeof NARROWING)[number]>,
  connections: readonly ConnectionView[] | undefined,
): string | null {
  switch (part) {
    case "provider":
      return filter.provider && providerName(filter.provider);
    case "connection": {
      const id = filter.connection;
      if (id === null) return null;
      const found = connections?.find((it) => it.connection_id === id);
      return found?.name ?? t("ui-filter-connection-gone");
    }
    case "stage":
      return filter.stage && t(`stage-${filter.stage}`);
    case "due":
      return filter.due && t(`ui-due-${filter.due}`);
    case "finding":
      return filter.finding === null ? null : t(`ui-finding-${filter.finding ? "some" : "none"}`);
  }
}

/** What the list is called: by the saved view that it is, else by the view. */
export const titleOf = (filter: QueueFilter, views: readonly SavedView[] | undefined): string =>
  savedAs(filter, views ?? [])?.name ?? t(`ui-view-${filter.view}`);

export const totalWords = (total: number, isLeast: boolean): string =>
  isLeast ? t("ui-queue-at-least", { count: count(total) }) : count(total);
