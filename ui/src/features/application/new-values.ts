import type { Json } from "../../backend/backend";
import { jsonOf, leavesOf } from "../../components/shape";
import { fixedOf, leafKind } from "./generic-form";
import type { FormSection } from "./forms";

type Values = Record<string, string>;

/** The provider's JSON from what was typed; only what the form shows. */
export function toApplicant(
  values: Values,
  sections: FormSection[],
  template: Json,
  provider: string,
): Record<string, Json> {
  const shown = new Set(sections.flatMap((it) => it.fields.map((field) => field.path)));
  const kept = Object.fromEntries(Object.entries(values).filter(([path]) => shown.has(path)));
  const applicant = jsonOf({ ...fixedOf(template), ...kept }, (path) => leafKind(template, path));
  if (provider === "jiko") {
    // Which version was accepted and when is filled in when the application is created.
    applicant.agreement_consent = { version: "current", timestamp: "current" };
  }
  return applicant;
}

/** What a filled applicant holds, by path. */
export function toValues(filled: Json): Values {
  return Object.fromEntries(
    leavesOf(filled)
      .filter(({ path }) => !path.startsWith("agreement_consent"))
      .map(({ path, value }) => [path, value]),
  );
}

/** Without one item of a list; those behind it move up. */
export function withoutItem(values: Values, list: string, place: number): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([path, value]) => {
      if (!path.startsWith(`${list}.`)) return [[path, value]];
      const [at = "", ...rest] = path.slice(list.length + 1).split(".");
      if (Number(at) === place) return [];
      const moved = Number(at) > place ? Number(at) - 1 : Number(at);
      return [[[list, moved, ...rest].join("."), value]];
    }),
  );
}
