import { keysOf } from "./bindings";
import { belongsToText, chordOf, hasOwnMeaning, takesTyping } from "./chord";
import { COMMANDS, type Command } from "./registry";
import { overlay, type Workbench } from "./workbench";

const SEQUENCE_MS = 1_200;

export interface Pressed {
  command: Command | null;
  /** The first stroke of a sequence was taken. */
  waiting: boolean;
}

const NOTHING: Pressed = { command: null, waiting: false };

/** Turns key presses into commands. */
export class Keyboard {
  #first: { chord: string; at: number } | null = null;

  press(event: KeyboardEvent, bench: Workbench): Pressed {
    if (event.defaultPrevented) return NOTHING;
    const chord = chordOf(event);
    if (!chord || !isAllowed(chord, event, bench)) return NOTHING;
    const first = this.#first;
    this.#first = null;
    const began = first !== null && event.timeStamp - first.at < SEQUENCE_MS;
    // A letter that ends a sequence is not a command of its own.
    const binding = began && !chord.startsWith("Ctrl+") ? `${first.chord} ${chord}` : chord;
    const bound = COMMANDS.flatMap((command) =>
      keysOf(command, bench.settings.keys).map((keys) => ({ command, keys })),
    );
    const found = bound.find((it) => it.keys === binding)?.command;
    if (found) return event.repeat && found.changes ? NOTHING : { command: found, waiting: false };
    if (binding !== chord || !bound.some((it) => it.keys.startsWith(`${chord} `))) return NOTHING;
    this.#first = { chord, at: event.timeStamp };
    return { command: null, waiting: true };
  }
}

function isAllowed(chord: string, event: KeyboardEvent, bench: Workbench): boolean {
  if (overlay.get() !== null) return false;
  const typing = takesTyping(event.target);
  if (chord.startsWith("Ctrl+")) return !(typing && belongsToText(chord));
  if (typing) return false;
  if (chord === "Escape") return true;
  return !hasOwnMeaning(event.target, chord) && bench.settings.one_key_shortcuts;
}
