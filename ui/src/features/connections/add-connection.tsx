import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { AddConnectionRequest, Credentials, Environment } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { Button } from "../../components/button";
import { OneOf } from "../../components/choices";
import { useDraft } from "../../components/draft";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { SelectBox } from "../../components/select-box";
import { providerName } from "../../words/format";
import { problemWords } from "../../words/problems";
import { t } from "../../words/words";
import { CREDENTIALS, CredentialFields, givenCredentials } from "./credential-fields";

interface Draft {
  provider: string;
  name: string;
  environment: Environment | null;
  base_url: string;
  proxy: string;
  ca_pem: string;
  pins_pem: string;
  owner: string;
}

const EMPTY: Draft = {
  provider: "jiko",
  name: "",
  environment: null,
  base_url: "",
  proxy: "",
  ca_pem: "",
  pins_pem: "",
  owner: "",
};

const orNull = (text: string) => text.trim() || null;

/** Saves a connection and tries it at once, so that what is wrong is told where it was typed. */
export function AddConnection({ onDone }: { onDone: () => void }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [draft, setDraft, clear] = useDraft("connection", EMPTY);
  // Secrets are not kept as a draft.
  const [credentials, setCredentials] = useState<Credentials>({});
  const [savedId, setSavedId] = useState<string | null>(null);
  const change = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));

  const again = () => client.invalidateQueries({ queryKey: ["connections"] });
  const test = useMutation({
    mutationFn: (id: string) => backend.testConnection(id),
    onSuccess: () => {
      tell(t("ui-connection-works", { provider: providerName(draft.provider) }));
      clear();
      onDone();
    },
    onSettled: again,
  });
  const add = useMutation({
    mutationFn: async () => {
      // A connection that was saved and did not work is taken back before it is saved anew.
      if (savedId) await backend.removeConnection(savedId);
      setSavedId(null);
      const request: AddConnectionRequest = {
        provider: draft.provider,
        name: draft.name.trim(),
        environment: draft.environment ?? "sandbox",
        base_url: draft.base_url.trim(),
        credentials: givenCredentials(draft.provider, credentials),
        proxy: orNull(draft.proxy),
        ca_pem: orNull(draft.ca_pem),
        pins_pem: orNull(draft.pins_pem),
        owner: orNull(draft.owner),
      };
      return backend.addConnection(request);
    },
    onSuccess: ({ connection_id }) => {
      setSavedId(connection_id);
      test.mutate(connection_id);
    },
    onSettled: again,
  });

  const error = add.error ?? test.error;
  const detail = error ? toCommandError(error).detail : null;
  const problems =
    detail?.kind === "problems"
      ? Object.fromEntries(detail.problems.map((it) => [it.path, problemWords(it)]))
      : {};
  const needed = (CREDENTIALS[draft.provider] ?? []).filter((it) => !it.optional);
  const isComplete =
    draft.name.trim() !== "" &&
    draft.base_url.trim() !== "" &&
    draft.environment !== null &&
    needed.every((it) => (credentials[it.name] ?? "") !== "");
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    test.reset();
    if (isComplete) add.mutate();
  };
  return (
    <form className="panel stack" onSubmit={onSubmit} aria-label={t("ui-connection-add")}>
      <h2>{t("ui-connection-add")}</h2>
      <div className="form-grid">
        <SelectBox
          label={t("ui-connection-provider")}
          value={draft.provider}
          onChange={(provider) => change({ provider })}
          choices={Object.keys(CREDENTIALS).map((id) => ({ id, label: providerName(id) }))}
        />
        <TextBox
          label={t("ui-connection-name")}
          hint={t("ui-connection-name-hint")}
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="off"
        />
      </div>
      <OneOf
        label={t("ui-connection-environment")}
        row
        value={draft.environment}
        onChange={(environment) => change({ environment })}
        choices={(["sandbox", "production"] as const).map((id) => ({
          id,
          label: t(`ui-environment-${id}`),
          detail: t(`ui-environment-${id}-detail`),
        }))}
      />
      <TextBox
        label={t("ui-connection-address")}
        hint={t(`ui-connection-address-hint-${draft.provider}`)}
        value={draft.base_url}
        onChange={(base_url) => change({ base_url })}
        error={problems.base_url}
        type="url"
        spellCheck="false"
      />
      <div className="form-grid">
        <CredentialFields
          provider={draft.provider}
          values={credentials}
          onChange={(name, value) => setCredentials((now) => ({ ...now, [name]: value }))}
          problems={problems}
        />
      </div>
      <details className="more">
        <summary>{t("ui-connection-more")}</summary>
        <div className="stack">
          <TextBox
            label={t("ui-connection-proxy")}
            optional
            value={draft.proxy}
            onChange={(proxy) => change({ proxy })}
            placeholder="http://proxy.example:8080"
            spellCheck="false"
          />
          <TextBox
            label={t("ui-connection-ca")}
            hint={t("ui-connection-ca-hint")}
            optional
            rows={3}
            value={draft.ca_pem}
            onChange={(ca_pem) => change({ ca_pem })}
            spellCheck="false"
          />
          <TextBox
            label={t("ui-connection-pins")}
            hint={t("ui-connection-pins-hint")}
            optional
            rows={3}
            value={draft.pins_pem}
            onChange={(pins_pem) => change({ pins_pem })}
            spellCheck="false"
          />
          <TextBox
            label={t("ui-connection-owner")}
            hint={t("ui-connection-owner-hint")}
            optional
            value={draft.owner}
            onChange={(owner) => change({ owner })}
          />
        </div>
      </details>
      {error && (
        <ErrorWords error={error}>
          {savedId && (
            <Button isPending={test.isPending} onPress={() => test.mutate(savedId)}>
              {t("ui-connection-test-again")}
            </Button>
          )}
        </ErrorWords>
      )}
      <div className="button-row">
        <Button
          kind="main"
          type="submit"
          isDisabled={!isComplete}
          isPending={add.isPending || test.isPending}
        >
          {t(test.isPending ? "ui-connection-testing" : "ui-connection-save")}
        </Button>
        <Button className="tall" onPress={onDone}>
          {t("ui-cancel")}
        </Button>
        {!isComplete && <span className="muted">{t("ui-connection-incomplete")}</span>}
      </div>
    </form>
  );
}
