import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import type { AttestationKind, ConnectionView, Problem } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { Button } from "../../components/button";
import { useDraft } from "../../components/draft";
import { ErrorWords } from "../../components/error-words";
import { SelectBox } from "../../components/fields";
import { tell, tellError } from "../../components/notices";
import { useConnections, useSettings } from "../../queries/queries";
import { providerName } from "../../words/format";
import { t } from "../../words/words";
import { leaves } from "../case/applicant-facts";
import { Agreements } from "./agreements";
import { Attestation } from "./attestation";
import {
  DEMANDED,
  DRAFT_KEY,
  EMPTY_DRAFT,
  momentOf,
  toApplicant,
  toAttested,
  type ApplicationDraft,
} from "./draft";
import { FormFields } from "./form-fields";
import { FORMS } from "./jiko-form";

export function ApplicationScreen() {
  const connections = (useConnections().data ?? []).filter((it) => FORMS[it.provider]);
  const [draft, setDraft, clear] = useDraft<ApplicationDraft>(DRAFT_KEY, EMPTY_DRAFT);
  const chosen =
    connections.find((it) => it.connection_id === draft.connection_id) ??
    (connections.length === 1 ? connections[0] : undefined);
  return (
    <main className="page page-form">
      <header className="page-head">
        <div>
          <h1>{t("ui-new-title")}</h1>
          <p className="muted">{t("ui-new-lead")}</p>
        </div>
      </header>
      {connections.length !== 1 && (
        <SelectBox
          label={t("ui-new-connection")}
          value={chosen?.connection_id ?? null}
          onChange={(connection_id) => setDraft((now) => ({ ...now, connection_id }))}
          choices={connections.map((it) => ({
            id: it.connection_id,
            label: it.name,
            detail: t(`ui-environment-${it.environment}`),
          }))}
          className="field-short"
        />
      )}
      {chosen && (
        <ApplicationForm
          key={chosen.connection_id}
          connection={chosen}
          draft={draft}
          setDraft={setDraft}
          clear={clear}
        />
      )}
    </main>
  );
}

const NO_PROBLEMS: Problem[] = [];

function ApplicationForm({
  connection,
  draft,
  setDraft,
  clear,
}: {
  connection: ConnectionView;
  draft: ApplicationDraft;
  setDraft: (next: (now: ApplicationDraft) => ApplicationDraft) => void;
  clear: () => void;
}) {
  const backend = useBackend();
  const client = useQueryClient();
  const navigate = useNavigate();
  const settings = useSettings();
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const provider = providerName(connection.provider);
  const sections = FORMS[connection.provider] ?? [];
  const applicant = toApplicant(draft.values);

  const check = useQuery({
    queryKey: ["check", connection.provider, JSON.stringify(draft.values)],
    queryFn: () => backend.checkApplicant(connection.provider, applicant),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  const create = useMutation({
    mutationFn: () =>
      backend.createCase({
        connection_id: connection.connection_id,
        applicant,
        attested: toAttested(draft),
        hold_seconds: settings.hold_seconds,
      }),
    onSuccess: ({ case_id }) => {
      clear();
      tell(t("ui-new-saved", { provider }));
      void client.invalidateQueries({ queryKey: ["queue"] });
      void client.invalidateQueries({ queryKey: ["outbox"] });
      void navigate({ to: "/cases/$caseId", params: { caseId: case_id } });
    },
  });
  const template = useMutation({
    mutationFn: () => backend.applicantTemplate(connection.provider),
    onSuccess: (filled) =>
      setDraft((now) => ({
        ...now,
        values: Object.fromEntries(
          leaves(filled).filter(([path]) => !path.startsWith("agreement_consent")),
        ),
      })),
    onError: tellError,
  });

  const failed = create.error ? toCommandError(create.error) : null;
  const told = failed?.detail?.kind === "problems" ? failed.detail.problems : NO_PROBLEMS;
  const found = [...(check.data ?? NO_PROBLEMS), ...told];
  const problems = new Map(
    found.filter((it) => asked || touched.has(it.path)).map((it) => [it.path, it]),
  );
  const unattested = DEMANDED.filter((kind) => {
    const given = draft.attested[kind];
    return momentOf(given) === null || (given?.how.trim() ?? "") === "";
  });

  const setValue = (path: string, value: string) =>
    setDraft((now) => ({ ...now, cleared: false, values: { ...now.values, [path]: value } }));
  const setAttested = (
    kind: AttestationKind,
    part: Partial<ApplicationDraft["attested"]["phone"]>,
  ) =>
    setDraft((now) => ({
      ...now,
      attested: {
        ...now.attested,
        [kind]: { date: "", time: "", how: "", ...now.attested[kind], ...part },
      },
    }));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if ((check.data?.length ?? 1) === 0 && unattested.length === 0) return create.mutate();
    // What is wrong is shown beside its field; the first one is gone to.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(".page-form [aria-invalid=true]")?.focus(),
    );
  };
  const open = check.data?.length ?? 0;

  return (
    <form onSubmit={onSubmit} className="application" noValidate autoComplete="off">
      {connection.environment !== "production" && (
        <div className="framed">
          <p>{t("ui-new-synthetic-lead")}</p>
          <Button isPending={template.isPending} onPress={() => template.mutate()}>
            {t("ui-new-synthetic")}
          </Button>
        </div>
      )}
      {draft.cleared && <p className="framed framed-warn">{t("ui-new-number-cleared")}</p>}
      {check.error && <ErrorWords error={check.error} />}
      <FormFields
        sections={sections}
        provider={connection.provider}
        values={draft.values}
        problems={problems}
        onChange={setValue}
        onLeave={(path) => setTouched((now) => new Set(now).add(path))}
      />
      <Agreements connection={connection} />
      <Attestation
        provider={provider}
        attested={draft.attested}
        asked={asked}
        onChange={setAttested}
      />
      {failed && failed.detail?.kind !== "problems" && <ErrorWords error={failed} />}
      <footer className="form-foot">
        <div>
          {asked && open > 0 && <p className="tone-bad">{t("ui-new-open", { count: open })}</p>}
          {asked && unattested.length > 0 && (
            <p className="tone-bad">{t("ui-new-unattested", { count: unattested.length })}</p>
          )}
          <p className="muted">{t("ui-new-journaled")}</p>
        </div>
        <Button className="tall" onPress={() => void navigate({ to: "/" })}>
          {t("ui-new-later")}
        </Button>
        <Button kind="main" type="submit" icon="send" isPending={create.isPending}>
          {t("ui-new-create", { provider })}
        </Button>
      </footer>
    </form>
  );
}
