import { useState, type KeyboardEvent } from "react";

import { Icon } from "../components/icon";
import { Keys } from "../components/keys";
import { Sheet } from "../components/sheet";
import { useStore } from "../components/store";
import { say, t } from "../words/words";
import { keysOf } from "./bindings";
import { fitness } from "./fuzzy";
import { recent, runCommand } from "./recent";
import { COMMANDS, type Command, type Hindrance } from "./registry";
import { shownKeys } from "./shown-keys";
import { closeOverlay, type Workbench } from "./workbench";

export interface Found {
  it: Command;
  label: string;
  hindrance: Hindrance;
}

/** What fits, the best first; of what fits alike, what ran lately; what is not possible last. */
export function find(typed: string, bench: Workbench, ran: readonly string[]): Found[] {
  const age = (it: Command) => (ran.indexOf(it.id) + 1 || ran.length + 1) - 1;
  return COMMANDS.filter((it) => it.id !== "palette")
    .map((it) => ({ it, label: t(`ui-command-${it.id}`), hindrance: it.hindrance(bench) }))
    .map((found) => ({ ...found, fit: fitness(found.label, typed) }))
    .filter((found) => found.fit !== null)
    .sort(
      (a, b) =>
        Number(a.hindrance !== null) - Number(b.hindrance !== null) ||
        (b.fit ?? 0) - (a.fit ?? 0) ||
        age(a.it) - age(b.it),
    );
}

/** Every command by name. What is not possible now says why. */
export function Palette({ bench }: { bench: Workbench }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = find(typed, bench, useStore(recent));
  const current = Math.min(at, found.length - 1);

  const run = ({ it, hindrance }: Found) => {
    if (hindrance) return;
    closeOverlay();
    runCommand(it, bench);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const next = (current + step + found.length) % Math.max(found.length, 1);
      setAt(next);
      document.getElementById(`palette-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const chosen = found[current];
    if (event.key === "Enter" && !event.nativeEvent.isComposing && chosen) {
      event.preventDefault();
      run(chosen);
    }
  };

  return (
    <Sheet title={t("ui-palette-title")} onClose={closeOverlay} headless>
      <div className="palette">
        <div className="palette-search">
          <Icon name="search" />
          <input
            autoFocus
            role="combobox"
            aria-label={t("ui-palette-title")}
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={found.length > 0 ? `palette-${current}` : undefined}
            placeholder={t("ui-palette-placeholder")}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <ul
          id="palette-list"
          role="listbox"
          aria-label={t("ui-palette-title")}
          className="palette-list"
        >
          {found.map((one, index) => {
            const keys = keysOf(one.it, bench.settings.keys)[0];
            return (
              <li
                key={one.it.id}
                id={`palette-${index}`}
                role="option"
                aria-selected={index === current}
                aria-disabled={one.hindrance !== null}
                className="palette-item"
                onMouseMove={() => setAt(index)}
                onClick={() => run(one)}
              >
                <Icon name={one.it.icon} />
                <span className="palette-label">{one.label}</span>
                {one.hindrance && <span className="palette-why">{say(one.hindrance)}</span>}
                {keys && <Keys of={shownKeys(keys)} />}
              </li>
            );
          })}
        </ul>
        {found.length === 0 && <p className="palette-none">{t("ui-palette-none", { typed })}</p>}
      </div>
    </Sheet>
  );
}
