import { describe, expect, test } from "vitest";

import type { QueueRowView } from "../backend/backend";
import { jsonOf, leavesOf } from "../components/shape";
import { momentOf } from "../features/application/draft";
import { FORMS } from "../features/application/forms";
import { sectionsOf } from "../features/application/generic-form";
import { toApplicant, toValues, withoutItem } from "../features/application/new-values";
import { templateOf } from "../backend/fake/templates";
import { alternativesWords } from "../features/case/requirement-words";
import { arrange } from "../features/queue/state";
import { bytes, due } from "../words/format";

test("alternatives are one sentence", () => {
  expect(
    alternativesWords([
      ["SELFIE", "PASSPORT"],
      ["SELFIE", "ID_FRONT", "ID_BACK"],
    ]),
  ).toBe("SELFIE, and either PASSPORT or ID_FRONT with ID_BACK");
  expect(alternativesWords([["ADDRESS_VERIFICATION"]])).toBe("ADDRESS_VERIFICATION");
  expect(alternativesWords([["A"], ["B"], ["C", "D"]])).toBe("either A, B or C with D");
  expect(alternativesWords([["A", "B"]])).toBe("A and B");
  expect(alternativesWords([])).toBe("");
});

test("what is under a limit is not shown as at it", () => {
  expect(bytes(4_999_999)).toBe("4.9 MB");
  expect(bytes(5_000_000)).toBe("5 MB");
  expect(bytes(999)).toBe("999 B");
});

test("due times use the largest unit that says something", () => {
  const now = Date.parse("2026-11-20T12:00:00Z");
  expect(due("2026-11-20T09:00:00Z", now)).toEqual({ text: "3 h late", urgency: "late" });
  expect(due("2026-11-20T12:30:00Z", now)).toEqual({ text: "30 min left", urgency: "soon" });
  expect(due("2026-11-23T12:00:00Z", now)).toEqual({ text: "3 d left", urgency: "later" });
});

describe("the queue keeps its order", () => {
  const row = (case_id: string): QueueRowView => ({
    case_id,
    external_id: null,
    provider: "jiko",
    name: case_id,
    connection_id: "one",
    stage: "ManualReview",
    provider_status: null,
    first_seen_at: "2026-11-20T09:00:00Z",
    updated_at: "2026-11-20T09:00:00Z",
    needs: [],
    findings: 0,
    documents: 0,
    escalated: false,
  });
  const ids = (rows: QueueRowView[]) => rows.map((it) => it.case_id).join("");

  test("new rows wait, gone ones go, the open one stays", () => {
    const shown = ["a", "b", "c"].map(row);
    const now = ["x", "c", "a"].map(row);
    const kept = arrange(shown, now, "b");
    expect(ids(kept.rows)).toBe("abc");
    expect(kept.fresh).toBe(1);
    expect(ids(arrange(shown, now, null).rows)).toBe("ac");
  });
});

describe("what an operator attests", () => {
  test("is a moment by this computer's clock", () => {
    const at = momentOf({ date: "2026-01-31", time: "09:30", how: "" });
    expect(at).toBe(new Date(2026, 0, 31, 9, 30).toISOString());
  });
  test.each([
    ["2026-02-30", "09:30"],
    ["2026-01-31", "24:10"],
    ["2026-01-31", "09:75"],
    ["31.1.2026", "09:30"],
    ["", ""],
  ])("is not made up from %s %s", (date, time) => {
    expect(momentOf({ date, time, how: "" })).toBeNull();
  });
});

test("blank fields are absent from the application", () => {
  expect(
    toApplicant(
      {
        "name.first_name": "Avery",
        "name.middle_name": "  ",
        email: "a@example.com",
        "basic_info.email": "of another form",
      },
      FORMS.jiko ?? [],
      {},
      "jiko",
    ),
  ).toEqual({
    name: { first_name: "Avery" },
    email: "a@example.com",
    agreement_consent: { version: "current", timestamp: "current" },
  });
});

describe("a form from a template", () => {
  const providers = ["atelio", "connectfi", "connectfi-akepa", "fincom-v1", "fincom-v2"];
  test.each(providers)("%s: what the form holds is what the template is", (provider) => {
    const template = templateOf(provider, 7);
    const values = toValues(template);
    const sections = sectionsOf(provider, template, values, null);
    expect(toApplicant(values, sections, template, provider)).toEqual(template);
    const paths = sections.flatMap((it) => it.fields.map((field) => field.path));
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("numbers and switches keep their kind, and what is no number stays for the check", () => {
    const template = templateOf("fincom-v1", 7);
    const values = { ...toValues(template), "financial_profile.monthly_volume_usd": "a lot" };
    const sections = sectionsOf("fincom-v1", template, values, null);
    const made = toApplicant(values, sections, template, "fincom-v1");
    expect(made.financial_profile).toMatchObject({ occupation_id: 3, monthly_volume_usd: "a lot" });
    const atelio = templateOf("atelio", 7);
    const typed = { "customer.addresses.0.is_primary": "false" };
    expect(toApplicant(typed, sectionsOf("atelio", atelio, typed, null), atelio, "atelio")).toEqual(
      { customer: { addresses: [{ is_primary: false }] } },
    );
  });

  test("items of a list can be added and taken away", () => {
    const template = templateOf("fincom-v2", 7);
    const path = (at: number) => `basic_info.tax_info.${at}.document_id`;
    const values = { [path(0)]: "a", [path(1)]: "b", [path(2)]: "c" };
    const section = sectionsOf("fincom-v2", template, values, null).find((it) => it.list);
    expect(section?.list?.count).toBe(3);
    expect(withoutItem(values, "basic_info.tax_info", 1)).toEqual({
      [path(0)]: "a",
      [path(1)]: "c",
    });
  });

  test("gaps in lists close", () => {
    expect(jsonOf({ "a.0": "", "a.2": "x" }, () => "text")).toEqual({ a: ["x"] });
    expect(leavesOf({ a: [{ b: true }], c: null }).map((it) => it.path)).toEqual(["a.0.b", "c"]);
  });
});
