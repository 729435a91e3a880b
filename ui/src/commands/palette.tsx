import { useState, type KeyboardEvent } from "react";

import { Icon } from "../components/icon";
import { Keys } from "../components/keys";
import { Sheet } from "../components/sheet";
import { say, t } from "../words/words";
import { COMMANDS, shownKeys, type Command } from "./registry";
import { closeOverlay, type Workbench } from "./workbench";

function matches(label: string, typed: string): boolean {
  const words = label.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part));
}

/** Every command by name. What is not possible now says why. */
export function Palette({ bench }: { bench: Workbench }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const found = COMMANDS.filter((it) => it.id !== "palette")
    .map((it) => ({ it, label: t(`ui-command-${it.id}`), hindrance: it.hindrance(bench) }))
    .filter(({ label }) => matches(label, typed))
    .sort((a, b) => Number(a.hindrance !== null) - Number(b.hindrance !== null));
  const current = Math.min(at, found.length - 1);

  const run = (it: Command) => {
    if (it.hindrance(bench)) return;
    closeOverlay();
    it.run(bench);
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
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      run(chosen.it);
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
          {found.map(({ it, label, hindrance }, index) => (
            <li
              key={it.id}
              id={`palette-${index}`}
              role="option"
              aria-selected={index === current}
              aria-disabled={hindrance !== null}
              className="palette-item"
              onMouseMove={() => setAt(index)}
              onClick={() => run(it)}
            >
              <Icon name={it.icon} />
              <span className="palette-label">{label}</span>
              {hindrance && <span className="palette-why">{say(hindrance)}</span>}
              {!hindrance && it.keys[0] && <Keys of={shownKeys(it.keys[0])} />}
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className="palette-none">{t("ui-palette-none", { typed })}</p>}
      </div>
    </Sheet>
  );
}
