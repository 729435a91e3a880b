import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { useBackend } from "../../../backend/context";
import { closeOverlay, type BulkAct, type Chosen } from "../../../commands/workbench";
import { announce } from "../../../components/announce";
import { Button } from "../../../components/button";
import { OneOf } from "../../../components/choices";
import { Confirm } from "../../../components/confirm";
import type { IconName } from "../../../components/icon";
import { Sheet } from "../../../components/sheet";
import { useSettings } from "../../../queries/queries";
import { t } from "../../../words/words";
import { useHoldWords } from "../../actions/use-act";
import { together } from "../../outbox/held";
import { keepOnly } from "../selection";
import { nameOf, untilWords } from "../words";
import { useLooked, useRun, type Done, type Looked, type Outcome } from "./bulk";
import { BulkOutcomes, BulkProgress } from "./bulk-outcomes";
import { untilOf } from "./until";
import { NO_REST, UntilChoice } from "./until-choice";

const ICONS: Record<BulkAct, IconName> = { submit: "send", snooze: "clock", export: "file" };
const VARIANTS = ["full", "redacted"] as const;

/** One thing for several cases: who can, who cannot and why, one by one, and how each went. */
export function BulkSheet({ act, chosen }: { act: BulkAct; chosen: readonly Chosen[] }) {
  const backend = useBackend();
  const { hold_seconds: hold } = useSettings();
  const [now] = useState(() => Date.now());
  const [rest, setRest] = useState(NO_REST);
  const [variant, setVariant] = useState<(typeof VARIANTS)[number]>("full");
  const folder = useMutation({ mutationFn: () => backend.chooseExportFolder() });
  // Cases that are done leave the queue while the others are done.
  const [cases] = useState(chosen);
  const looked = useLooked(act, cases);
  const { outcomes, state, run, stop, takenBack } = useRun();
  const until = untilOf(rest.until, rest.date, now);
  const target = folder.data;

  const one: Record<BulkAct, (id: string) => Promise<Done>> = {
    submit: async (id) => {
      const { submission_id: submission } = await backend.submitCase(id, hold);
      together.set((now) => new Set(now).add(submission));
      return { words: t(hold === null ? "ui-bulk-held" : "ui-bulk-submitted"), submission };
    },
    snooze: async (id) => {
      const at = until?.toISOString() ?? "";
      await backend.snoozeCase(id, at, rest.reason.trim() || null);
      return { words: t("ui-snoozed-till", { time: untilWords(at, now) }) };
    },
    export: async (id) => {
      const written = await backend.exportCase(id, variant === "redacted", target?.token ?? "");
      const words = written && t("ui-bulk-written", { path: written.path });
      return { words: words ?? t("ui-bulk-not-written") };
    },
  };
  const start = () => {
    if (act === "submit") together.set(new Set());
    void run(looked.can, one[act]).then(() => {
      announce(t("ui-bulk-finished"));
    });
  };
  const close = () => {
    if (state === "running") return stop();
    // What went well needs nothing more; what did not stays selected.
    const done = new Set(
      outcomes.filter((it) => it.state === "done").map((it) => it.chosen.case_id),
    );
    keepOnly((id) => !done.has(id));
    closeOverlay();
  };

  const isLooking = looked.looked < cases.length;
  const lacks = { submit: false, snooze: until === null, export: !target }[act];
  return (
    <Sheet title={t(`ui-bulk-${act}-title`, { count: cases.length })} onClose={close} size="wide">
      {state === "before" && (
        <Confirm
          button={t(`ui-bulk-${act}-button`, { count: looked.can.length })}
          icon={ICONS[act]}
          isPending={false}
          isDisabled={isLooking || looked.can.length === 0 || lacks}
          error={folder.error}
          onConfirm={start}
        >
          <CanAndCannot act={act} looked={looked} all={cases.length} />
          {act === "submit" && <SubmitLead />}
          {act === "snooze" && <UntilChoice rest={rest} onChange={setRest} now={now} />}
          {act === "export" && (
            <>
              <OneOf
                label={t("ui-export-variant")}
                value={variant}
                onChange={setVariant}
                choices={VARIANTS.map((id) => ({
                  id,
                  label: t(`ui-export-${id}`),
                  detail: t(`ui-export-${id}-detail`),
                }))}
              />
              <div className="button-row">
                <Button icon="file" isPending={folder.isPending} onPress={() => folder.mutate()}>
                  {t("ui-bulk-folder")}
                </Button>
                <span className={target ? "break" : "muted"}>
                  {target?.label ?? t("ui-bulk-no-folder")}
                </span>
              </div>
            </>
          )}
        </Confirm>
      )}
      {state === "running" && (
        <BulkProgress done={outcomes.length} all={looked.can.length} onStop={stop} />
      )}
      {state === "done" && (
        <BulkOutcomes
          outcomes={[...outcomes, ...notPossible(looked)]}
          onTakenBack={takenBack}
          onClose={close}
        />
      )}
    </Sheet>
  );
}

/** Cases that nothing was done to, each with why. */
function notPossible({ cannot }: Looked): Outcome[] {
  return [...cannot].flatMap(([words, cases]) =>
    cases.map((chosen): Outcome => ({ chosen, state: "failed", words })),
  );
}

function SubmitLead() {
  return <p className="muted">{useHoldWords()}</p>;
}

function CanAndCannot({ act, looked, all }: { act: BulkAct; looked: Looked; all: number }) {
  const { can, cannot } = looked;
  if (looked.looked < all) {
    return (
      <p role="status">
        {t("ui-bulk-looking", { done: looked.looked, total: all })}{" "}
        <progress value={looked.looked} max={all} aria-label={t("ui-bulk-looking-label")} />
      </p>
    );
  }
  return (
    <div className="bulk-can">
      <p role="status">{t(`ui-bulk-${act}-can`, { count: can.length, total: all })}</p>
      {[...cannot]
        .sort(([, one], [, other]) => other.length - one.length)
        .map(([why, cases]) => (
          <details key={why} className="bulk-why">
            <summary>
              <span className="bulk-number">{cases.length}</span> {why}
            </summary>
            <ul>
              {cases.map((it) => (
                <li key={it.case_id}>{nameOf(it)}</li>
              ))}
            </ul>
          </details>
        ))}
    </div>
  );
}
