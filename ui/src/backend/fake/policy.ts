import type { Coded, Message, Policy, PolicyView } from "../backend";
import { CommandError } from "../errors";

const coded = (...codes: string[]): Coded[] => codes.map((code) => ({ code }));

/** The policy that the program ships. */
export const SHIPPED: Policy = {
  due_hours: { documents: 72, information: 24, ready: 8, manual_review: 48 },
  working_days: ["monday", "tuesday", "wednesday", "thursday", "friday"],
  reasons: {
    approve: coded("identity_matches", "address_matches", "documents_complete"),
    decline: coded(
      "identity_mismatch",
      "document_suspicious",
      "document_expired",
      "duplicate_person",
    ),
    request: coded("document_unreadable", "document_missing", "data_differs", "selfie_unclear"),
  },
  other_reasons: true,
  checklists: [{ items: coded("name", "birth_date", "address", "document_legible", "selfie") }],
  other_items: true,
  reveal_reasons: coded("compare_document", "customer_call", "provider_question", "correction"),
};

/** What a text sets, or what is wrong with it. */
export function setAs(before: PolicyView, text: string): PolicyView {
  let policy: Policy;
  try {
    policy = { ...SHIPPED, ...(JSON.parse(text) as Partial<Policy>) };
  } catch {
    const problem = { path: "", code: "syntax", message: "Expected value at line 1 column 1." };
    const message = { message_id: "error-input-problems", params: [["count", "1"]] };
    throw new CommandError({
      code: "invalid_input",
      message: message as Message,
      detail: { kind: "problems", problems: [problem] },
    });
  }
  const version = before.version + 1;
  const digest = String(version).padStart(64, "0");
  return { version, digest, set_at: new Date().toISOString(), set_by: "Alex Sample", policy };
}
