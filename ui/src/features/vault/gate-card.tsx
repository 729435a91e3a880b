import type { ReactNode } from "react";

import type { VaultStateView } from "../../backend/backend";
import { t } from "../../words/words";

export function GateCard({
  title,
  lead,
  vault,
  isWide = false,
  children,
}: {
  title: string;
  lead: string;
  vault: VaultStateView;
  /** For a form that would be too long otherwise. */
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    <main className="gate">
      <div className={`gate-card${isWide ? " is-wide" : ""}`}>
        <p className="wordmark">{t("ui-product")}</p>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {children}
      </div>
      <dl className="gate-facts">
        <div>
          <dt>{t("ui-vault-folder")}</dt>
          <dd className="mono">{vault.dir}</dd>
        </div>
        <div>
          <dt>{t("ui-version")}</dt>
          <dd>{vault.version}</dd>
        </div>
      </dl>
    </main>
  );
}
