import { useState } from "react";

import { keysOf, withKeys } from "../../commands/bindings";
import { fitness } from "../../commands/fuzzy";
import { COMMANDS, GROUPS, type Command } from "../../commands/registry";
import { shownKeys } from "../../commands/shown-keys";
import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { TextBox } from "../../components/fields";
import { Keys } from "../../components/keys";
import { useSettings } from "../../queries/queries";
import { t } from "../../words/words";
import { KeyRecorder } from "./key-recorder";
import { useChange } from "./use-change";

/** Every command and its keys, which a person may choose anew. */
export function KeysPanel() {
  const settings = useSettings();
  const change = useChange();
  const [typed, setTyped] = useState("");
  const [recording, setRecording] = useState<string | null>(null);
  const found = COMMANDS.filter((it) => fitness(t(`ui-command-${it.id}`), typed) !== null);
  const chosen = Object.keys(settings.keys).length;
  return (
    <section className="panel stack">
      <h2>{t("ui-settings-keys-title")}</h2>
      <Tick
        isSelected={settings.one_key_shortcuts}
        onChange={(one_key_shortcuts) => change({ one_key_shortcuts })}
      >
        {t("ui-settings-keys")}
        <span className="radio-detail">{t("ui-settings-keys-detail")}</span>
      </Tick>
      <TextBox label={t("ui-keys-find-command")} value={typed} onChange={setTyped} />
      {found.length === 0 && <p className="muted">{t("ui-palette-none", { typed })}</p>}
      {GROUPS.map((group) => {
        const members = found.filter((it) => it.group === group);
        if (members.length === 0) return null;
        return (
          <div key={group} className="key-choices">
            <h3>{t(`ui-group-${group}`)}</h3>
            <ul>
              {members.map((it) => (
                <KeyChoice
                  key={it.id}
                  it={it}
                  isRecording={recording === it.id}
                  onRecord={(on) => setRecording(on ? it.id : null)}
                />
              ))}
            </ul>
          </div>
        );
      })}
      <div className="button-row">
        <Button isDisabled={chosen === 0} onPress={() => change({ keys: {} })}>
          {t("ui-keys-reset-all")}
        </Button>
        <span className="muted">{t("ui-keys-chosen", { count: chosen })}</span>
      </div>
    </section>
  );
}

function KeyChoice({
  it,
  isRecording,
  onRecord,
}: {
  it: Command;
  isRecording: boolean;
  onRecord: (on: boolean) => void;
}) {
  const { keys: chosen } = useSettings();
  const change = useChange();
  const name = t(`ui-command-${it.id}`);
  const keys = keysOf(it, chosen).map(shownKeys);
  return (
    <li>
      <div className="key-choice">
        <span className="key-choice-name">{name}</span>
        {keys.length === 0 && <span className="muted">{t("ui-keys-none")}</span>}
        {keys.map((one) => (
          <span key={one}>
            <Keys of={one} />
            <span className="unseen">{one}</span>
          </span>
        ))}
        {chosen[it.id] && (
          <Button
            kind="quiet"
            aria-label={t("ui-keys-reset-what", { name })}
            onPress={() => change({ keys: withKeys(chosen, it, it.keys) })}
          >
            {t("ui-keys-reset")}
          </Button>
        )}
        <Button
          kind="quiet"
          aria-label={t("ui-keys-change-what", { name })}
          aria-expanded={isRecording}
          onPress={() => onRecord(!isRecording)}
        >
          {t("ui-keys-change")}
        </Button>
      </div>
      {isRecording && (
        <KeyRecorder
          command={it}
          chosen={chosen}
          onChoose={(next) => {
            change({ keys: next });
            onRecord(false);
          }}
          onCancel={() => onRecord(false)}
        />
      )}
    </li>
  );
}
