import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { PolicyView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell, tellError } from "../../components/notices";
import { usePolicy, useVault } from "../../queries/queries";
import { count, fullMoment } from "../../words/format";
import { t } from "../../words/words";

const DIGEST = 12;

/** Reasons, checklists and due hours of this desk: what holds, and for who may, another one. */
export function PolicyPanel() {
  const backend = useBackend();
  const { data: view, error } = usePolicy();
  const role = useVault().data?.reviewer?.role;
  const [text, setText] = useState<string | null>(null);
  const read = useMutation({
    mutationFn: () => backend.readPolicy(),
    onSuccess: (chosen) => chosen !== null && setText(chosen),
    onError: tellError,
  });
  const save = useMutation({
    mutationFn: () => backend.savePolicy(),
    onSuccess: (path) => path && tell(t("ui-policy-saved", { path })),
    onError: tellError,
  });
  return (
    <section className="panel stack">
      <h2>{t("ui-policy")}</h2>
      <p className="muted">{t("ui-policy-lead")}</p>
      {error && <ErrorWords error={error} />}
      {view && <Facts view={view} />}
      {view && text === null && (
        <div className="button-row">
          <Button isPending={save.isPending} onPress={() => save.mutate()}>
            {t("ui-policy-save")}
          </Button>
          {role === "supervisor" && (
            <>
              <Button isPending={read.isPending} onPress={() => read.mutate()}>
                {t("ui-policy-read")}
              </Button>
              <Button onPress={() => setText(JSON.stringify(view.policy, null, 2))}>
                {t("ui-policy-edit")}
              </Button>
            </>
          )}
        </div>
      )}
      {text !== null && <Edit text={text} onText={setText} onDone={() => setText(null)} />}
    </section>
  );
}

function Facts({ view }: { view: PolicyView }) {
  const { policy } = view;
  const items = new Set(policy.checklists.flatMap((list) => list.items.map((it) => it.code)));
  const reasons = Object.values(policy.reasons).flat().length;
  return (
    <dl className="facts facts-wide">
      <div>
        <dt>{t("ui-policy-version")}</dt>
        <dd>
          {view.version === 0 ? t("ui-policy-shipped") : view.version}
          <span className="fact-detail mono">{view.digest.slice(0, DIGEST)}</span>
        </dd>
      </div>
      {view.set_at && (
        <div>
          <dt>{t("ui-policy-set")}</dt>
          <dd>
            {fullMoment(view.set_at)}
            <span className="fact-detail">{view.set_by}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{t("ui-policy-due")}</dt>
        <dd>{t("ui-policy-hours", { ...policy.due_hours })}</dd>
      </div>
      <div>
        <dt>{t("ui-policy-lists")}</dt>
        <dd>{t("ui-policy-amounts", { reasons: count(reasons), items: count(items.size) })}</dd>
      </div>
    </dl>
  );
}

/** The text of a policy; one that cannot be used is told with its place and stays here. */
function Edit({
  text,
  onText,
  onDone,
}: {
  text: string;
  onText: (text: string) => void;
  onDone: () => void;
}) {
  const backend = useBackend();
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: () => backend.setPolicy(text),
    onSuccess: (view) => {
      client.setQueryData(["policy"], view);
      void client.invalidateQueries({ queryKey: ["queue"] });
      void client.invalidateQueries({ queryKey: ["case"] });
      tell(t("ui-policy-holds", { version: view.version }));
      onDone();
    },
  });
  return (
    <>
      <TextBox
        className="field-code"
        label={t("ui-policy-text")}
        rows={18}
        spellCheck="false"
        value={text}
        onChange={onText}
      />
      {set.error && <ErrorWords error={set.error} />}
      <div className="button-row">
        <Button kind="main" isPending={set.isPending} onPress={() => set.mutate()}>
          {t("ui-policy-use")}
        </Button>
        <Button onPress={onDone}>{t("ui-cancel")}</Button>
      </div>
    </>
  );
}
