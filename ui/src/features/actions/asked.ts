import type { Field } from "../../backend/backend";
import { fieldName } from "../../words/format";
import { t } from "../../words/words";

/** Fields of one document stand together: what the provider calls `section.DOCUMENT.field`. */
export function byDocument(fields: Field[]): [string, Field[]][] {
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const parts = field.name.split(".");
    const key = parts.length > 2 ? parts.slice(0, 2).join(".") : (parts[0] ?? "");
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  return [...groups];
}

export function labelOf(field: Field): string {
  const parts = field.name.split(".");
  const side = parts.at(-1) ?? "";
  if (side !== "FRONT" && side !== "BACK") return fieldName(field.name);
  return t(`ui-answer-file-${side}`);
}

/** Neighbours with one reason stand together: it is said once, for all of them. */
export function byReason(fields: Field[]): { reason: string | null; fields: Field[] }[] {
  const runs: { reason: string | null; fields: Field[] }[] = [];
  for (const field of fields) {
    const reason = field.reason ?? null;
    const last = runs.at(-1);
    if (last && last.reason === reason) last.fields.push(field);
    else runs.push({ reason, fields: [field] });
  }
  return runs;
}
