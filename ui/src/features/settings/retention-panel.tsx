import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { RetentionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { useRetention } from "../../queries/queries";
import { say, t } from "../../words/words";
import { UpcomingErasures } from "./upcoming-erasures";

/** How long what each connection's cases hold is kept, and what goes next. */
export function RetentionPanel() {
  const { data: state, error } = useRetention();
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <section className="panel stack" aria-labelledby="retention-title">
      <h2 id="retention-title">{t("ui-retention")}</h2>
      <p className="muted">{t("ui-retention-lead")}</p>
      {error && <ErrorWords error={error} />}
      {state?.connections.length === 0 && <p>{t("ui-retention-no-connection")}</p>}
      {state?.refused && <p className="muted">{say(state.refused)}</p>}
      {state && state.connections.length > 0 && (
        <ul className="rules">
          {state.connections.map((rule) => (
            <li key={rule.connection_id} className="stack">
              <div className="rules-head">
                <h3>{rule.name}</h3>
                {!state.refused && changed !== rule.connection_id && (
                  <Button
                    aria-label={t("ui-retention-change-of", { name: rule.name })}
                    onPress={() => setChanged(rule.connection_id)}
                  >
                    {t("ui-retention-change")}
                  </Button>
                )}
              </div>
              {changed === rule.connection_id ? (
                <Change rule={rule} onDone={() => setChanged(null)} />
              ) : (
                <Rules rule={rule} />
              )}
            </li>
          ))}
        </ul>
      )}
      <UpcomingErasures refused={state?.refused ?? null} />
    </section>
  );
}

/** The rules of a connection in sentences. */
function Rules({ rule }: { rule: RetentionView }) {
  return (
    <ul className="rules-words">
      <li>{t("ui-retention-files", { days: rule.keep_days })}</li>
      <li>{t("ui-retention-unsent", { days: rule.unsent_days })}</li>
      <li>
        {rule.record_keeper
          ? t("ui-retention-keeper")
          : t("ui-retention-applicant", { days: rule.applicant_days })}
      </li>
    </ul>
  );
}

/** As the fields hold them: text, until it is all numbers. */
function asText(rule: RetentionView) {
  return {
    keep_days: String(rule.keep_days),
    unsent_days: String(rule.unsent_days),
    applicant_days: String(rule.applicant_days),
  };
}

const FIELDS = ["keep_days", "unsent_days", "applicant_days"] as const;

function Change({ rule, onDone }: { rule: RetentionView; onDone: () => void }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [days, setDays] = useState(() => asText(rule));
  const [keeper, setKeeper] = useState(rule.record_keeper);
  const wrong = FIELDS.filter((name) => !/^\d{1,6}$/.test(days[name].trim()));
  const set = useMutation({
    mutationFn: () =>
      backend.setRetention(rule.connection_id, {
        keep_days: Number(days.keep_days),
        unsent_days: Number(days.unsent_days),
        applicant_days: Number(days.applicant_days),
        record_keeper: keeper,
      }),
    onSuccess: () => {
      tell(t("ui-retention-set", { name: rule.name }));
      void client.invalidateQueries({ queryKey: ["retention"] });
      void client.invalidateQueries({ queryKey: ["case"] });
      onDone();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (wrong.length === 0) set.mutate();
  };
  return (
    <form
      className="stack inset"
      onSubmit={onSubmit}
      aria-label={t("ui-retention-change-of", { name: rule.name })}
    >
      {FIELDS.map((name) => (
        <TextBox
          key={name}
          label={t(`ui-retention-${name}`)}
          hint={t(`ui-retention-${name}-hint`)}
          value={days[name]}
          onChange={(value) => setDays({ ...days, [name]: value })}
          error={wrong.includes(name) ? t("ui-retention-no-number") : null}
          isDisabled={name === "applicant_days" && keeper}
          className="field-short"
          autoComplete="off"
        />
      ))}
      <Tick isSelected={keeper} onChange={setKeeper}>
        {t("ui-retention-record_keeper")}
        <span className="radio-detail">{t("ui-retention-record_keeper-hint")}</span>
      </Tick>
      {set.error && <ErrorWords error={set.error} />}
      <div className="button-row">
        <Button kind="main" type="submit" isPending={set.isPending} isDisabled={wrong.length > 0}>
          {t("ui-retention-save")}
        </Button>
        <Button className="tall" onPress={onDone}>
          {t("ui-cancel")}
        </Button>
      </div>
    </form>
  );
}
