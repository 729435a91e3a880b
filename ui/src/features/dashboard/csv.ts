import type { Table } from "./tables";

/** A text in a cell, quoted where it must be; a spreadsheet does not take it for a formula. */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as comma-separated values, as RFC 4180 has them. */
export function csvOf(table: Table): string {
  const lines = [
    [table.of, ...table.series].map(cell),
    ...table.rows.map((it) => [cell(it.name), ...it.values.map(String)]),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
}
