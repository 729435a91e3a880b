import type { Json, Problem, RequirementKind, SlotRule } from "../backend";

/** Enough of Jiko's rules to make the fake behave; the real ones are the adapter's. */
export const SLOTS = [
  "SELFIE",
  "PASSPORT",
  "ID_FRONT",
  "ID_BACK",
  "IDENTIFICATION_NUMBER_VERIFICATION",
  "ADDRESS_VERIFICATION",
  "OTHER",
];

export const RULE: SlotRule = {
  media_types: ["image/png"],
  max_bytes: 4_999_999,
  min_bytes: 1,
  edits: "full",
};

export const ALTERNATIVES: Partial<Record<RequirementKind, string[][]>> = {
  identity: [
    ["SELFIE", "PASSPORT"],
    ["SELFIE", "ID_FRONT", "ID_BACK"],
  ],
  identification_number: [["IDENTIFICATION_NUMBER_VERIFICATION"]],
  address: [["ADDRESS_VERIFICATION"]],
};

function at(root: Json, path: string): string {
  let value: Json | undefined = root;
  for (const key of path.split(".")) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return "";
    value = value[key];
  }
  return typeof value === "string" ? value.trim() : "";
}

const REQUIRED = [
  "name.first_name",
  "name.last_name",
  "date_of_birth",
  "email",
  "phone_number",
  "identification_number",
  "address.street_address",
  "address.city",
  "address.postal_code",
  "address.country",
  "investment_profile.employment_status",
  "investment_profile.income",
  "investment_profile.net_worth",
];

export function problemsOf(applicant: Json): Problem[] {
  const problems: Problem[] = REQUIRED.filter((path) => at(applicant, path) === "").map((path) => ({
    path,
    code: "required",
    message: "This is required.",
  }));
  const phone = at(applicant, "phone_number");
  if (phone !== "" && !/^\+[1-9]\d{1,14}$/.test(phone)) {
    const digits = phone.replace(/\D/g, "");
    problems.push({
      path: "phone_number",
      code: "format",
      message:
        "Write the number with + and country code, digits only: +1 and ten digits for the United States.",
      suggestion: digits.length === 10 ? `+1${digits}` : null,
    });
  }
  const birth = at(applicant, "date_of_birth");
  if (birth !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(birth)) {
    problems.push({
      path: "date_of_birth",
      code: "format",
      message: "Write a calendar date as YYYY-MM-DD.",
    });
  }
  const number = at(applicant, "identification_number");
  if (number !== "" && !/^\d{9}$/.test(number)) {
    problems.push({
      path: "identification_number",
      code: "format",
      message: "Write the social security number as nine digits, without hyphens or spaces.",
    });
  }
  return problems;
}

const NUMBERS = /^(ssn|tin|document_id|value)$/;

/** The same for every provider's shape. */
export function maskedPaths(value: Json, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => maskedPaths(item, key));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, maskedPaths(item, name)]),
    );
  }
  return NUMBERS.test(key) && typeof value === "string"
    ? value.slice(-4).padStart(value.length, "*")
    : value;
}

/** `*****0001`. */
export function masked(applicant: Json): Json {
  if (typeof applicant !== "object" || applicant === null || Array.isArray(applicant))
    return applicant;
  const number = applicant.identification_number;
  return {
    ...applicant,
    ...(typeof number === "string"
      ? { identification_number: number.slice(-4).padStart(number.length, "*") }
      : {}),
  };
}
