import type { Json, Problem } from "../backend";
import { applicantOf, person } from "./people";

/** A made-up applicant in each provider's own shape. */
export function templateOf(provider: string, seed: number): Json {
  const it = person(seed);
  const mail = `${it.first.split(" ")[0]?.toLowerCase()}.${it.last.toLowerCase()}@example.com`;
  const dashed = `${it.number.slice(0, 3)}-00-${it.number.slice(-4)}`;
  switch (provider) {
    case "atelio":
      return {
        customer: {
          first_name: it.first,
          last_name: it.last,
          dob: it.birth,
          phone: "415-555-0142",
          phone_country_code: "1",
          email: mail,
          addresses: [
            {
              address_type: "PHYSICAL",
              street: "1200 Sample Street",
              city: it.city,
              state: "CA",
              zip_code: it.zip,
              country: "US",
              is_primary: true,
            },
          ],
        },
        kyc: { ip: "203.0.113.7", ssn: dashed },
      };
    case "connectfi":
    case "connectfi-akepa":
      return {
        customerType: "individual",
        customer: {
          firstName: it.first,
          lastName: it.last,
          dateOfBirth: it.birth,
          email: mail,
          citizenshipCountryCodeA3: "USA",
          addresses: [
            {
              type: "PRIMARY",
              addressLine1: "1200 Sample Street",
              city: it.city,
              state: "CA",
              postalCode: it.zip,
              countryCodeA3: "USA",
            },
          ],
          phones: [{ type: "MOBILE", number: "+14155550142" }],
          identificationDocuments: [{ type: "SSN", value: it.number }],
        },
      };
    case "fincom-v1":
      return {
        verification_type: "STANDARD",
        basic_info: {
          first_name: it.first,
          last_name: it.last,
          dob: it.birth,
          email: mail,
          phone: "+14155550142",
          country_of_residence: "USA",
          nationality: "USA",
          tin: dashed,
        },
        address: {
          street: "1200 Sample Street",
          city: it.city,
          state: "US-CA",
          postal_code: it.zip,
          country: "USA",
        },
        financial_profile: {
          occupation_id: 3,
          source_of_fund_id: 2,
          purpose_id: 1,
          monthly_volume_usd: 1_200,
        },
      };
    case "fincom-v2":
      return {
        verification_type: "STANDARD",
        basic_info: {
          first_name: it.first,
          last_name: it.last,
          dob: it.birth,
          email: mail,
          phone: "+14155550142",
          country_of_residence: "USA",
          primary_nationality: "USA",
          tax_info: [{ country_code: "USA", document_type: "SSN", document_id: dashed }],
        },
        address: {
          street_line_1: "1200 Sample Street",
          city: it.city,
          subdivision_code: "US-CA",
          postal_code: it.zip,
          country: "USA",
        },
        financial_profile: {
          employment_status: "EMPLOYED",
          occupation_id: 3,
          source_of_fund_ids: [2],
          purpose_id: 1,
          monthly_volume_usd: 1_200,
        },
      };
    default:
      return applicantOf(it);
  }
}

/** Every text of the template has to be there; an e-mail address is lower case. */
export function templateProblems(provider: string, applicant: Json): Problem[] {
  const problems: Problem[] = [];
  const look = (wanted: Json, given: Json | undefined, path: string): void => {
    if (Array.isArray(wanted)) {
      const list = Array.isArray(given) ? given : [];
      (list.length > 0 ? list : [undefined]).forEach((item, at) =>
        look(wanted[0] ?? null, item, `${path}.${at}`),
      );
    } else if (typeof wanted === "object" && wanted !== null) {
      const map = typeof given === "object" && given !== null && !Array.isArray(given) ? given : {};
      for (const [key, value] of Object.entries(wanted)) {
        look(value, map[key], path ? `${path}.${key}` : key);
      }
    } else if (given === undefined || given === null || given === "") {
      problems.push({ path, code: "required", message: "This is required." });
    } else if (/email$/.test(path) && String(given) !== String(given).toLowerCase()) {
      const suggestion = String(given).toLowerCase();
      const words = "Write the e-mail address in lower case.";
      problems.push({ path, code: "format", message: words, suggestion });
    }
  };
  look(templateOf(provider, 1), applicant, "");
  return problems;
}

const titled = (titles: string[]) => titles.map((title, at) => ({ id: at + 1, title }));

/** What Fin.com publishes, cut short. */
export const CATALOGUES: Json = {
  countries: [
    { code: "USA", name: "United States" },
    { code: "CAN", name: "Canada" },
  ],
  occupations: titled(["Sample baker", "Sample clerk", "Sample engineer", "Sample teacher"]),
  purposes: titled(["Savings", "Family support"]),
  source_of_funds: titled(["Salary", "Pension", "Sale of property"]),
  subdivisions: {
    USA: [
      { code: "US-CA", name: "California" },
      { code: "US-NY", name: "New York" },
    ],
  },
};
