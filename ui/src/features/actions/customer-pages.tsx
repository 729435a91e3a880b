import type { CaseView } from "../../backend/backend";
import { fullMoment, providerName } from "../../words/format";
import { t } from "../../words/words";
import { CustomerLink } from "./customer-link";

/** Pages of the provider that the customer has to open. */
export function CustomerPages({ view }: { view: CaseView }) {
  const provider = providerName(view.provider);
  // Upload pages that belong to a slot stand there.
  const slots = new Set(view.slots.map((it) => it.link));
  const pages = view.pages.filter((it) => !slots.has(it.url));
  const accepted = view.attestations.find((it) => it.kind === "terms");
  if (pages.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-pages-title")}>
      <h2>{t("ui-pages-title")}</h2>
      {pages.map((page) => {
        const what = t(`ui-page-${page.kind}`, { provider, slot: provider });
        return (
          <div key={page.url} className="stack-small">
            <h3>{what}</h3>
            {page.kind === "terms" && accepted ? (
              <p className="tone-good">
                {t("ui-page-terms-accepted", { time: fullMoment(accepted.at) })}
              </p>
            ) : (
              <CustomerLink url={page.url} what={what} />
            )}
          </div>
        );
      })}
    </section>
  );
}
