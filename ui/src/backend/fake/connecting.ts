/** Connections, their webhooks and their inboxes. */
import { providerName } from "../../words/format";
import type { Backend, ConnectionView } from "../backend";
import { CommandError } from "../errors";
import type { Desk } from "./desk";
import { populate } from "./history";
import { CATALOGUES } from "./templates";
import { freshId } from "./world";

export function connectionCommands(desk: Desk) {
  return {
    listConnections: () =>
      desk.answer("listConnections", () => desk.connections.map((it) => ({ ...it }))),
    addConnection: (request) =>
      desk.answer("addConnection", () => {
        if (!/^https?:\/\/[^\s/]+/.test(request.base_url)) {
          throw new CommandError({
            code: "invalid_input",
            message: { message_id: "error-setup-base-url", params: [["connection", request.name]] },
            detail: null,
          });
        }
        const connection: ConnectionView = {
          connection_id: freshId(),
          provider: request.provider,
          name: request.name,
          environment: request.environment,
          base_url: request.base_url,
          cases: 0,
          partly_unverified: false,
        };
        desk.connections.push(connection);
        return connection;
      }),
    testConnection: () => desk.answer("testConnection", () => ({ clock_offset_s: 1 })),
    removeConnection: (id) =>
      desk.answer("removeConnection", () => {
        const cases = desk.cases.filter((it) => it.connection_id === id).length;
        if (cases > 0) {
          throw new CommandError({
            code: "not_available",
            message: {
              message_id: "reason-connection-has-cases",
              params: [["count", String(cases)]],
            },
            detail: null,
          });
        }
        desk.connections = desk.connections.filter((it) => it.connection_id !== id);
      }),
    rotateCredentials: () => desk.answer("rotateCredentials", () => undefined),
    trySimulated: () =>
      desk.answer("trySimulated", () => {
        desk.options.asleep = false;
        if (desk.connections.length === 0) {
          desk.options.scenario = "busy";
          populate(desk);
        }
        return desk.connections;
      }),
    simulatedState: () =>
      desk.answer("simulatedState", () => {
        if (!desk.connections.some((it) => it.environment === "simulated")) return "absent";
        return desk.options.asleep ? "asleep" : "running";
      }),
    catalogues: (id) =>
      desk.answer("catalogues", () => {
        const connection = desk.connections.find((it) => it.connection_id === id);
        return connection?.provider.startsWith("fincom") ? CATALOGUES : null;
      }),
    followAll: (id) =>
      desk.answer("followAll", () => {
        const connection = desk.connections.find((it) => it.connection_id === id);
        if (!connection?.provider.startsWith("fincom")) {
          const params: [string, string][] = [
            ["provider", providerName(connection?.provider ?? "")],
          ];
          const said = { message_id: "reason-no-list", params };
          throw new CommandError({ code: "not_available", message: said, detail: null });
        }
        return {
          added: 2,
          already_known: desk.cases.filter((it) => it.connection_id === id).length,
          refused: [{ line: 4, reason: { message_id: "submission-not-found", params: [] } }],
        };
      }),
    listWebhooks: (id) =>
      desk.answer("listWebhooks", () => {
        const connection = desk.connections.find((it) => it.connection_id === id);
        if (
          connection?.provider.startsWith("fincom") ||
          connection?.provider.startsWith("connectfi")
        ) {
          const params: [string, string][] = [["provider", providerName(connection.provider)]];
          const said = { message_id: "reason-no-webhook-calls", params };
          throw new CommandError({ code: "not_available", message: said, detail: null });
        }
        return [...(desk.webhooks.get(id) ?? [])];
      }),
    registerWebhook: (id, url) =>
      desk.answer("registerWebhook", () => {
        const made = { webhook_id: freshId(), url, active: true };
        desk.webhooks.set(id, [...(desk.webhooks.get(id) ?? []), made]);
        return made;
      }),
    removeWebhook: (id, webhookId) =>
      desk.answer("removeWebhook", () => {
        const left = (desk.webhooks.get(id) ?? []).filter((it) => it.webhook_id !== webhookId);
        desk.webhooks.set(id, left);
      }),
    showInbox: (id) => desk.answer("showInbox", () => desk.inboxes.get(id) ?? null),
    setInbox: (id, address) =>
      desk.answer("setInbox", () => {
        const made = { address, token_sha256: "a1".repeat(32), seal_to: "b2".repeat(32) };
        desk.inboxes.set(id, made);
        return made;
      }),
    pullInbox: () => desk.answer("pullInbox", () => ({ accepted: 2, duplicate: 0, rejected: 0 })),
    removeInbox: (id) =>
      desk.answer("removeInbox", () => {
        desk.inboxes.delete(id);
      }),
  } satisfies Partial<Backend>;
}
