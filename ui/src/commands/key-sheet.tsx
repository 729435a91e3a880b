import { useState } from "react";

import { TextBox } from "../components/fields";
import { Keys } from "../components/keys";
import { Sheet } from "../components/sheet";
import { t } from "../words/words";
import { COMMANDS, GROUPS, shownKeys } from "./registry";
import { closeOverlay, type Workbench } from "./workbench";

/** Every key, by group; what is not possible here and now is dimmed. */
export function KeySheet({ bench }: { bench: Workbench }) {
  const [typed, setTyped] = useState("");
  const shown = COMMANDS.filter(
    (it) =>
      it.keys.length > 0 &&
      t(`ui-command-${it.id}`).toLowerCase().includes(typed.trim().toLowerCase()),
  );
  return (
    <Sheet title={t("ui-keys-title")} onClose={closeOverlay} size="wide">
      <div className="sheet-body">
        {!bench.settings.one_key_shortcuts && <p className="muted">{t("ui-keys-off")}</p>}
        <TextBox label={t("ui-keys-find")} value={typed} onChange={setTyped} autoFocus />
        <div className="key-groups">
          {GROUPS.map((group) => {
            const members = shown.filter((it) => it.group === group);
            if (members.length === 0) return null;
            return (
              <section key={group} className="key-group">
                <h3>{t(`ui-group-${group}`)}</h3>
                <ul>
                  {members.map((it) => (
                    <li key={it.id} className={it.hindrance(bench) ? "muted" : undefined}>
                      <span>{t(`ui-command-${it.id}`)}</span>
                      <span className="key-alternatives">
                        {it.keys.map((keys) => (
                          <Keys key={keys} of={shownKeys(keys)} />
                        ))}
                      </span>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </div>
        <p className="muted small">{t("ui-keys-rules")}</p>
      </div>
    </Sheet>
  );
}
