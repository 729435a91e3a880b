import type { CaseView, Field, Json } from "../../backend/backend";
import {
  at,
  isMasked,
  isNumberPath,
  jsonOf,
  leavesOf,
  withoutPlaces,
} from "../../components/shape";
import type { FormField } from "../application/forms";
import { leafKind } from "../application/generic-form";

export const CORRECT_KEY = "correct:";

/** What is asked for, as fields of a form with what stands there now. */
export interface CorrectGroup {
  /** As the provider asks. */
  asked: Field;
  fields: (FormField & { now: string })[];
}

function fieldOf(path: string, value: string, asked: Field): FormField & { now: string } {
  const kind =
    asked.type === "date" || asked.type === "choice"
      ? asked.type
      : isNumberPath(path)
        ? "secret"
        : "text";
  return { path, kind, choices: asked.options, half: true, now: value };
}

/**
 * One group for each field that is asked for. A field that holds an object or a list is taken apart,
 * after what the case holds or else after the provider's template.
 */
export function correctGroups(view: CaseView, template: Json): CorrectGroup[] {
  const asked = view.requirements
    .filter((it) => it.kind === "data" && !it.satisfied)
    .flatMap((it) => it.fields ?? []);
  return asked.map((field) => {
    const held = at(view.applicant, field.name);
    const isParts = (value: Json | undefined) => typeof value === "object" && value !== null;
    if (isParts(held)) {
      const leaves = leavesOf(held, field.name);
      return { asked: field, fields: leaves.map((it) => fieldOf(it.path, it.value, field)) };
    }
    const shape = at(template, field.name);
    if (held === undefined && isParts(shape)) {
      // Of the template only the shape: its values are a made-up person's.
      const leaves = leavesOf(shape, field.name);
      return { asked: field, fields: leaves.map((it) => fieldOf(it.path, "", field)) };
    }
    const now = held === undefined || isParts(held) ? "" : String(held ?? "");
    return { asked: field, fields: [fieldOf(field.name, now, field)] };
  });
}

/** What stands in a field before anything is typed: masked values are typed anew or left. */
export function initialValue(field: { now: string }): string {
  return isMasked(field.now) ? "" : field.now;
}

/** A part of a list goes out with its list, so that a masked one has to be typed again. */
export function isPartOfList(path: string): boolean {
  return withoutPlaces(path) !== path;
}

/** The correction: everything that stands in the form; blank fields are left out. */
export function toCorrection(
  groups: CorrectGroup[],
  typed: Readonly<Record<string, string>>,
  template: Json,
  held: Json,
): Record<string, Json> {
  const values = Object.fromEntries(
    groups.flatMap((group) =>
      group.fields.map((field) => [field.path, typed[field.path] ?? initialValue(field)]),
    ),
  );
  return jsonOf(values, (path) => {
    const [known] = leavesOf(at(held, path));
    return known && known.kind !== "text" ? known.kind : leafKind(template, path);
  });
}
