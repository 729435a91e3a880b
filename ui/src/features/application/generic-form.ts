import type { Json } from "../../backend/backend";
import type { Choice } from "../../components/select-box";
import { at, isNumberPath, leavesOf, withoutPlaces, type Leaf } from "../../components/shape";
import { fieldRank, partRank } from "../../words/order";
import type { FormField, FormSection } from "./forms";

/** What is the same in every application, and so is asked of nobody. */
const FIXED: Record<string, string> = { customerType: "individual" };

/** Fields that the template leaves out and the contract takes, each behind its neighbour. */
const EXTRA: Record<string, [after: string, path: string][]> = {
  atelio: [
    ["customer.first_name", "customer.middle_name"],
    ["customer.addresses.street", "customer.addresses.street2"],
  ],
  connectfi: [
    ["customer.firstName", "customer.middleName"],
    ["customer.dateOfBirth", "customer.gender"],
    ["customer.addresses.addressLine1", "customer.addresses.addressLine2"],
  ],
  "fincom-v2": [
    ["basic_info.first_name", "basic_info.first_name_en"],
    ["basic_info.first_name_en", "basic_info.middle_name"],
    ["basic_info.middle_name", "basic_info.middle_name_en"],
    ["basic_info.last_name", "basic_info.last_name_en"],
    ["basic_info.dob", "basic_info.gender"],
    ["basic_info.primary_nationality", "basic_info.secondary_nationality"],
    ["address.street_line_1", "address.street_line_1_en"],
    ["address.street_line_1_en", "address.street_line_2"],
    ["address.street_line_2", "address.street_line_2_en"],
    ["financial_profile.source_of_fund_ids", "financial_profile.source_of_funds_description"],
    ["financial_profile.purpose_id", "financial_profile.purpose_remarks"],
  ],
};
EXTRA["connectfi-akepa"] = EXTRA.connectfi ?? [];

/** Part of the template, and not needed all the same. */
const OPTIONAL: Record<string, string[]> = {
  atelio: ["customer.phone", "customer.phone_country_code", "customer.email", "kyc.ip", "kyc.ssn"],
};

const CHOICES: Record<string, string[]> = {
  "basic_info.gender": ["MALE", "FEMALE"],
  verification_type: ["STANDARD", "RELIANCE"],
  "financial_profile.employment_status": [
    "EMPLOYED",
    "SELF_EMPLOYED",
    "RETIRED",
    "STUDENT",
    "UNEMPLOYED",
  ],
  "customer.addresses.address_type": ["PHYSICAL", "MAILING"],
  "customer.addresses.type": ["PRIMARY", "SECONDARY"],
};

/** Which of the provider's lists a field is chosen from. */
const LISTS: Record<string, string> = {
  occupation_id: "occupations",
  purpose_id: "purposes",
  source_of_fund_id: "source_of_funds",
  source_of_fund_ids: "source_of_funds",
  country_of_residence: "countries",
  nationality: "countries",
  primary_nationality: "countries",
  secondary_nationality: "countries",
  country: "countries",
  country_code: "countries",
};
const PARTS_OF_COUNTRIES = new Set(["state", "subdivision_code"]);

const lastOf = (path: string) => withoutPlaces(path).split(".").at(-1) ?? path;

function entries(list: Json | undefined): { id: string; label: string; detail?: string }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return [];
    const id = item.id ?? item.code;
    const label = item.title ?? item.name;
    return id !== undefined && id !== null && typeof label === "string"
      ? [{ id: String(id), label, detail: item.code ? String(item.code) : undefined }]
      : [];
  });
}

/** By name, from the lists that the provider publishes; none where they are not known. */
export function namedChoices(
  path: string,
  catalogues: Json,
  country: string | undefined,
): Choice[] | undefined {
  const last = lastOf(path);
  const list = LISTS[last];
  const found = list
    ? entries(at(catalogues, list))
    : PARTS_OF_COUNTRIES.has(last)
      ? entries(at(catalogues, `subdivisions.${country ?? ""}`))
      : [];
  return found.length > 0 ? found : undefined;
}

function kindOf(path: string, leaf: Leaf["kind"]): FormField["kind"] {
  const last = lastOf(path);
  if (isNumberPath(path)) return "secret";
  if (leaf !== "text") return leaf;
  if (/^(dob|dateOfBirth|date_of_birth)$/.test(last)) return "date";
  if (/email/i.test(last)) return "email";
  return last === "phone" ? "tel" : "text";
}

