import { withoutPlaces } from "../components/shape";

/** Parts of an application in the order of the screen, by a part of the path. */
const PARTS = [
  /^(basic_info|customer|name)?(\.|$)|^[^.]+$/,
  /(^|\.)address(es)?(\.|$)/,
  /(^|\.)phones(\.|$)/,
  /(^|\.)(kyc|identificationDocuments|tax_info)(\.|$)/,
];

/** What a person looks for first stands first, by the last part of its path. */
const FIELDS = [
  ...["first_name", "firstName", "first_name_en", "middle_name", "middleName", "middle_name_en"],
  ...["last_name", "lastName", "last_name_en", "name"],
  ...["dob", "date_of_birth", "dateOfBirth", "gender"],
  ...["identification_type", "identification_number", "ssn", "tin"],
  ...["email", "phone_country_code", "phone", "phone_number"],
  ...["country_of_residence", "primary_nationality", "nationality", "secondary_nationality"],
  ...["citizenship", "citizenship_country", "citizenshipCountryCodeA3"],
  ...["street", "street_address", "street_line_1", "addressLine1", "street_line_1_en"],
  ...["street2", "street_address2", "street_line_2", "addressLine2", "street_line_2_en"],
  ...["city", "state", "subdivision_code", "postal_code", "postalCode", "zip_code"],
  ...["country", "countryCodeA3", "country_code", "document_type", "document_id", "number"],
];

const placeIn = (at: number, all: unknown[]) => (at < 0 ? all.length : at);

/** Where the part stands that a path belongs to. What is not known stands last. */
export function partRank(path: string): number {
  const inner = PARTS.findLastIndex((it) => it.test(withoutPlaces(path)));
  return placeIn(inner, PARTS);
}

/** Where a field stands among those of its part. */
export function fieldRank(path: string): number {
  const last = withoutPlaces(path).split(".").at(-1) ?? path;
  return placeIn(FIELDS.indexOf(last), FIELDS);
}

/** Where the item of a list stands that a path belongs to; 0 outside of lists. */
function itemRank(path: string): number {
  return Number(/\.(\d+)(?=\.|$)/.exec(path)?.[1] ?? 0);
}

/** Orders paths as people read an application. */
export function inOrder(one: string, other: string): number {
  return (
    partRank(one) - partRank(other) ||
    itemRank(one) - itemRank(other) ||
    fieldRank(one) - fieldRank(other)
  );
}
