const dayOfYear = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
});

/** A calendar date has no zone and is never shifted. */
export function calendarDate(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return text;
  return dayOfYear.format(new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
}
