/** New cases: followed, or applied for. */
import type { Backend } from "../backend";
import { deliver, newSubmission } from "./delivery";
import type { Desk } from "./desk";
import { samples } from "./others";
import { problemsOf } from "./rules";
import { fakeError } from "./sentences";
import { templateOf, templateProblems } from "./templates";
import { makeCase, record } from "./world";

export function applicationCommands(desk: Desk) {
  return {
    followCase: (connectionId, externalId) =>
      desk.answer("followCase", () => {
        const known = desk.cases.find((it) => it.external_id === externalId);
        if (known) return { case_id: known.id, fresh: false };
        const it = makeCase(desk.cases.length, connectionId, desk.options.environment, Date.now());
        it.external_id = externalId;
        desk.cases.push(it);
        desk.changed(it.id);
        return { case_id: it.id, fresh: true };
      }),
    applicantTemplate: (provider) =>
      desk.answer("applicantTemplate", () => templateOf(provider, desk.cases.length + 3)),
    checkApplicant: (provider, applicant) =>
      desk.answer("checkApplicant", () =>
        provider === "jiko" ? problemsOf(applicant) : templateProblems(provider, applicant),
      ),
    agreements: () =>
      desk.answer("agreements", () => {
        if (desk.options.offline) throw fakeError("provider_unavailable");
        const url = (name: string) => `https://agreements.example/jiko/${name}.pdf`;
        return {
          version: "2026-09-01",
          release_date: "2026-09-01",
          documents: [
            {
              title: "Deposit Account Agreement",
              url: url("deposit"),
              type: "BANK_ACCOUNT",
              category: "BANK",
            },
            {
              title: "Brokerage Customer Agreement",
              url: url("brokerage"),
              type: "BROKERAGE",
              category: "BROKERAGE",
            },
            {
              title: "Client Relationship Summary (Form CRS)",
              url: url("crs"),
              type: "FORM_CRS",
              category: "BROKERAGE",
            },
            {
              title: "Privacy Policy",
              url: url("privacy"),
              type: "PRIVACY_POLICY",
              category: "GENERAL",
            },
            {
              title: "Consent to Electronic Records",
              url: url("esign"),
              type: "E_SIGN",
              category: "E-SIGN",
            },
          ],
        };
      }),
    createCase: (request) =>
      desk.answer("createCase", () => {
        const connection = desk.connections.find(
          (it) => it.connection_id === request.connection_id,
        );
        const provider = connection?.provider ?? "jiko";
        const problems =
          provider === "jiko"
            ? problemsOf(request.applicant)
            : templateProblems(provider, request.applicant);
        if (problems.length > 0) throw fakeError("invalid_input", { kind: "problems", problems });
        const it = makeCase(2, request.connection_id, desk.options.environment, Date.now());
        if (provider !== "jiko") {
          const like = samples(Date.now()).find((sample) => sample.provider === provider);
          it.shape = like?.shape ?? null;
        }
        const name = (request.applicant as { name?: { first_name?: string; last_name?: string } })
          .name;
        Object.assign(it, {
          provider,
          applicant: request.applicant,
          name: `${name?.first_name ?? ""} ${name?.last_name ?? ""}`.trim(),
          external_id: null,
          status: null,
          seen: null,
          timeline: [],
          attestations: request.attested,
        });
        record(it, "case.created", "reviewer");
        for (const one of request.attested)
          record(it, "case.attested", "reviewer", { attested: one.kind });
        desk.cases.push(it);
        desk.count();
        deliver(desk, newSubmission(it, "create", null, request.hold_seconds));
        desk.changed(it.id);
        return {
          case_id: it.id,
          external_id: null,
          stage: "NotSubmitted" as const,
          provider_status: null,
        };
      }),
  } satisfies Partial<Backend>;
}
