import type { CaseView, ComparisonView, Difference } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { dots } from "../../components/shape";
import { calendarDate } from "../../words/format";
import { t } from "../../words/words";
import type { Looked } from "./looked";

const ORDER: Difference[] = ["different", "missing", "format", "same"];
const SIGN: Record<Difference, string> = { same: "=", format: "≈", different: "≠", missing: "–" };

/** The file that is open held against the applicant, beside the picture. */
export function ComparisonsSection({ view, looked }: { view: CaseView; looked: Looked }) {
  // Nothing to say of what is not shown, or not there to be read.
  if (looked.progress === "pages" || !looked.tried || !looked.tried.before) return null;
  const doubts = looked.recognised?.doubts ?? [];
  return (
    <section className="rail-section" aria-label={t("ui-compared")}>
      <h2>{t("ui-compared")}</h2>
      {doubts.length > 0 && (
        <p className="doubt">
          <Icon name="alert" size={14} /> {t("ui-doubt-lead")}
        </p>
      )}
      <Comparisons view={view} looked={looked} />
    </section>
  );
}

/** What differs stands first. */
function Comparisons({ view, looked }: { view: CaseView; looked: Looked }) {
  if (looked.progress === "reading") {
    return <p className="muted skeleton-late">{t("ui-reading")}</p>;
  }
  if (looked.isUnread) return <p className="muted">{t("ui-read-failed")}</p>;
  if (!looked.recognised) return null;
  const { comparisons } = looked.recognised;
  const [first] = comparisons;
  if (!first) return <p className="muted">{t("ui-read-nothing")}</p>;
  const sorted = [...comparisons].sort(
    (a, b) => ORDER.indexOf(a.difference) - ORDER.indexOf(b.difference),
  );
  // Who may not see values sees how they stand to each other.
  const hasValues = comparisons.some((it) => it.applicant !== null || it.document !== null);
  return (
    <table className="comparisons">
      <caption>
        {t(`ui-read-from-${first.read_from}`, { name: view.name ?? t("ui-no-name") })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("ui-compared-field")}</th>
          {hasValues && <th scope="col">{t("ui-compared-applicant")}</th>}
          {hasValues && <th scope="col">{t("ui-compared-document")}</th>}
          <th scope="col">{t("ui-compared-result")}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((it) => (
          <Row key={`${it.field} ${it.read_from}`} comparison={it} hasValues={hasValues} />
        ))}
      </tbody>
    </table>
  );
}

const valueWords = (value: string | null) =>
  value === null ? t("ui-compared-none") : calendarDate(dots(value));

function Row({ comparison, hasValues }: { comparison: ComparisonView; hasValues: boolean }) {
  const { field, applicant, document, difference } = comparison;
  return (
    <tr className={`compared compared-${difference}`}>
      <th scope="row">{t(`ui-compared-${field}`)}</th>
      {hasValues && <td>{valueWords(applicant)}</td>}
      {hasValues && <td>{valueWords(document)}</td>}
      <td className="compared-result">
        <span aria-hidden="true">{SIGN[difference]}</span> {t(`ui-difference-${difference}`)}
      </td>
    </tr>
  );
}
