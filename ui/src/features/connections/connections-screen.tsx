import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { ConnectionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { Icon } from "../../components/icon";
import { tell } from "../../components/notices";
import { useConnections, useVault } from "../../queries/queries";
import { count, providerName } from "../../words/format";
import { firstOf, t } from "../../words/words";
import { AddConnection } from "./add-connection";
import { FollowAllButton, FollowAllResult, useFollowAll } from "./follow-all";
import { InboxPanel } from "./inbox-panel";
import { RotateSheet } from "./rotate-sheet";
import { useSimulate } from "./simulate";
import { WebhooksPanel } from "./webhooks-panel";

export function ConnectionsScreen() {
  const { data: connections, error } = useConnections();
  const vault = useVault().data;
  // The form stands there from the start when nothing else does.
  const [adding, setAdding] = useState<boolean | null>(null);
  if (adding === null && connections) setAdding(connections.length === 0);
  const simulate = useSimulate();
  const hasSimulated = connections?.some((it) => it.environment === "simulated") ?? false;
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>{t("ui-connections-title")}</h1>
          <p className="muted">{t("ui-connections-lead")}</p>
        </div>
        <div className="button-row">
          {vault?.sim_available && !hasSimulated && (
            <Button isPending={simulate.isPending} onPress={() => simulate.mutate()}>
              {t("ui-first-simulated-button")}
            </Button>
          )}
          {!adding && (
            <Button icon="add" onPress={() => setAdding(true)}>
              {t("ui-connection-add")}
            </Button>
          )}
        </div>
      </header>
      {error && <ErrorWords error={error} />}
      {adding && <AddConnection onDone={() => setAdding(false)} />}
      <ul className="connections">
        {(connections ?? []).map((it) => (
          <ConnectionRow key={it.connection_id} connection={it} />
        ))}
      </ul>
      {connections?.length === 0 && !adding && <p className="empty">{t("ui-connections-none")}</p>}
    </main>
  );
}

function ConnectionRow({ connection }: { connection: ConnectionView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [rotating, setRotating] = useState(false);
  const [hooks, setHooks] = useState(false);
  const follow = useFollowAll(connection);
  const again = () => client.invalidateQueries({ queryKey: ["connections"] });
  const test = useMutation({
    mutationFn: () => backend.testConnection(connection.connection_id),
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: () => backend.removeConnection(connection.connection_id),
    onSuccess: () => tell(t("ui-connection-removed", { name: connection.name })),
    onSettled: again,
  });
  const offset = test.data?.clock_offset_s;
  return (
    <li className="panel connection">
      <div className="connection-head">
        <Icon name="plug" />
        <div className="connection-words">
          <h2>{connection.name}</h2>
          <p className="muted">
            {providerName(connection.provider)} ·{" "}
            <span className="mono">{connection.base_url}</span>
          </p>
        </div>
        <span className={`environment environment-${connection.environment}`}>
          {t(`ui-environment-${connection.environment}`)}
        </span>
        <span className="connection-cases">
          {t("ui-connection-cases", { count: count(connection.cases), number: connection.cases })}
        </span>
        <div className="button-row">
          <Button isPending={test.isPending} onPress={() => test.mutate()}>
            {t("ui-connection-test")}
          </Button>
          <FollowAllButton follow={follow} />
          <Button aria-expanded={hooks} onPress={() => setHooks(!hooks)}>
            {t("ui-webhooks")}
          </Button>
          <Button onPress={() => setRotating(true)}>{t("ui-connection-rotate")}</Button>
          <Button kind="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {t("ui-connection-remove")}
          </Button>
        </div>
      </div>
      {test.isSuccess && (
        <p className="connection-good" role="status">
          <Icon name="check" size={14} />
          {t("ui-connection-works", { provider: providerName(connection.provider) })}{" "}
          {offset !== null && offset !== undefined && (
            <span className="muted">{t("ui-connection-clock", { seconds: Math.abs(offset) })}</span>
          )}
        </p>
      )}
      {test.error && <ErrorWords error={test.error} />}
      {remove.error && <ErrorWords error={remove.error} />}
      {connection.partly_unverified && (
        <p className="connection-note">
          <Icon name="alert" size={14} />
          <span>
            <strong>{t("ui-unverified")}</strong>{" "}
            {t("ui-unverified-detail", { provider: providerName(connection.provider) })}
          </span>
        </p>
      )}
      <FollowAllResult follow={follow} connection={connection} />
      {hooks && <WebhooksPanel connection={connection} />}
      {hooks && <InboxPanel connection={connection} />}
      {connection.trouble && !test.error && !test.isSuccess && (
        <p className="connection-trouble">
          <Icon name="alert" size={14} />
          {firstOf([`ui-trouble-${connection.trouble}`, "ui-trouble-other"])}
        </p>
      )}
      {rotating && <RotateSheet connection={connection} onClose={() => setRotating(false)} />}
    </li>
  );
}
