import type { ReactNode } from "react";

import { Button } from "../../components/button";
import { t } from "../../words/words";
import { JournalPanel } from "../journal/journal-panel";
import { BackupPanel } from "./backup-panel";
import { DiagnosticsPanel } from "./diagnostics-panel";
import { GeneralPanel } from "./general-panel";
import { KeysPanel } from "./keys-panel";
import { PolicyPanel } from "./policy-panel";
import { RetentionPanel } from "./retention-panel";
import { VaultPanel } from "./vault-panel";

/** The sections in their order. Each is a panel of its own file, under the heading of its name. */
const SECTIONS: readonly { id: string; name: string; panel: () => ReactNode }[] = [
  { id: "general", name: "ui-settings-general", panel: () => <GeneralPanel /> },
  { id: "keys", name: "ui-settings-keys-title", panel: () => <KeysPanel /> },
  { id: "vault", name: "ui-settings-vault", panel: () => <VaultPanel /> },
  { id: "backup", name: "ui-backup", panel: () => <BackupPanel /> },
  { id: "retention", name: "ui-retention", panel: () => <RetentionPanel /> },
  { id: "policy", name: "ui-policy", panel: () => <PolicyPanel /> },
  { id: "journal", name: "ui-journal", panel: () => <JournalPanel /> },
  { id: "diagnostics", name: "ui-diagnostics", panel: () => <DiagnosticsPanel /> },
];

function goTo(id: string): void {
  const section = document.getElementById(`settings-${id}`);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}

export function SettingsScreen() {
  return (
    <main className="page settings">
      <header className="page-head">
        <h1>{t("ui-settings-title")}</h1>
      </header>
      <nav className="settings-sections" aria-label={t("ui-settings-sections")}>
        {SECTIONS.map(({ id, name }) => (
          <Button key={id} kind="quiet" onPress={() => goTo(id)}>
            {t(name)}
          </Button>
        ))}
      </nav>
      <div className="settings-panels">
        {SECTIONS.map(({ id, panel }) => (
          <div key={id} id={`settings-${id}`} tabIndex={-1}>
            {panel()}
          </div>
        ))}
      </div>
    </main>
  );
}
