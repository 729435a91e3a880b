import qrcode from "qrcode-generator";
import { useMemo, useState } from "react";

import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { tell, tellError } from "../../components/notices";
import { t } from "../../words/words";

/** The code's squares as one path, with the quiet border that readers need. */
function squares(text: string): { path: string; size: number } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const quiet = 4;
  let path = "";
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return { path, size: count + 2 * quiet };
}

export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => squares(text), [text]);
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

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
