import type { Choice } from "../../components/select-box";

/**
 * Which fields an application has, in the provider's own names and in the order of the screen. What
 * may stand in them is checked by `check_applicant`; choices are listed only to be chosen from.
 * Jiko's is written out; the others are made from the provider's template.
 */

export interface FormField {
  /** Items of lists are counted from 0. */
  path: string;
  kind: "text" | "choice" | "secret" | "date" | "email" | "tel" | "number" | "switch";
  optional?: boolean;
  choices?: string[];
  /** Choices that have names of their own. */
  named?: Choice[];
  /** Half of a row. */
  half?: boolean;
}

export interface FormSection {
  id: string;
  fields: FormField[];
  /** A list: its path, and how many items the form has. */
  list?: { path: string; count: number };
}

const STATES =
  "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI UM FM MH PW AA AE AP".split(
    " ",
  );

export const JIKO_FORM: FormSection[] = [
  {
    id: "person",
    fields: [
      { path: "name.first_name", kind: "text", half: true },
      { path: "name.middle_name", kind: "text", half: true, optional: true },
      { path: "name.last_name", kind: "text", half: true },
      { path: "date_of_birth", kind: "date", half: true },
      { path: "email", kind: "email", half: true },
      { path: "phone_number", kind: "tel", half: true },
      { path: "citizenship_country", kind: "text", half: true, optional: true },
    ],
  },
  {
    id: "number",
    fields: [
      {
        path: "identification_type",
        kind: "choice",
        half: true,
        optional: true,
        choices: ["SSN", "PASSPORT", "TIN", "DRIVERS_LICENSE", "INTERNATIONAL_ID"],
      },
      { path: "identification_number", kind: "secret", half: true },
      { path: "identification_number_issuing_country", kind: "text", half: true, optional: true },
    ],
  },
  {
    id: "address",
    fields: [
      { path: "address.street_address", kind: "text", half: true },
      { path: "address.street_address2", kind: "text", half: true, optional: true },
      { path: "address.city", kind: "text", half: true },
      { path: "address.state", kind: "choice", half: true, optional: true, choices: STATES },
      { path: "address.postal_code", kind: "text", half: true },
      { path: "address.country", kind: "text", half: true },
    ],
  },
  {
    id: "investment",
    fields: [
      {
        path: "investment_profile.employment_status",
        kind: "choice",
        half: true,
        choices: ["EMPLOYED", "INDEPENDENT", "RETIRED", "STUDENT", "UNEMPLOYED"],
      },
      { path: "investment_profile.occupation", kind: "text", half: true, optional: true },
      {
        path: "investment_profile.income",
        kind: "choice",
        half: true,
        choices: ["BELOW_50K", "BETWEEN_50K_AND_100K", "BETWEEN_100K_AND_250K", "OVER_250K"],
      },
      {
        path: "investment_profile.net_worth",
        kind: "choice",
        half: true,
        choices: [
          "BELOW_50K",
          "BETWEEN_50K_AND_200K",
          "BETWEEN_200K_AND_1M",
          "BETWEEN_1M_AND_5M",
          "OVER_5M",
        ],
      },
      { path: "investment_profile.bd_association", kind: "text", half: true, optional: true },
      {
        path: "investment_profile.director_policy_maker_of_company",
        kind: "text",
        half: true,
        optional: true,
      },
    ],
  },
];

/** Forms that are written out. */
export const FORMS: Record<string, FormSection[]> = { jiko: JIKO_FORM };