/** How many items of a list were typed; one at least. */
export function itemsOf(values: Readonly<Record<string, string>>, list: string): number {
  const places = Object.keys(values)
    .filter((path) => path.startsWith(`${list}.`))
    .map((path) => Number(path.slice(list.length + 1).split(".")[0]));
  return Math.max(1, ...places.map((place) => place + 1));
}

/** The kind of JSON value that stands at a path of the template; items are like the first. */
export function leafKind(template: Json, path: string): Leaf["kind"] {
  const first = path.replace(/\.\d+(?=\.|$)/g, ".0");
  return leavesOf(at(template, first))[0]?.kind ?? "text";
}

/** Sections of a form from the template's shape: one for each object and one for each list. */
export function sectionsOf(
  provider: string,
  template: Json,
  values: Readonly<Record<string, string>>,
  catalogues: Json,
): FormSection[] {
  const sections: FormSection[] = [];
  const field = (path: string, leaf: Leaf["kind"], optional: boolean): FormField => {
    const plain = withoutPlaces(path);
    const named = namedChoices(path, catalogues, values["address.country"] ?? "USA");
    const choices = CHOICES[plain];
    return {
      path,
      kind: named || choices ? "choice" : kindOf(path, leaf),
      optional: optional || (OPTIONAL[provider] ?? []).includes(plain),
      choices,
      named,
      half: true,
    };
  };
  const fieldsOf = (value: Json, path: string): FormField[] => {
    const own = leavesOf(value, path).map((leaf) => {
      const isFurther = /\.[1-9]\d*$/.test(leaf.path);
      return field(leaf.path, leaf.kind, isFurther);
    });
    const all = (EXTRA[provider] ?? []).reduce((fields, [after, extra]) => {
      const place = fields.findLastIndex((it) => withoutPlaces(it.path) === after);
      const before = fields[place];
      if (!before) return fields;
      const name = extra.split(".").at(-1) ?? extra;
      // A scalar list keeps its place number; what follows it stands beside the list.
      const parent = before.path
        .replace(/\.\d+$/, "")
        .split(".")
        .slice(0, -1)
        .join(".");
      return fields.toSpliced(place + 1, 0, field(`${parent}.${name}`, "text", true));
    }, own);
    return all.sort((a, b) => fieldRank(a.path) - fieldRank(b.path));
  };
  const visit = (value: Json, path: string): void => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const plain: Record<string, Json> = {};
    const parts: [string, Json][] = [];
    for (const [key, item] of Object.entries(value)) {
      const itemPath = path === "" ? key : `${path}.${key}`;
      if (FIXED[itemPath] !== undefined) continue;
      const isParts = typeof item === "object" && item !== null;
      if (Array.isArray(item) && typeof item[0] !== "object") {
        // Room for one more behind what is filled.
        const count = itemsOf(values, itemPath);
        const room = (values[`${itemPath}.${count - 1}`] ?? "") === "" ? 0 : 1;
        plain[key] = Array.from({ length: count + room }, () => item[0] ?? "");
      } else if (isParts) parts.push([itemPath, item]);
      else plain[key] = item;
    }
    if (Object.keys(plain).length > 0) {
      sections.push({ id: sectionId(path), fields: fieldsOf(plain, path) });
    }
    for (const [itemPath, item] of parts) {
      if (!Array.isArray(item)) {
        visit(item, itemPath);
        continue;
      }
      const count = itemsOf(values, itemPath);
      sections.push({
        id: sectionId(itemPath),
        list: { path: itemPath, count },
        fields: Array.from({ length: count }, (_, place) =>
          fieldsOf(item[0] ?? {}, `${itemPath}.${place}`),
        ).flat(),
      });
    }
  };
  visit(template, "");
  const placed = (it: FormSection) => partRank(it.list?.path ?? it.fields[0]?.path ?? it.id);
  return sections.sort((a, b) => placed(a) - placed(b));
}

const sectionId = (path: string) => (path === "" ? "general" : path.replaceAll(".", "-"));

/** What is the same in every application of this shape. */
export function fixedOf(template: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FIXED).filter(([path]) => at(template, path) !== undefined),
  );
}
