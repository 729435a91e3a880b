import { useState } from "react";

import { TextBox } from "../components/fields";
import { Keys } from "../components/keys";
import { Sheet } from "../components/sheet";
import { say, t } from "../words/words";
import { keysOf } from "./bindings";
import { fitness } from "./fuzzy";
import { COMMANDS, GROUPS, type Command, type Group } from "./registry";
import { shownKeys } from "./shown-keys";
import { closeOverlay, type Workbench } from "./workbench";

/** What a person is at stands first. */
function inOrder(bench: Workbench): readonly Group[] {
  const here: Group[] = bench.openCase ? ["case", "document"] : bench.place === "/" ? [] : ["go"];
  return [...here, ...GROUPS.filter((it) => !here.includes(it))];
}

/** Every key, by group; what is not possible here and now says why. */
export function KeySheet({ bench }: { bench: Workbench }) {
  const [typed, setTyped] = useState("");
  const { keys: chosen, one_key_shortcuts } = bench.settings;
  const fits = (it: Command) => {
    const shown = keysOf(it, chosen).map(shownKeys);
    const isKey = shown.some((keys) => keys.toLowerCase() === typed.trim().toLowerCase());
    return shown.length > 0 && (isKey || fitness(t(`ui-command-${it.id}`), typed) !== null);
  };
  const found = COMMANDS.filter(fits);
  return (
    <Sheet title={t("ui-keys-title")} onClose={closeOverlay} size="wide">
      <div className="sheet-body">
        {!one_key_shortcuts && <p className="muted">{t("ui-keys-off")}</p>}
        <TextBox label={t("ui-keys-find")} value={typed} onChange={setTyped} autoFocus />
        {found.length === 0 && <p className="muted">{t("ui-palette-none", { typed })}</p>}
        <div className="key-groups">
          {inOrder(bench).map((group) => {
            const members = found.filter((it) => it.group === group);
            if (members.length === 0) return null;
            return (
              <section key={group} className="key-group">
                <h3>{t(`ui-group-${group}`)}</h3>
                <ul>
                  {members.map((it) => (
                    <KeyRow key={it.id} it={it} bench={bench} />
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

function KeyRow({ it, bench }: { it: Command; bench: Workbench }) {
  const hindrance = it.hindrance(bench);
  return (
    <li className={hindrance ? "muted" : undefined}>
      <span>
        {t(`ui-command-${it.id}`)}
        {hindrance && <span className="key-why">{say(hindrance)}</span>}
      </span>
      <span className="key-alternatives">
        {keysOf(it, bench.settings.keys).map((keys) => (
          <span key={keys}>
            <Keys of={shownKeys(keys)} />
            <span className="unseen">{shownKeys(keys)}</span>
          </span>
        ))}
      </span>
    </li>
  );
}
