import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FocusEvent, type FormEvent } from "react";

import type { AttestationKind, ConnectionView, Json, Problem } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { Button } from "../../components/button";
import { useDraft } from "../../components/draft";
import { ErrorWords } from "../../components/error-words";
import { tell, tellError } from "../../components/notices";
import { SelectBox } from "../../components/select-box";
import { useConnections, useSettings } from "../../queries/queries";
import { providerName } from "../../words/format";
import { problemWords } from "../../words/problems";
import { t } from "../../words/words";
import { Agreements } from "./agreements";
import { Attestation } from "./attestation";
import {
  DEMANDED,
  DRAFT_KEY,
  EMPTY_DRAFT,
  isAttested,
  toAttested,
  type ApplicationDraft,
  type AttestationDraft,
} from "./draft";
import { FormFields, placeName } from "./form-fields";
import { FORMS } from "./forms";
import { sectionsOf } from "./generic-form";
import { toApplicant, toValues, withoutItem } from "./new-values";

/** WebKit leaves what takes the focus behind the foot of the page; the page's scroll padding counts
 * here. Nothing moves under a pointer that presses a button or a box. */
function keepInSight({ target, currentTarget }: FocusEvent<HTMLElement>): void {
  const isInForm = currentTarget.contains(target) && !target.closest(".form-foot");
  if (isInForm && target.matches(":focus-visible")) target.scrollIntoView({ block: "nearest" });
}

export function ApplicationScreen() {
  const navigate = useNavigate();
  const known = useConnections();
  const connections = known.data ?? [];
  const [wanted, setWanted] = useDraft("new-connection", "");
  const chosen =
    connections.find((it) => it.connection_id === wanted) ??
    (connections.length === 1 ? connections[0] : undefined);
  return (
    <main className="page page-form" onFocus={keepInSight}>
      <header className="page-head">
        <div>
          <h1>{t("ui-new-title")}</h1>
          <p className="muted">{t("ui-new-lead")}</p>
        </div>
      </header>
      {known.error && <ErrorWords error={known.error} />}
      {known.data?.length === 0 && (
        <div className="empty">
          <p>{t("ui-connections-none")}</p>
          <Button icon="plug" onPress={() => void navigate({ to: "/connections" })}>
            {t("ui-connection-add")}
          </Button>
        </div>
      )}
      {connections.length > 1 && (
        <SelectBox
          label={t("ui-new-connection")}
          value={chosen?.connection_id ?? null}
          onChange={setWanted}
          choices={connections.map((it) => ({
            id: it.connection_id,
            label: it.name,
            detail: `${providerName(it.provider)} · ${t(`ui-environment-${it.environment}`)}`,
          }))}
          className="field-short"
        />
      )}
      {chosen && <ShapedForm key={chosen.connection_id} connection={chosen} />}
    </main>
  );
}

/** The form needs the shape of the provider's application, and its lists where it has any. */
function ShapedForm({ connection }: { connection: ConnectionView }) {
  const backend = useBackend();
  const { provider, connection_id: id } = connection;
  const written = FORMS[provider] !== undefined;
  const template = useQuery({
    queryKey: ["template", provider],
    queryFn: () => backend.applicantTemplate(provider),
    enabled: !written,
  });
  // Without them ids are typed; the provider has the last word anyway.
  const lists = useQuery({
    queryKey: ["catalogues", id],
    queryFn: () => backend.catalogues(id),
    enabled: !written,
  });
  if (template.error) {
    return (
      <ErrorWords error={template.error}>
        <Button onPress={() => void template.refetch()}>{t("ui-try-again")}</Button>
      </ErrorWords>
    );
  }
  if (!written && (template.data === undefined || lists.isPending)) {
    return (
      <p className="muted skeleton-late">
        {t("ui-new-loading", { provider: providerName(provider) })}
      </p>
    );
  }
  return (
    <>
      {lists.error && (
        <div className="framed framed-warn">
          <p>{t("ui-new-no-lists", { provider: providerName(provider) })}</p>
          <Button isPending={lists.isFetching} onPress={() => void lists.refetch()}>
            {t("ui-try-again")}
          </Button>
        </div>
      )}
      <ApplicationForm
        connection={connection}
        template={template.data ?? {}}
        catalogues={lists.data ?? null}
      />
    </>
  );
}

const NO_PROBLEMS: Problem[] = [];

