import type { Json } from "../backend/backend";

/** A value at the end of a dotted path; items of a list are counted from 0, as problems are. */
export interface Leaf {
  path: string;
  kind: "text" | "number" | "switch";
  value: string;
}

const join = (path: string, key: string | number) => (path === "" ? String(key) : `${path}.${key}`);

/** The ends of a JSON shape, in its order. Null counts as text. */
export function leavesOf(value: Json | undefined, path = ""): Leaf[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, join(path, at)));
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, join(path, key)));
  }
  const kind =
    typeof value === "number" ? "number" : typeof value === "boolean" ? "switch" : "text";
  return [{ path, kind, value: value === null ? "" : String(value) }];
}

/** What stands at a dotted path. */
export function at(root: Json | undefined, path: string): Json | undefined {
  let value: Json | undefined = root;
  for (const key of path.split(".")) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (typeof value === "object" && value !== null) value = value[key];
    else return undefined;
  }
  return value;
}

/** Without the places in lists: the same for every item. */
export function withoutPlaces(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, "");
}

/** JSON of the same shape from what was typed; blank means absent, gaps in lists close. */
export function jsonOf(
  values: Readonly<Record<string, string>>,
  kindOf: (path: string) => Leaf["kind"],
): Record<string, Json> {
  const root: Record<string, Json> = {};
  for (const [path, typed] of Object.entries(values)) {
    const value = typed.trim();
    if (value === "") continue;
    const keys = path.split(".");
    const last = keys.pop() ?? path;
    let here: Json = root;
    keys.forEach((key, place) => {
      const isList = /^\d+$/.test(keys[place + 1] ?? last);
      here = child(here, key, isList ? [] : {});
    });
    put(here, last, typedValue(value, kindOf(path)));
  }
  return closed(root) as Record<string, Json>;
}

function typedValue(value: string, kind: Leaf["kind"]): Json {
  // What is no number stays as it was typed, so that the check can say so.
  if (kind === "number" && /^-?\d{1,15}$/.test(value)) return Number(value);
  if (kind === "switch" && (value === "true" || value === "false")) return value === "true";
  return value;
}

function child(parent: Json, key: string, fresh: Json): Json {
  const known = at(parent, key);
  if (known !== undefined) return known;
  put(parent, key, fresh);
  return fresh;
}

function put(parent: Json, key: string, value: Json): void {
  if (Array.isArray(parent)) parent[Number(key)] = value;
  else if (typeof parent === "object" && parent !== null) parent[key] = value;
}

function closed(value: Json): Json {
  if (Array.isArray(value)) return value.filter((it) => it !== undefined).map(closed);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  }
  return value;
}

/** Numbers of identity, tax and documents: shown with their last four only. */
export function isNumberPath(path: string): boolean {
  return /(^|\.)(identification_number|ssn|tin|document_id|identificationDocuments\.(\d+\.)?value|number)$/.test(
    path.replace(/phones\.(\d+\.)?number$/, ""),
  );
}

export function isMasked(value: string): boolean {
  return value.startsWith("*");
}

/** `•••• 0042` for a masked value. */
export function dots(value: string): string {
  return value.replace(/^\*+/, (stars) => "•".repeat(Math.min(stars.length, 5)));
}
