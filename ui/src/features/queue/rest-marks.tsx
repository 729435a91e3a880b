import type { CaseView } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { fullMoment } from "../../words/format";
import { t } from "../../words/words";
import { untilWords } from "./words";

/** In a case's head: that it rests, and that somebody wants a second look. Each leads to its end. */
export function RestMarks({ view, now }: { view: CaseView; now: number }) {
  return (
    <>
      {view.snoozed_until && (
        <button
          type="button"
          className="badge badge-rest"
          title={fullMoment(view.snoozed_until)}
          onClick={() => overlay.set({ kind: "snooze", chosen: view })}
        >
          <Icon name="clock" size={12} />
          {t("ui-snoozed-till", { time: untilWords(view.snoozed_until, now) })}
        </button>
      )}
      {view.escalated && (
        <button
          type="button"
          className="badge badge-look"
          onClick={() => overlay.set({ kind: "escalate", chosen: view })}
        >
          <Icon name="flag" size={12} />
          {t("ui-escalated")}
        </button>
      )}
    </>
  );
}
