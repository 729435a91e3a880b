import type { CaseView } from "../../backend/backend";
import { say, t } from "../../words/words";

/** What is kept of the case and until when. */
export function Kept({ view }: { view: CaseView }) {
  const { on_hold, rows } = view.kept;
  return (
    <section className="rail-section" aria-label={t("ui-kept")}>
      <h2>{t("ui-kept")}</h2>
      {on_hold && <p className="kept-hold">{t("ui-on-hold-all")}</p>}
      <ul className="kept">
        {rows.map((row, index) => (
          <li key={index}>{say(row.told)}</li>
        ))}
      </ul>
    </section>
  );
}
