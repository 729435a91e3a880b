import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useBackend } from "../../../backend/context";
import { closeOverlay, type Chosen } from "../../../commands/workbench";
import { Button } from "../../../components/button";
import { Confirm } from "../../../components/confirm";
import { tell } from "../../../components/notices";
import { Sheet } from "../../../components/sheet";
import { t } from "../../../words/words";
import { nameOf, untilWords } from "../words";
import { untilOf } from "./until";
import { NO_REST, UntilChoice } from "./until-choice";

/** Takes a case out of the views for a while, or wakes it. */
export function SnoozeSheet({ chosen }: { chosen: Chosen }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [now] = useState(() => Date.now());
  const [rest, setRest] = useState(NO_REST);
  const until = untilOf(rest.until, rest.date, now);
  const name = nameOf(chosen);
  const done = (words: string) => {
    closeOverlay();
    tell(words);
    void client.invalidateQueries({ queryKey: ["case", chosen.case_id] });
    void client.invalidateQueries({ queryKey: ["queue"] });
    void client.invalidateQueries({ queryKey: ["counts"] });
  };
  const snooze = useMutation({
    mutationFn: (at: Date) =>
      backend.snoozeCase(chosen.case_id, at.toISOString(), rest.reason.trim() || null),
    onSuccess: (_, at) =>
      done(t("ui-snooze-done", { name, time: untilWords(at.toISOString(), now) })),
  });
  const wake = useMutation({
    mutationFn: () => backend.wakeCase(chosen.case_id),
    onSuccess: () => done(t("ui-wake-done", { name })),
  });
  return (
    <Sheet title={t("ui-snooze-title", { name })} onClose={closeOverlay}>
      <Confirm
        button={t("ui-snooze-button")}
        icon="clock"
        isPending={snooze.isPending}
        isDisabled={until === null}
        error={snooze.error ?? wake.error}
        onConfirm={() => until && snooze.mutate(until)}
      >
        {chosen.snoozed_until ? (
          <div className="framed rests">
            <p>{t("ui-snoozed-till", { time: untilWords(chosen.snoozed_until, now) })}</p>
            <Button isPending={wake.isPending} onPress={() => wake.mutate()}>
              {t("ui-wake-button")}
            </Button>
          </div>
        ) : (
          <p className="muted">{t("ui-snooze-lead")}</p>
        )}
        <UntilChoice rest={rest} onChange={setRest} now={now} />
      </Confirm>
    </Sheet>
  );
}
