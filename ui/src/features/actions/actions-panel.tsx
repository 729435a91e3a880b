import type { ActionView, CaseView } from "../../backend/backend";
import { overlay, parts } from "../../commands/workbench";
import { Button } from "../../components/button";
import { providerName } from "../../words/format";
import { say, t } from "../../words/words";
import {
  ACTION_ICONS,
  actionWords,
  asksInformation,
  isAbsent,
  lackingAttestations,
  mainAction,
  SHEETS,
} from "./actions";

/**
 * Every action of the case that the bar below has no button for; what is not possible now stands
 * there with its reason.
 */
export function ActionsPanel({ view }: { view: CaseView }) {
  const main = mainAction(view);
  const inBar = (it: ActionView) =>
    it.action === main || (it.action === "attach" && (it.available || !it.reason));
  const there = view.actions.filter((it) => !isAbsent(it) && !inBar(it));
  const absent = view.actions.filter(isAbsent);
  const lacking = lackingAttestations(view);
  const asks = asksInformation(view);
  if (there.length + lacking.length === 0 && !asks) return null;
  return (
    <section className="rail-section" aria-label={t("ui-acts")}>
      <h2>{t("ui-acts")}</h2>
      <ul className="acts">
        {there.map((it) => (
          <Act key={it.action} view={view} action={it} />
        ))}
        {asks && (
          <li>
            <Button icon="note" onPress={() => overlay.set({ kind: "answer-outside" })}>
              {t("ui-act-answer-outside")}
            </Button>
          </li>
        )}
        {lacking.length > 0 && (
          <li>
            <Button icon="check" onPress={() => overlay.set({ kind: "attest" })}>
              {t("ui-act-attest")}
            </Button>
          </li>
        )}
      </ul>
      {absent.length > 0 && (
        <p className="muted small">
          {t("ui-acts-absent", {
            provider: providerName(view.provider),
            list: absent.map((it) => t(`ui-act-name-${it.action}`)).join(", "),
          })}
        </p>
      )}
    </section>
  );
}

function Act({ view, action }: { view: CaseView; action: ActionView }) {
  const reasonId = `why-not-${action.action}`;
  const run = () =>
    action.action === "attach" ? parts.stage?.choose() : overlay.set(SHEETS[action.action]);
  return (
    <li>
      <Button
        icon={ACTION_ICONS[action.action]}
        isDisabled={!action.available}
        aria-describedby={action.reason ? reasonId : undefined}
        onPress={run}
      >
        {actionWords(view, action.action)}
      </Button>
      {!action.available && action.reason && (
        <p id={reasonId} className="act-reason">
          {say(action.reason)}
        </p>
      )}
    </li>
  );
}
