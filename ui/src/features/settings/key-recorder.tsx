import { useState, type KeyboardEvent } from "react";

import { holderOf, isTaken, swapped, withKeys, type ChosenKeys } from "../../commands/bindings";
import { chordOf } from "../../commands/chord";
import { type Command } from "../../commands/registry";
import { shownKeys } from "../../commands/shown-keys";
import { Button } from "../../components/button";
import { t } from "../../words/words";

/** Two keys one after the other make a sequence; a third begins anew. */
function joined(before: string, chord: string): string {
  const follows = before !== "" && !before.includes(" ") && !`${before}${chord}`.includes("Ctrl+");
  return follows ? `${before} ${chord}` : chord;
}

/** Takes down the key that is pressed and says what stands in its way. */
export function KeyRecorder({
  command,
  chosen,
  onChoose,
  onCancel,
}: {
  command: Command;
  chosen: ChosenKeys;
  onChoose: (keys: ChosenKeys) => void;
  onCancel: () => void;
}) {
  const [binding, setBinding] = useState("");
  const [isAlt, setIsAlt] = useState(false);
  const taken = isTaken(binding);
  const holder = binding === "" || taken ? null : holderOf(binding, command.id, chosen);
  const canUse = binding !== "" && !taken && holder === null;
  const take = () => onChoose(withKeys(chosen, command, [binding]));

  const onKeyDown = (event: KeyboardEvent) => {
    // Tab goes on to the buttons.
    if (event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return onCancel();
    if (event.key === "Enter" && canUse) return take();
    setIsAlt(event.altKey);
    const chord = event.repeat ? null : chordOf(event.nativeEvent);
    if (chord) setBinding((before) => joined(before, chord));
  };

  const name = t(`ui-command-${command.id}`);
  const told = isAlt
    ? t("ui-keys-no-alt")
    : taken
      ? t("ui-keys-taken", { keys: shownKeys(binding) })
      : holder
        ? t("ui-keys-held", { keys: shownKeys(binding), name: t(`ui-command-${holder.id}`) })
        : t("ui-keys-press-hint");
  return (
    <div className="key-recorder">
      <label className="field">
        <span className="field-label">{t("ui-keys-press", { name })}</span>
        <input
          className="input"
          readOnly
          autoFocus
          value={shownKeys(binding)}
          placeholder={t("ui-keys-press-placeholder")}
          onKeyDown={onKeyDown}
        />
      </label>
      <p className={holder || taken || isAlt ? "warn" : "muted"} role="status">
        {told}
      </p>
      <div className="button-row">
        <Button isDisabled={!canUse} onPress={take}>
          {t("ui-keys-use")}
        </Button>
        {holder && (
          <Button onPress={() => onChoose(swapped(chosen, command, binding))}>
            {t("ui-keys-swap")}
          </Button>
        )}
        <Button onPress={() => onChoose(withKeys(chosen, command, []))}>{t("ui-keys-free")}</Button>
        <Button kind="quiet" onPress={onCancel}>
          {t("ui-cancel")}
        </Button>
      </div>
    </div>
  );
}
