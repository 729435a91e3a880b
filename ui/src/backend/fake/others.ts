import type {
  ActionName,
  CaseView,
  ConnectionView,
  DetailsView,
  Field,
  Json,
  Message,
  RequirementView,
  SlotRule,
  SlotView,
  Stage,
} from "../backend";
import { templateOf } from "./templates";

/** Where a case of another provider than Jiko stands; enough of each contract to be looked at. */
export interface Shape {
  stage: Stage;
  status: string;
  requirements: Omit<RequirementView, "satisfied" | "missing">[];
  slots: Omit<SlotView, "state">[];
  /** Null where it is possible; a missing one the provider does not have. */
  actions: Partial<Record<ActionName, Message | null>>;
  /** Has to be attested before a submit. */
  wantsTerms?: boolean;
  pages: CaseView["pages"];
  deadline: string | null;
  deadline_estimated: boolean;
  reasons: string[];
}

export interface Sample {
  provider: string;
  applicant: Json;
  shape: Shape;
}

const HOUR = 3_600_000;
export const message = (message_id: string, ...params: [string, string][]): Message => ({
  message_id,
  params,
});

const FILE: SlotRule = {
  media_types: ["image/jpeg", "image/png"],
  max_bytes: 10_000_000,
  min_bytes: 1,
  edits: "full",
};
const PAPER: SlotRule = { ...FILE, media_types: ["application/pdf", "image/jpeg", "image/png"] };

const plain = (document_type: string): DetailsView => ({
  document_type,
  needed: [],
  optional: [],
  forbidden: [],
  given: {},
});
const open = (slot: string, rule: SlotRule | null, details?: Partial<DetailsView>) => ({
  slot,
  rule,
  details: { ...plain(slot.split("/")[0] ?? slot), ...details },
});
const text = (name: string, more: Partial<Field> = {}): Field => ({ name, type: "text", ...more });
const base: Omit<Shape, "stage" | "status" | "actions"> = {
  requirements: [],
  slots: [],
  pages: [],
  deadline: null,
  deadline_estimated: false,
  reasons: [],
};

const IDENTITY_V2: DetailsView = {
  document_type: "DRIVERS_LICENSE",
  needed: ["number", "country", "expires"],
  optional: ["issued", "state"],
  forbidden: [],
  given: {},
};
const finSlots = () => [
  open("PASSPORT", PAPER, { ...IDENTITY_V2, document_type: "PASSPORT", forbidden: ["state"] }),
  open("DRIVERS_LICENSE/FRONT", PAPER, IDENTITY_V2),
  open("DRIVERS_LICENSE/BACK", PAPER, IDENTITY_V2),
  open("SELFIE", FILE),
  open("UTILITY_BILL", PAPER, { needed: ["country"], optional: ["issued"] }),
  open("BANK_STATEMENT", PAPER, { needed: ["country"], optional: ["issued"] }),
];
const FIN_DOCUMENTS: Shape["requirements"] = [
  {
    kind: "identity",
    alternatives: [
      ["SELFIE", "PASSPORT"],
      ["SELFIE", "DRIVERS_LICENSE/FRONT", "DRIVERS_LICENSE/BACK"],
    ],
  },
  { kind: "address", alternatives: [["UTILITY_BILL"], ["BANK_STATEMENT"]] },
];
const TERMS = "https://sandbox.fin.example/terms?customer_id=sample&tos_policies_value=sample";
const RFI: Field[] = [
  {
    name: "proof_of_identity.GOVERNMENT_ID.type",
    type: "choice",
    reason: "The type of the document does not fit the file.",
    options: ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENSE"],
  },
  {
    name: "proof_of_identity.GOVERNMENT_ID.files.FRONT",
    type: "file",
    reason: "Document has expired",
  },
  { name: "proof_of_identity.GOVERNMENT_ID.expiry_date", type: "date", reason: "MISSING" },
  text("proof_of_address.UTILITY_BILL.comment", { reason: "Which address is this?" }),
];

const status = (action: string, provider: string, word: string) =>
  message("reason-status", ["provider", provider], ["status", word], ["action", action]);
const nothing = (action: string, provider: string) =>
  message("reason-nothing-asked", ["provider", provider], ["action", action]);
const noFile = (provider: string, word: string) =>
  message("reason-attach-status", ["provider", provider], ["status", word]);

function atelio(word: string, part: Partial<Shape>): Sample {
  return {
    provider: "atelio",
    applicant: templateOf("atelio", 40),
    shape: {
      ...base,
      stage: "DocumentsNeeded",
      status: word,
      actions: {
        submit: message("reason-correct-first", ["provider", "Atelio"]),
        start_again: status("start_again", "Atelio", word),
        correct: nothing("correct", "Atelio"),
        attach: noFile("Atelio", word),
      },
      ...part,
    },
  };
}

