import { Button } from "../../../components/button";
import { Icon, type IconName } from "../../../components/icon";
import { tell } from "../../../components/notices";
import { span } from "../../../words/format";
import { t } from "../../../words/words";
import { useHeld } from "../../outbox/held";
import { useTakeBack } from "../../outbox/take-back";
import { nameOf } from "../words";
import type { Outcome } from "./bulk";

const ICONS: Record<Outcome["state"], IconName> = { done: "check", failed: "alert", left: "minus" };
const STATES = ["failed", "left", "done"] as const;

export function BulkProgress({
  done,
  all,
  onStop,
}: {
  done: number;
  all: number;
  onStop: () => void;
}) {
  return (
    <>
      <div className="sheet-body">
        <p>{t("ui-bulk-running", { done, total: all })}</p>
        <progress
          className="bulk-progress"
          value={done}
          max={all}
          aria-label={t("ui-bulk-progress")}
        />
        <p className="muted">{t("ui-bulk-stop-hint")}</p>
      </div>
      <div className="sheet-foot">
        <Button icon="close" onPress={onStop} autoFocus>
          {t("ui-bulk-stop")}
        </Button>
      </div>
    </>
  );
}

const lineOf = (it: Outcome) =>
  [
    nameOf(it.chosen),
    it.chosen.external_id ?? it.chosen.case_id,
    t(`ui-bulk-is-${it.state}`),
    it.words,
  ].join("\t");

/** How each went, what did not go well first. */
export function BulkOutcomes({
  outcomes,
  onTakenBack,
  onClose,
}: {
  outcomes: readonly Outcome[];
  onTakenBack: (submissions: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const of = (state: Outcome["state"]) => outcomes.filter((it) => it.state === state);
  const ordered = STATES.flatMap(of);
  const { held, seconds } = useHeld();
  const ours = new Set(outcomes.map((it) => it.submission));
  const waiting = held.filter((it) => ours.has(it.submission_id));
  const takeBack = useTakeBack((taken) =>
    onTakenBack(new Set(taken.map((it) => it.submission_id))),
  );
  const copy = () =>
    void navigator.clipboard?.writeText(ordered.map(lineOf).join("\n")).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  return (
    <>
      <div className="sheet-body">
        <p role="status">
          {t("ui-bulk-sum", {
            done: of("done").length,
            failed: of("failed").length,
            left: of("left").length,
          })}
        </p>
        <ul className="bulk-outcomes" aria-label={t("ui-bulk-outcomes")}>
          {ordered.map((it) => (
            <li key={it.chosen.case_id} className={`outcome-${it.state}`}>
              <Icon name={ICONS[it.state]} size={14} />
              <span className="outcome-name">{nameOf(it.chosen)}</span>
              <span className="outcome-words">
                <strong>{t(`ui-bulk-is-${it.state}`)}</strong> {it.words}
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="sheet-foot">
        {waiting.length > 0 && (
          <>
            <span className="sheet-next" aria-hidden="true">
              {t("ui-leave-in", { count: waiting.length, amount: span(seconds) })}
            </span>
            <Button
              icon="undo"
              isPending={takeBack.isPending}
              onPress={() => takeBack.mutate(waiting)}
            >
              {t("ui-bulk-take-back", { count: waiting.length })}
            </Button>
          </>
        )}
        <Button icon="copy" onPress={copy}>
          {t("ui-bulk-copy")}
        </Button>
        <Button kind="main" autoFocus onPress={onClose}>
          {t("ui-close")}
        </Button>
      </div>
    </>
  );
}
