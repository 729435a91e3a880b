import { useQuery } from "@tanstack/react-query";

import type { ConnectionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { Icon } from "../../components/icon";
import { tellError } from "../../components/notices";
import { calendarDate, providerName } from "../../words/format";
import { hasWords, t } from "../../words/words";

/** What the customer has to be shown, as the provider publishes it now. */
export function Agreements({ connection }: { connection: ConnectionView }) {
  const backend = useBackend();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["agreements", connection.connection_id],
    queryFn: () => backend.agreements(connection.connection_id),
    // A new version may have come since the last application.
    staleTime: 0,
  });
  const provider = providerName(connection.provider);
  const open = (url: string) => void backend.openLink(url).catch(tellError);
  return (
    <section className="form-section" aria-labelledby="section-agreements">
      <div>
        <h2 id="section-agreements">{t("ui-form-agreements")}</h2>
        {error && (
          <ErrorWords error={error}>
            <Button isPending={isFetching} onPress={() => void refetch()}>
              {t("ui-try-again")}
            </Button>
          </ErrorWords>
        )}
        {data && (
          <>
            <p>
              {t("ui-agreements-version", { provider })}{" "}
              <strong className="mono">{data.version}</strong>
              {data.release_date && (
                <span className="muted">
                  {" "}
                  {t("ui-agreements-of", { date: calendarDate(data.release_date) })}
                </span>
              )}
            </p>
            <ul className="agreements">
              {data.documents.map((document) => (
                <li key={document.url}>
                  <Icon name="file" size={14} />
                  <button type="button" className="link" onClick={() => open(document.url)}>
                    {document.title}
                  </button>
                  <span className="muted">
                    {hasWords(`ui-agreement-${document.category}`)
                      ? t(`ui-agreement-${document.category}`)
                      : (document.category ?? "")}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {!data && !error && (
          <p className="muted skeleton-late">{t("ui-agreements-loading", { provider })}</p>
        )}
      </div>
      <aside
        className="form-rules"
        aria-label={t("ui-form-rules", { section: t("ui-form-agreements") })}
      >
        <ul>
          <li>{t("ui-rules-agreements-1")}</li>
          <li>{t("ui-rules-agreements-2")}</li>
        </ul>
      </aside>
    </section>
  );
}
