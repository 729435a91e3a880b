import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { ConnectionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { providerName } from "../../words/format";
import { t } from "../../words/words";

/** Where the provider sends its events for this account. */
export function WebhooksPanel({ connection }: { connection: ConnectionView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const id = connection.connection_id;
  const provider = providerName(connection.provider);
  const [url, setUrl] = useState("");
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["webhooks", id],
    queryFn: () => backend.listWebhooks(id),
    staleTime: 0,
  });
  const again = () => client.invalidateQueries({ queryKey: ["webhooks", id] });
  const register = useMutation({
    mutationFn: () => backend.registerWebhook(id, url.trim()),
    onSuccess: () => {
      setUrl("");
      tell(t("ui-webhook-registered"));
    },
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: (webhook: string) => backend.removeWebhook(id, webhook),
    onSuccess: () => tell(t("ui-webhook-removed")),
    onSettled: again,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() !== "") register.mutate();
  };
  if (error) {
    return (
      <div className="connection-more">
        <ErrorWords error={error} plain>
          <Button isPending={isFetching} onPress={() => void refetch()}>
            {t("ui-try-again")}
          </Button>
        </ErrorWords>
      </div>
    );
  }
  return (
    <div className="connection-more stack">
      <p className="muted">{t("ui-webhooks-lead", { provider })}</p>
      {!data && <p className="muted skeleton-late">{t("ui-webhooks-loading", { provider })}</p>}
      {data?.length === 0 && <p>{t("ui-webhooks-none")}</p>}
      {data && data.length > 0 && (
        <ul className="webhooks">
          {data.map((it) => (
            <li key={it.webhook_id}>
              <span className="mono break">{it.url}</span>
              <span className={it.active ? "tone-good" : "muted"}>
                {t(it.active ? "ui-webhook-active" : "ui-webhook-resting")}
              </span>
              <Button
                icon="trash"
                aria-label={t("ui-webhook-remove-what", { url: it.url })}
                isPending={remove.isPending && remove.variables === it.webhook_id}
                onPress={() => remove.mutate(it.webhook_id)}
              >
                {t("ui-connection-remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {remove.error && <ErrorWords error={remove.error} />}
      {data && (
        <form className="webhook-form" onSubmit={onSubmit} aria-label={t("ui-webhook-register")}>
          <TextBox
            label={t("ui-webhook-url")}
            hint={t("ui-webhook-url-hint")}
            value={url}
            onChange={setUrl}
            type="url"
            autoComplete="off"
            spellCheck="false"
          />
          <Button type="submit" isDisabled={url.trim() === ""} isPending={register.isPending}>
            {t("ui-webhook-register")}
          </Button>
        </form>
      )}
      {register.error && <ErrorWords error={register.error} />}
    </div>
  );
}
