import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { KeptRow, Message, UpcomingView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { ErrorWords } from "../../components/error-words";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { useUpcoming } from "../../queries/queries";
import { amount, fullMoment } from "../../words/format";
import { say, t } from "../../words/words";

/** Lines that are shown; the copied text has all. */
const SHOWN = 6;

/** What goes now and within 30 days; for who may, erasing what is due at once. */
export function UpcomingErasures({ refused }: { refused: Message | null }) {
  const { data: view, error } = useUpcoming();
  const [erases, setErases] = useState(false);
  if (error) return <ErrorWords error={error} />;
  if (!view) return null;
  const due = view.due.documents + view.due.applicants;
  const copy = () => {
    void Promise.resolve(navigator.clipboard?.writeText(asText(view))).then(
      () => tell(t("ui-upcoming-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  };
  return (
    <div className="stack inset" role="group" aria-labelledby="upcoming-title">
      <h3 id="upcoming-title">{t("ui-upcoming")}</h3>
      <dl className="facts facts-wide">
        <div>
          <dt>{t("ui-upcoming-due")}</dt>
          <dd>{amount(view.due)}</dd>
        </div>
        <div>
          <dt>{t("ui-upcoming-soon")}</dt>
          <dd>{amount(view.soon)}</dd>
        </div>
        {view.on_hold > 0 && (
          <div>
            <dt>{t("ui-upcoming-hold")}</dt>
            <dd>{t("ui-upcoming-held", { count: view.on_hold })}</dd>
          </div>
        )}
      </dl>
      {!view.clock_confirmed && <p className="framed">{t("ui-upcoming-clock")}</p>}
      {view.rows.length > 0 && (
        <ul className="rules-words">
          {view.rows.slice(0, SHOWN).map((row, index) => (
            <li key={index}>
              <span className="mono muted">{caseOf(row)}</span> {say(row.told)}
            </li>
          ))}
        </ul>
      )}
      {view.rows.length > SHOWN && (
        <p className="muted">{t("ui-upcoming-more", { count: view.rows.length - SHOWN })}</p>
      )}
      <div className="button-row">
        <Button icon="copy" isDisabled={view.rows.length === 0} onPress={copy}>
          {t("ui-upcoming-copy")}
        </Button>
        <Button
          icon="trash"
          isDisabled={due === 0 || refused !== null}
          onPress={() => setErases(true)}
        >
          {t("ui-erase-open")}
        </Button>
      </div>
      {erases && <EraseSheet view={view} onClose={() => setErases(false)} />}
    </div>
  );
}

function caseOf(row: KeptRow): string {
  return row.external_id ?? row.case_id;
}

function asText(view: UpcomingView): string {
  const amounts = [
    `${t("ui-upcoming-due")}: ${amount(view.due)}`,
    `${t("ui-upcoming-soon")}: ${amount(view.soon)}`,
  ];
  const rows = view.rows.map((row) => `${caseOf(row)}: ${say(row.told)}`);
  return [t("ui-upcoming-head", { moment: fullMoment(view.up_to) }), ...amounts, "", ...rows].join(
    "\n",
  );
}

/** Says how much goes before it goes; where no provider's clock agrees, a person's word counts. */
function EraseSheet({ view, onClose }: { view: UpcomingView; onClose: () => void }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [isRight, setIsRight] = useState(false);
  const erase = useMutation({
    mutationFn: () => backend.eraseDue(!view.clock_confirmed),
    onSuccess: (erased) => {
      tell(t("ui-erase-done", { amount: amount(erased) }));
      void client.invalidateQueries({ queryKey: ["retention"] });
      void client.invalidateQueries({ queryKey: ["case"] });
      onClose();
    },
  });
  const canErase = view.clock_confirmed || isRight;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (canErase) erase.mutate();
  };
  return (
    <Sheet title={t("ui-erase-title")} onClose={onClose}>
      <form className="sheet-form" onSubmit={onSubmit}>
        <div className="sheet-body">
          <p>{t("ui-erase-lead", { amount: amount(view.due) })}</p>
          <p>{t("ui-erase-for-good")}</p>
          {!view.clock_confirmed && (
            <Tick isSelected={isRight} onChange={setIsRight}>
              {t("ui-erase-clock", { moment: fullMoment(view.up_to) })}
              <span className="radio-detail">{t("ui-erase-clock-detail")}</span>
            </Tick>
          )}
          {erase.error && <ErrorWords error={erase.error} />}
        </div>
        <div className="sheet-foot">
          <Button onPress={onClose}>{t("ui-cancel")}</Button>
          <Button
            kind="danger"
            className="tall"
            type="submit"
            isPending={erase.isPending}
            isDisabled={!canErase}
          >
            {t("ui-erase-button", { amount: amount(view.due) })}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
