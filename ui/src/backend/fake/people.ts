import type { Json, Stage } from "../backend";

/** Nobody: names, numbers and places that no person has. */
export interface Person {
  first: string;
  last: string;
  number: string;
  city: string;
  zip: string;
  birth: string;
}

const FIRST = [
  "Avery",
  "Blake",
  "Casey",
  "Drew",
  "Emery",
  "Finley",
  "Harper",
  "Jordan",
  "Morgan",
  "Quinn",
  "Rowan",
  "Sawyer",
];
const LAST = [
  "Samplebadel",
  "Samplefogan",
  "Samplehuker",
  "Samplelimmo",
  "Samplenavor",
  "Samplepelri",
  "Samplesoltem",
  "Samplevalzen",
];
const PLACES = [
  ["Sacramento", "95814"],
  ["Fresno", "93721"],
  ["San Diego", "92101"],
  ["Oakland", "94607"],
  ["Long Beach", "90802"],
] as const;

const pick = <Item>(list: readonly Item[], at: number): Item => list[at % list.length] as Item;

export function person(seed: number): Person {
  const [city, zip] = pick(PLACES, seed * 3);
  return {
    first: seed === 5 ? "Maximiliana Konstantinopolitana" : pick(FIRST, seed * 5 + 1),
    last: seed === 5 ? "Samplevalzenkerberg-Samplefoganhuker" : pick(LAST, seed * 3 + 2),
    number: `2${seed % 10}000${String(1_000 + seed).slice(0, 4)}`,
    city,
    zip,
    birth: `19${60 + (seed % 38)}-0${1 + (seed % 9)}-${10 + (seed % 18)}`,
  };
}

export function applicantOf(it: Person): Record<string, Json> {
  return {
    name: { first_name: it.first, last_name: it.last },
    date_of_birth: it.birth,
    identification_number: it.number,
    identification_type: "SSN",
    identification_number_issuing_country: "US",
    email: `${it.first.split(" ")[0]?.toLowerCase()}.${it.last.toLowerCase().slice(0, 14)}@example.com`,
    phone_number: `+1${415 + (it.number.charCodeAt(1) % 3)}5550142`,
    citizenship_country: "US",
    address: {
      street_address: "1200 Sample Street",
      city: it.city,
      state: "CA",
      postal_code: it.zip,
      country: "US",
    },
    investment_profile: {
      employment_status: "EMPLOYED",
      occupation: "Sample tester",
      income: "BETWEEN_50K_AND_100K",
      net_worth: "BETWEEN_50K_AND_200K",
    },
    agreement_consent: { version: "current", timestamp: "current" },
  };
}

/** What the fake provider says, and our stage for it. */
export const STATUS: Record<string, Stage> = {
  CREATED: "NotSubmitted",
  SUBMITTED: "InProgress",
  DOCUMENTS_NEEDED: "DocumentsNeeded",
  PENDING: "ReadyToResubmit",
  MANUAL_REVIEW: "ManualReview",
  APPROVED: "Approved",
  REJECTED: "Rejected",
  ON_ICE: "Unmapped",
};

export const STATUSES = [
  "DOCUMENTS_NEEDED",
  "PENDING",
  "CREATED",
  "DOCUMENTS_NEEDED",
  "MANUAL_REVIEW",
  "DOCUMENTS_NEEDED",
  "SUBMITTED",
  "APPROVED",
  "DOCUMENTS_NEEDED",
  "REJECTED",
  "ON_ICE",
  "PENDING",
  "MANUAL_REVIEW",
  "DOCUMENTS_NEEDED",
];
