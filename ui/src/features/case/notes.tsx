import type { CaseView } from "../../backend/backend";
import { CommandKeys } from "../../commands/command-keys";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { usePolicy } from "../../queries/queries";
import { moment } from "../../words/format";
import { codeWords, t } from "../../words/words";
import { Outdated } from "./outdated";

export function Notes({ view }: { view: CaseView }) {
  const decision = view.recommendation;
  const policy = usePolicy().data?.policy;
  const labels = new Map(
    (decision ? (policy?.reasons[decision.recommendation] ?? []) : []).map((it) => [
      it.code,
      it.label,
    ]),
  );
  return (
    <section className="rail-section" aria-label={t("ui-tab-notes")}>
      <h2>
        {t("ui-tab-notes")}
        <Button
          kind="quiet"
          icon="note"
          shortcut={<CommandKeys id="note" />}
          onPress={() => overlay.set({ kind: "note" })}
        >
          {t("ui-note-add")}
        </Button>
      </h2>
      {decision && (
        <article className="note note-decision">
          <header>
            <strong>{t(`ui-recommended-${decision.recommendation}`)}</strong>
            <span className="muted">{moment(decision.at)}</span>
          </header>
          {decision.outdated && <Outdated changed={decision.changed ?? []} />}
          <p>
            {decision.reasons
              .map((reason) => codeWords("reason", reason, labels.get(reason)))
              .join(" · ")}
          </p>
          {decision.text && <p className="note-text">{decision.text}</p>}
          {decision.private && (
            <p className="note-private">
              <span className="private-label">{t("ui-private")}</span> {decision.private}
            </p>
          )}
        </article>
      )}
      {view.notes.length === 0 && !decision && <p className="muted">{t("ui-notes-none")}</p>}
      {[...view.notes].reverse().map((note, index) => (
        <article key={`${note.at}-${index}`} className="note">
          <header>
            <strong>{note.reviewer}</strong>
            <span className="muted">{moment(note.at)}</span>
          </header>
          <p className={note.erased ? "muted" : "note-text"}>
            {note.erased ? t("ui-note-erased") : note.text}
          </p>
        </article>
      ))}
    </section>
  );
}
