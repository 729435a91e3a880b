import { useEffect, useEffectEvent, useRef, type ReactNode } from "react";
import { flushSync } from "react-dom";

import type { CaseView, ComparisonView, Difference } from "../../backend/backend";
import { offer } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { dots } from "../../components/shape";
import { useCompared } from "../../queries/queries";
import { calendarDate, providerName } from "../../words/format";
import { t } from "../../words/words";
import { ElsewhereCases } from "./elsewhere-cases";
import type { Looked } from "./looked";

const ORDER: Difference[] = ["different", "missing", "format", "same"];
const SIGN: Record<Difference, string> = { same: "=", format: "≈", different: "≠", missing: "–" };

/** The document that is open held against the applicant, beside the picture: the file that is not
 * attached yet, else what was read when the kept one was attached. */
export function ComparisonsSection({
  view,
  slot,
  looked,
  onFacts,
}: {
  view: CaseView;
  slot: string | null;
  looked: Looked | null;
  /** Brings this part of the case to the screen, where only one has room. */
  onFacts: () => void;
}) {
  const kept = useCompared(view.case_id).data?.find((it) => it.slot === slot);
  if (looked === null) {
    if (!kept || kept.comparisons.length + kept.elsewhere.length === 0) return null;
    return (
      <Section>
        <ElsewhereCases cases={kept.elsewhere} />
        {kept.comparisons.length > 0 && (
          <>
            <Comparisons view={view} comparisons={kept.comparisons} onFacts={onFacts} />
            <p className="muted small">{t("ui-compared-kept")}</p>
          </>
        )}
      </Section>
    );
  }
  // Nothing to say of what is not shown, or not there to be read.
  if (looked.progress === "pages" || !looked.tried || !looked.tried.before) return null;
  const doubts = looked.recognised?.doubts ?? [];
  return (
    <Section>
      {doubts.length > 0 && (
        <p className="doubt">
          <Icon name="alert" size={14} /> {t("ui-doubt-lead")}
        </p>
      )}
      <ElsewhereCases cases={looked.recognised?.elsewhere ?? []} />
      {looked.progress === "reading" ? (
        <p className="muted skeleton-late">{t("ui-reading")}</p>
      ) : looked.isUnread ? (
        <p className="muted">{t("ui-read-failed")}</p>
      ) : (
        looked.recognised && (
          <Comparisons view={view} comparisons={looked.recognised.comparisons} onFacts={onFacts} />
        )
      )}
    </Section>
  );
}

function Section({ children }: { children: ReactNode }) {
  return (
    <section className="rail-section" aria-label={t("ui-compared")}>
      <h2>{t("ui-compared")}</h2>
      {children}
    </section>
  );
}

/** Leads from one field that differs to the next, and round again. */
function useMismatches(count: number, onFacts: () => void) {
  const table = useRef<HTMLTableElement>(null);
  const next = useEffectEvent(() => {
    // What is not on the screen takes no focus.
    flushSync(onFacts);
    const rows = [...(table.current?.querySelectorAll<HTMLElement>("[data-mismatch]") ?? [])];
    const at = rows.findIndex((it) => it === document.activeElement);
    const row = rows[(at + 1) % rows.length];
    row?.focus();
    row?.scrollIntoView({ block: "nearest" });
  });
  useEffect(() => (count > 0 ? offer("pairs", { next: () => next() }) : undefined), [count]);
  return table;
}

/** What differs stands first. Rows are drawn in two lines, so what they are is said to those who hear. */
function Comparisons({
  view,
  comparisons,
  onFacts,
}: {
  view: CaseView;
  comparisons: ComparisonView[];
  onFacts: () => void;
}) {
  const mismatches = comparisons.filter((it) => it.difference === "different").length;
  const table = useMismatches(mismatches, onFacts);
  const [first] = comparisons;
  if (!first) return <p className="muted">{t("ui-read-nothing")}</p>;
  const sorted = [...comparisons].sort(
    (a, b) => ORDER.indexOf(a.difference) - ORDER.indexOf(b.difference),
  );
  // Who may not see values sees how they stand to each other.
  const hasValues = comparisons.some((it) => it.applicant !== null || it.document !== null);
  const sources = [...new Set(comparisons.map((it) => it.read_from))];
  return (
    <table ref={table} className="comparisons" role="table">
      <caption className="unseen">
        {t(`ui-read-from-${first.read_from}`, { name: view.name ?? t("ui-no-name") })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" className="unseen">
            {t("ui-compared-field")}
          </th>
          {hasValues && (
            <th scope="col" role="columnheader">
              {t("ui-compared-applicant")}
              <span className="compared-source">
                {t("ui-compared-source-applicant", { provider: providerName(view.provider) })}
              </span>
            </th>
          )}
          {hasValues && (
            <th scope="col" role="columnheader">
              {t("ui-compared-document")}
              <span className="compared-source">
                {sources.map((it) => t(`ui-compared-source-${it}`)).join(", ")}
              </span>
            </th>
          )}
          <th scope="col" role="columnheader" className="unseen">
            {t("ui-compared-result")}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sorted.map((it) => (
          <Row
            key={`${it.field} ${it.read_from}`}
            comparison={it}
            hasValues={hasValues}
            hasSource={sources.length > 1}
          />
        ))}
      </tbody>
    </table>
  );
}

const valueWords = (value: string | null) =>
  value === null ? t("ui-compared-none") : calendarDate(dots(value));

/** On which side it is missing, where this person may see so. */
function resultWords({ difference, applicant, document }: ComparisonView): string {
  if (difference !== "missing") return t(`ui-difference-${difference}`);
  if (applicant !== null) return t("ui-difference-not-read");
  return t(document !== null ? "ui-difference-not-given" : "ui-difference-missing");
}

/** What agrees needs no word for the eye. */
const QUIET = new Set<Difference>(["same", "format"]);

function Row({
  comparison,
  hasValues,
  hasSource,
}: {
  comparison: ComparisonView;
  hasValues: boolean;
  hasSource: boolean;
}) {
  const { field, applicant, document, difference } = comparison;
  const isMismatch = difference === "different";
  const words = resultWords(comparison);
  return (
    <tr
      role="row"
      className={`compared compared-${difference}`}
      data-mismatch={isMismatch ? "" : undefined}
      tabIndex={isMismatch ? -1 : undefined}
    >
      <th scope="row" role="rowheader">
        {t(`ui-compared-${field}`)}
      </th>
      {hasValues && <td role="cell">{valueWords(applicant)}</td>}
      {hasValues && (
        <td role="cell">
          {valueWords(document)}
          {hasSource && document !== null && (
            <span className="compared-source">
              {t(`ui-compared-source-${comparison.read_from}`)}
            </span>
          )}
        </td>
      )}
      <td role="cell" className="compared-result" title={words}>
        <span aria-hidden="true">{SIGN[difference]}</span>{" "}
        <span className={QUIET.has(difference) ? "unseen" : undefined}>{words}</span>
      </td>
    </tr>
  );
}
