import type { CaseView } from "../../backend/backend";
import { providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { submissionWords } from "../outbox/held";

interface Said {
  key: string;
  about: string;
  words: string;
}

/** All that the provider said in its own words, as it was received. */
function saidBy(view: CaseView): Said[] {
  return [
    ...(view.provider_status
      ? [{ key: "status", about: t("ui-raw-status"), words: view.provider_status }]
      : []),
    ...view.provider_reasons.map((words, at) => ({
      key: `reason-${at}`,
      about: t("ui-raw-reason"),
      words,
    })),
    ...view.slots.flatMap(({ slot, provider_word, reason }) =>
      [provider_word, reason].flatMap((words, at) =>
        words ? [{ key: `${slot}-${at}`, about: slotName(slot), words }] : [],
      ),
    ),
    ...view.submissions.flatMap((it) =>
      it.refusal
        ? [
            {
              key: it.submission_id,
              about: t("ui-raw-refusal", {
                what: submissionWords(it),
                status: String(it.refusal.status),
              }),
              words: it.refusal.words,
            },
          ]
        : [],
    ),
  ];
}

/** What this screen says of the provider is our reading; its own words are one click away. */
export function RawWords({ view }: { view: CaseView }) {
  const said = saidBy(view);
  if (said.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-raw")}>
      <details className="raw-words">
        <summary>{t("ui-raw-of", { provider: providerName(view.provider) })}</summary>
        <dl className="facts">
          {said.map((it) => (
            <div key={it.key}>
              <dt>{it.about}</dt>
              <dd className="mono">{it.words}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