export function samples(now: number): Sample[] {
  const data: Field[] = [
    text("customer.first_name", { reason: "Please verify the fields for program Sample Card" }),
    text("kyc.ssn", { reason: "Please verify the fields for program Sample Card" }),
    text("customer.addresses", { reason: "Please verify the fields for program Sample Card" }),
  ];
  const documents = atelio("document_required", {
    requirements: [
      { kind: "identity", alternatives: [["government_id"]] },
      { kind: "address", alternatives: [["utility_bill"]] },
      { kind: "data", optional: true, alternatives: [], fields: data },
    ],
    slots: [
      {
        ...open("government_id", null),
        link: "https://withpersona.example/verify?template-id=tmpl_sample&reference-id=sample-0001",
        provider_word: "required",
      },
      { ...open("utility_bill", null), provider_word: "required" },
    ],
    deadline: new Date(now + 18 * 24 * HOUR).toISOString(),
    deadline_estimated: true,
  });
  documents.shape.actions.correct = null;
  const polled = atelio("document required", {
    requirements: [{ kind: "other", alternatives: [["hosted"]] }],
    slots: [open("hosted", null)],
  });
  const lost = atelio("expired", { stage: "ReadyToResubmit" });
  lost.shape.actions.start_again = null;
  lost.shape.actions.submit = status("submit", "Atelio", "expired");

  const card = ["productID", "nameOnCard", "designId", "addressType", "issueType"];
  const connectfi: Sample = {
    provider: "connectfi",
    applicant: templateOf("connectfi", 41),
    shape: {
      ...base,
      stage: "DocumentsNeeded",
      status: "WAITING_DATA",
      requirements: [
        { kind: "identity", alternatives: [["LICENSE/FRONT", "LICENSE/BACK"]] },
        {
          kind: "data",
          alternatives: [],
          fields: card.map((name) =>
            name === "addressType"
              ? text(`cardAttributes.${name}`, {
                  type: "choice",
                  options: ["PRIMARY", "SECONDARY"],
                })
              : name === "issueType"
                ? text(`cardAttributes.${name}`, { type: "choice", options: ["NEW", "DAMAGED"] })
                : text(`cardAttributes.${name}`),
          ),
        },
      ],
      slots: [open("LICENSE/FRONT", FILE), open("LICENSE/BACK", FILE)],
      actions: {
        submit: status("submit", "connectFi", "WAITING_DATA"),
        correct: null,
        attach: null,
      },
    },
  };
  const akepa: Sample = {
    provider: "connectfi-akepa",
    applicant: templateOf("connectfi-akepa", 42),
    shape: {
      ...base,
      stage: "DocumentsNeeded",
      status: "pending_step_up",
      requirements: [
        {
          kind: "identity",
          alternatives: [["LICENSE/FRONT", "LICENSE/BACK"], ["PASSPORT"]],
        },
      ],
      slots: [
        open("LICENSE/FRONT", FILE),
        open("LICENSE/BACK", FILE),
        open("PASSPORT", FILE),
        open("UTILITY", FILE),
      ],
      actions: {
        submit: message("reason-missing-documents", ["slots", "PASSPORT"]),
        correct: nothing("correct", "connectFi (akepa)"),
        attach: null,
      },
    },
  };
  const fin = (version: "1" | "2", word: string, part: Partial<Shape>): Sample => ({
    provider: `fincom-v${version}`,
    applicant: templateOf(`fincom-v${version}`, 43 + word.length),
    shape: {
      ...base,
      stage: "DocumentsNeeded",
      status: word,
      actions: {
        submit: null,
        answer: nothing("answer", `Fin.com V${version}`),
        attach: null,
      },
      ...part,
    },
  });
  const fresh = fin("2", "INCOMPLETE", {
    requirements: FIN_DOCUMENTS,
    slots: finSlots(),
    pages: [{ kind: "terms", url: TERMS }],
    wantsTerms: true,
  });
  const again = fin("1", "REINITIATE", {
    requirements: FIN_DOCUMENTS,
    slots: finSlots().map((it) =>
      it.slot === "PASSPORT" ? { ...it, reason: "EXPIRATION_DATE: the document has expired" } : it,
    ),
    reasons: ["The document is not valid any more.", "EXPIRATION_DATE", "LOW_QUALITY"],
  });
  const closed = (word: string): Shape["actions"] => ({
    submit: status("submit", "Fin.com V2", word),
    answer: null,
    attach: noFile("Fin.com V2", word),
  });
  const held = fin("2", "ON_HOLD", {
    stage: "InformationRequested",
    requirements: [{ kind: "information", alternatives: [], fields: RFI }],
    actions: closed("ON_HOLD"),
    deadline: new Date(now + 30 * HOUR).toISOString(),
  });
  const later = fin("2", "APPROVED", {
    stage: "Approved",
    requirements: [{ kind: "information", alternatives: [], fields: RFI.slice(2, 3) }],
    actions: closed("APPROVED"),
  });
  return [documents, polled, lost, connectfi, akepa, fresh, again, held, later];
}

const NAMES: Record<string, string> = {
  atelio: "Simulated Atelio",
  connectfi: "Simulated connectFi",
  "connectfi-akepa": "Simulated connectFi (akepa)",
  "fincom-v1": "Simulated Fin.com V1",
  "fincom-v2": "Simulated Fin.com V2",
};

export function connectionsOf(environment: ConnectionView["environment"]): ConnectionView[] {
  return Object.entries(NAMES).map(([provider, name], at) => ({
    connection_id: `0193f0c4-7d1e-7a00-9000-00000000000${at + 1}`,
    provider,
    name,
    environment,
    base_url: `http://127.0.0.1:41873/${provider}`,
    cases: 0,
    partly_unverified: provider !== "fincom-v1" && provider !== "fincom-v2",
  }));
}
