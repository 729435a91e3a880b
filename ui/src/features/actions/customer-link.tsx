import { useState } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { lazily } from "../../components/lazily";
import { tell, tellError } from "../../components/notices";
import { t } from "../../words/words";

const QrCode = lazily(() => import("./qr-code").then((it) => it.QrCode));

/** A page of the provider for the customer: opened outside the application, copied, or shown as a code. */
export function CustomerLink({
  url,
  what,
  withCode = true,
  codeOpen = false,
}: {
  url: string;
  /** What it is, in words: names the code and the buttons. */
  what: string;
  withCode?: boolean;
  codeOpen?: boolean;
}) {
  const backend = useBackend();
  const [code, setCode] = useState(codeOpen);
  const copy = () => {
    void Promise.resolve(navigator.clipboard?.writeText(url)).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  };
  return (
    <div className="customer-link">
      <button
        type="button"
        className="link customer-link-url"
        title={url}
        onClick={() => void backend.openLink(url).catch(tellError)}
      >
        <span className="unseen">{t("ui-link-open", { what })}: </span>
        {url}
      </button>
      <div className="button-row">
        <Button icon="copy" aria-label={t("ui-link-copy-what", { what })} onPress={copy}>
          {t("ui-link-copy")}
        </Button>
        {withCode && (
          <Button
            icon="image"
            aria-expanded={code}
            aria-label={t(code ? "ui-link-code-hide-what" : "ui-link-code-what", { what })}
            onPress={() => setCode(!code)}
          >
            {t(code ? "ui-link-code-hide" : "ui-link-code")}
          </Button>
        )}
      </div>
      {code && <QrCode text={url} label={t("ui-link-code-of", { what })} />}
    </div>
  );
}
