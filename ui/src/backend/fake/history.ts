/** The cases, connections and submissions that there are at first. */
import { Crowd, WHOLE } from "./crowd";
import { newSubmission } from "./delivery";
import type { Desk } from "./desk";
import { newDocument } from "./filing";
import { connectionsOf, samples } from "./others";
import { freshId, makeCase, record, sampleCase } from "./world";

const REFUSED_WORDS = "IMAGE_QUALITY_ERROR_CUTOFF";

export function populate(desk: Desk): void {
  const connection_id = freshId();
  const { environment } = desk.options;
  desk.connections = [
    {
      connection_id,
      provider: "jiko",
      name: environment === "simulated" ? "Simulated Jiko" : "Jiko sandbox",
      environment,
      base_url:
        environment === "simulated"
          ? "http://127.0.0.1:41873/jiko"
          : "https://sample.sandbox-api.jikoservices.com",
      cases: 0,
      partly_unverified: false,
    },
  ];
  const now = Date.now();
  const amount = desk.options.scenario === "idle" ? 0 : desk.options.cases;
  desk.cases = Array.from({ length: Math.min(amount, WHOLE) }, (_, seed) =>
    makeCase(seed, connection_id, environment, now),
  );
  desk.crowd = amount > WHOLE ? new Crowd(WHOLE, amount, connection_id, environment, now) : null;
  if (desk.options.scenario === "idle") {
    const waiting = [6, 7, 9].map((seed) => makeCase(seed, connection_id, environment, now));
    desk.cases = waiting;
  }
  enrich(desk, now);
  if (desk.options.scenario === "providers") {
    desk.connections.push(...connectionsOf(environment));
    samples(now).forEach((sample, at) => {
      const connection = desk.connections.find((it) => it.provider === sample.provider);
      desk.cases.push(sampleCase(at + 40, sample, connection?.connection_id ?? "", now));
    });
  }
  desk.count();
}

/** Some history, so that every state can be seen. */
export function enrich(desk: Desk, now: number): void {
  const refused = desk.cases[3];
  if (refused && desk.options.scenario !== "idle") {
    newDocument(refused, "IDENTIFICATION_NUMBER_VERIFICATION", now - 7_200_000);
    refused.received.delete("IDENTIFICATION_NUMBER_VERIFICATION");
    refused.refused.set("IDENTIFICATION_NUMBER_VERIFICATION", REFUSED_WORDS);
    const s = newSubmission(
      refused,
      "upload",
      "IDENTIFICATION_NUMBER_VERIFICATION",
      null,
      now - 7_200_000,
    );
    Object.assign(s, {
      state: "accepted",
      receipt: {
        at: new Date(now - 7_190_000).toISOString(),
        reference: "d0c0ffee-0001",
        reconciled: false,
      },
    });
  }
  const pending = desk.cases[1];
  if (pending && desk.options.scenario !== "idle") {
    for (const slot of ["SELFIE", "PASSPORT"]) {
      const document = newDocument(pending, slot, now - 3_600_000);
      const s = newSubmission(pending, "upload", slot, null, now - 3_600_000);
      Object.assign(s, {
        state: "accepted",
        receipt: {
          at: new Date(now - 3_590_000).toISOString(),
          reference: "5ca1ab1e-0002",
          sha256: document.prepared.sha256,
          reconciled: false,
        },
      });
    }
    pending.notes.push({
      reviewer: "Alex Sample",
      at: new Date(now - 3_000_000).toISOString(),
      text: "Customer sent a better photo of the passport by e-mail. The first one was cut off at the lower edge.",
      erased: false,
    });
    record(pending, "note.added", "reviewer", {}, now - 3_000_000);
  }
  const parked = desk.cases[2];
  if (parked && desk.options.scenario !== "idle") {
    const s = newSubmission(parked, "submit", null, null, now - 5_400_000);
    Object.assign(s, {
      state: "parked",
      attempts: 1,
      reason: { message_id: "submission-moved-meanwhile", params: [] },
    });
  }
  const rejected = desk.cases.find((it) => it.status === "REJECTED");
  if (rejected) rejected.reasons = ["IDENTITY_NOT_VERIFIED"];
}
