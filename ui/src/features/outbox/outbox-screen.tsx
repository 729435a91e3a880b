import { useState } from "react";

import { useMutation } from "@tanstack/react-query";
import type { SubmissionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { tellError } from "../../components/notices";
import { useOutbox, useSyncState } from "../../queries/queries";
import { useQueue } from "../../queries/queue";
import { say, t } from "../../words/words";
import { useDeliveryTold } from "../case/delivery-told";
import { NO_FILTER } from "../queue/state";
import { SubmissionList } from "./submission-list";

const EVERY = { ...NO_FILTER, view: "all" } as const;

/** What was sent, what is to be sent, and what waits for a person. */
export function OutboxScreen() {
  const backend = useBackend();
  const [all, setAll] = useState(false);
  const { data, error } = useOutbox(all);
  const sync = useSyncState().data;
  const cases = useQueue(EVERY).data?.rows ?? [];
  const known = new Map(cases.map((it) => [it.case_id, it]));
  const now = useMutation({ mutationFn: () => backend.syncNow(null), onError: tellError });
  const list = [...(data ?? [])].sort((a, b) => b.created_at.localeCompare(a.created_at));
  const waiting = list.filter(
    (it) => it.state === "parked" || (it.state === "held" && !it.held_until),
  );
  const others = list.filter((it) => !waiting.includes(it));
  const personOf = (it: SubmissionView) => it.name ?? known.get(it.case_id)?.name ?? null;
  const rows = {
    providerOf: (it: SubmissionView) => it.provider ?? known.get(it.case_id)?.provider ?? "",
    personOf,
    nameOf: (it: SubmissionView) => personOf(it) ?? t("ui-open-case"),
  };
  useDeliveryTold(list, rows.providerOf, personOf);
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1>{t("ui-outbox-title")}</h1>
          <p className="muted">{t("ui-outbox-lead")}</p>
        </div>
        <div className="button-row">
          <Tick isSelected={all} onChange={setAll}>
            {t("ui-outbox-all")}
          </Tick>
          <Button icon="sync" isPending={now.isPending} onPress={() => now.mutate()}>
            {t("ui-command-sync")}
          </Button>
        </div>
      </header>
      {sync && (sync.state === "offline" || sync.state === "trouble") && (
        <div className="framed framed-warn">
          <p>{t(`ui-sync-${sync.state}-detail`, { count: sync.pending })}</p>
          {sync.message && <p className="muted">{say(sync.message)}</p>}
        </div>
      )}
      {error && <ErrorWords error={error} />}
      {!data && !error && <p className="muted skeleton-late">{t("ui-opening")}</p>}
      {waiting.length > 0 && (
        <section>
          <h2>{t("ui-outbox-waiting", { count: waiting.length })}</h2>
          <SubmissionList submissions={waiting} {...rows} />
        </section>
      )}
      {others.length > 0 && (
        <section>
          <h2>
            {t(all ? "ui-outbox-everything" : "ui-outbox-under-way", { count: others.length })}
          </h2>
          <SubmissionList submissions={others} {...rows} />
        </section>
      )}
      {data && list.length === 0 && (
        <div className="empty">
          <p>{t("ui-outbox-empty")}</p>
          <p className="muted">{t("ui-outbox-empty-detail")}</p>
        </div>
      )}
    </main>
  );
}
