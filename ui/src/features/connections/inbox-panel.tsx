import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { ConnectionView, InboxView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { t } from "../../words/words";

/** As the inbox's configuration wants them. */
const linesOf = (inbox: InboxView) =>
  `token_sha256 = "${inbox.token_sha256}"\nseal_to = "${inbox.seal_to}"`;

/** The team's inbox, from which this desk fetches the provider's events. */
export function InboxPanel({ connection }: { connection: ConnectionView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const id = connection.connection_id;
  const [address, setAddress] = useState("");
  const { data: inbox, error } = useQuery({
    queryKey: ["inbox", id],
    queryFn: () => backend.showInbox(id),
  });
  const again = () => client.invalidateQueries({ queryKey: ["inbox", id] });
  const set = useMutation({
    mutationFn: () => backend.setInbox(id, address.trim()),
    onSuccess: () => setAddress(""),
    onSettled: again,
  });
  const pull = useMutation({
    mutationFn: () => backend.pullInbox(id),
    onSuccess: ({ accepted }) => tell(t("ui-inbox-pulled", { count: accepted })),
  });
  const remove = useMutation({
    mutationFn: () => backend.removeInbox(id),
    onSuccess: () => tell(t("ui-inbox-removed")),
    onSettled: again,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (address.trim() !== "") set.mutate();
  };
  const copy = (of: InboxView) =>
    void navigator.clipboard?.writeText(linesOf(of)).then(() => tell(t("ui-inbox-copied")));
  return (
    <section className="connection-more stack" aria-label={t("ui-inbox")}>
      <h3>{t("ui-inbox")}</h3>
      <p className="muted">{t("ui-inbox-lead")}</p>
      {error && <ErrorWords error={error} />}
      {inbox === null && (
        <form className="webhook-form" onSubmit={onSubmit} aria-label={t("ui-inbox-set")}>
          <TextBox
            label={t("ui-inbox-address")}
            hint={t("ui-inbox-address-hint")}
            value={address}
            onChange={setAddress}
            type="url"
            autoComplete="off"
            spellCheck="false"
          />
          <Button type="submit" isDisabled={address.trim() === ""} isPending={set.isPending}>
            {t("ui-inbox-set")}
          </Button>
        </form>
      )}
      {set.error && <ErrorWords error={set.error} />}
      {inbox && (
        <>
          <p className="mono break">{inbox.address}</p>
          <p>{t("ui-inbox-lines")}</p>
          <pre className="inbox-lines mono">{linesOf(inbox)}</pre>
          <div className="button-row">
            <Button icon="copy" onPress={() => copy(inbox)}>
              {t("ui-inbox-copy")}
            </Button>
            <Button isPending={pull.isPending} onPress={() => pull.mutate()}>
              {t("ui-inbox-pull")}
            </Button>
            <Button icon="trash" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {t("ui-inbox-remove")}
            </Button>
          </div>
          {pull.error && <ErrorWords error={pull.error} />}
          {remove.error && <ErrorWords error={remove.error} />}
        </>
      )}
    </section>
  );
}
