import {
  DETAILS,
  type CaseView,
  type DetailName,
  type DetailsView,
  type DocumentDetails,
} from "../../backend/backend";
import { useDraft, useDrafts } from "../../components/draft";
import { isDate, today } from "../../components/moments";
import { t } from "../../words/words";

const KEY = "details:";
const NONE: DocumentDetails = {};

/** What is said about a document type of a case; its sides share it. */
export function useDetails(caseId: string, details: DetailsView | undefined) {
  return useDraft<DocumentDetails>(`${KEY}${caseId}:${details?.document_type ?? ""}`, NONE);
}

/** The same for every document type of a case. */
export function useDetailsOf(view: CaseView): (details: DetailsView) => DocumentDetails {
  const all = useDrafts();
  return (details) =>
    (all[`${KEY}${view.case_id}:${details.document_type}`] as DocumentDetails | undefined) ?? NONE;
}

/** The details that a form asks for, in one order. */
export function wantedDetails(view: DetailsView): DetailName[] {
  return DETAILS.filter((it) => view.needed.includes(it) || view.optional.includes(it));
}

/** What goes out: typed, and not against the provider's rules. */
export function toDetails(view: DetailsView, typed: DocumentDetails): DocumentDetails {
  const wanted = new Set(wantedDetails(view));
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => wanted.has(name as DetailName) && (value ?? "").trim() !== "",
    ),
  );
}

/** Needed, and neither typed nor given before. */
export function lackingDetails(view: DetailsView, typed: DocumentDetails): DetailName[] {
  return view.needed.filter((it) => (typed[it] ?? "").trim() === "" && !view.given[it]);
}

/** What is wrong with a value that was typed. */
export function detailProblem(
  name: DetailName,
  typed: DocumentDetails,
  given: DetailsView["given"],
): string | null {
  const value = (typed[name] ?? "").trim();
  if (value === "" || (name !== "issued" && name !== "expires")) return null;
  if (!isDate(value)) return t("ui-date-wrong");
  if (name === "issued") return value > today() ? t("ui-detail-issued-late") : null;
  if (value <= today()) return t("ui-detail-expired");
  const issued = (typed.issued ?? given.issued ?? "").trim();
  return isDate(issued) && value <= issued ? t("ui-detail-order") : null;
}

/** Whether a file can go with what is said about it. */
export function detailsReady(view: DetailsView, typed: DocumentDetails): boolean {
  return (
    lackingDetails(view, typed).length === 0 &&
    wantedDetails(view).every((it) => detailProblem(it, typed, view.given) === null)
  );
}
