import type { Field } from "../../backend/backend";
import { fieldName } from "../../words/format";
import { reasonParts } from "../../words/reasons";
import { t } from "../../words/words";
import { byDocument, byReason, labelOf } from "../actions/asked";

/** What is known of a reason in our words, and what is not as the provider wrote it. */
const reasonWords = (reason: string): string =>
  reasonParts(reason)
    .map(({ words, raw }) => words ?? raw)
    .join(" ");

/** What is asked about a person or about documents, and why. */
export function AskedFields({ fields }: { fields: Field[] }) {
  const groups = byDocument(fields);
  const ofPerson = groups.filter(([key]) => !key.includes(".")).flatMap(([, list]) => list);
  const ofDocuments = groups.filter(([key]) => key.includes("."));
  return (
    <>
      {ofPerson.length > 0 && (
        <div className="asked">
          <Reasons fields={ofPerson} />
        </div>
      )}
      {ofDocuments.map(([document, list]) => (
        <div key={document} className="asked">
          <p className="asked-document">{fieldName(document)}</p>
          <Reasons fields={list} />
        </div>
      ))}
    </>
  );
}

function Reasons({ fields }: { fields: Field[] }) {
  return byReason(fields).map((run) => {
    const names = run.fields.map(labelOf).join(", ");
    return (
      <p key={run.fields[0]?.name}>
        {run.reason === null ? (
          names
        ) : (
          <>
            <span className="muted">{t("ui-asked-of", { what: names })}</span>{" "}
            {reasonWords(run.reason)}
          </>
        )}
      </p>
    );
  });
}