function ApplicationForm({
  connection,
  template,
  catalogues,
}: {
  connection: ConnectionView;
  template: Json;
  catalogues: Json;
}) {
  const backend = useBackend();
  const client = useQueryClient();
  const navigate = useNavigate();
  const settings = useSettings();
  const [draft, setDraft, clear] = useDraft<ApplicationDraft>(
    DRAFT_KEY + connection.provider,
    EMPTY_DRAFT,
  );
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const provider = providerName(connection.provider);
  const demanded = DEMANDED[connection.provider] ?? [];
  const sections =
    FORMS[connection.provider] ??
    sectionsOf(connection.provider, template, draft.values, catalogues);
  const applicant = toApplicant(draft.values, sections, template, connection.provider);

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
        attested: toAttested(draft.attested, demanded),
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
  const fill = useMutation({
    mutationFn: () => backend.applicantTemplate(connection.provider),
    onSuccess: (filled) => setDraft((now) => ({ ...now, values: toValues(filled) })),
    onError: tellError,
  });

  const failed = create.error ? toCommandError(create.error) : null;
  const told = failed?.detail?.kind === "problems" ? failed.detail.problems : NO_PROBLEMS;
  const found = [...(check.data ?? NO_PROBLEMS), ...told];
  const problems = new Map(
    found.filter((it) => asked || touched.has(it.path)).map((it) => [it.path, it]),
  );
  const placed = new Set(
    sections.flatMap((it) => [...it.fields.map((field) => field.path), it.list?.path ?? ""]),
  );
  // What stands at no field of the form is told at its end.
  const others = [...problems.values()].filter((it) => !placed.has(it.path));
  const unattested = demanded.filter((kind) => !isAttested(draft.attested[kind]));

  const setValue = (path: string, value: string) =>
    setDraft((now) => ({ ...now, values: { ...now.values, [path]: value } }));
  const setAttested = (kind: AttestationKind, part: Partial<AttestationDraft>) =>
    setDraft((now) => ({
      ...now,
      attested: {
        ...now.attested,
        [kind]: { date: "", time: "", how: "", ...now.attested[kind], ...part },
      },
    }));
  const addItem = (list: string) => {
    const section = sections.find((it) => it.list?.path === list);
    const [first] = section?.fields ?? [];
    if (!section?.list || !first) return;
    const name = first.path.slice(`${list}.0.`.length);
    setValue(`${list}.${section.list.count}.${name}`, "");
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if ((check.data?.length ?? 1) === 0 && unattested.length === 0) return create.mutate();
    // What is wrong is shown beside its field; the first one is gone to.
    requestAnimationFrame(() =>
      document
        .querySelector<HTMLElement>(
          ".page-form [aria-invalid=true], .page-form [data-invalid] button",
        )
        ?.focus(),
    );
  };
  const open = check.data?.length ?? 0;

  return (
    <form onSubmit={onSubmit} className="application" noValidate autoComplete="off">
      {connection.partly_unverified && (
        <p className="framed framed-warn">{t("ui-unverified-detail", { provider })}</p>
      )}
      {connection.environment !== "production" && (
        <div className="framed">
          <p>{t("ui-new-synthetic-lead")}</p>
          <Button isPending={fill.isPending} onPress={() => fill.mutate()}>
            {t("ui-new-synthetic")}
          </Button>
        </div>
      )}
      {check.error && <ErrorWords error={check.error} />}
      <FormFields
        sections={sections}
        provider={connection.provider}
        values={draft.values}
        problems={problems}
        onChange={setValue}
        onLeave={(path) => setTouched((now) => new Set(now).add(path))}
        onAdd={addItem}
        onRemove={(list, place) =>
          setDraft((now) => ({ ...now, values: withoutItem(now.values, list, place) }))
        }
      />
      {demanded.includes("agreements") && <Agreements connection={connection} />}
      {demanded.length > 0 && (
        <Attestation
          provider={provider}
          kinds={demanded}
          attested={draft.attested}
          asked={asked}
          onChange={setAttested}
        />
      )}
      {others.length > 0 && (
        <ul className="error-list framed framed-warn">
          {others.map((it) => (
            <li key={it.path + it.code}>
              {it.path && `${placeName(it.path)}: `}
              {problemWords(it)}
            </li>
          ))}
        </ul>
      )}
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
