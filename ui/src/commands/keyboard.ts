import { COMMANDS, type Command } from "./registry";
import { overlay, type Workbench } from "./workbench";

const SEQUENCE_MS = 1_200;

/** Where typing belongs to the element: one-key shortcuts are dead there. */
export function takesTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) {
    return !["checkbox", "radio", "button", "submit"].includes(target.type);
  }
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target.closest("[role=menu], [role=listbox], [role=dialog], [role=alertdialog]") !== null;
}

/** Enter, Space and arrows keep their meaning on what has a meaning for them. */
function hasOwnMeaning(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === "Enter" || key === " ") {
    return target.closest("button, a, [role=button], [role=tab], [role=checkbox], label") !== null;
  }
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return target.closest("[role=tablist], [role=radiogroup]") !== null;
  }
  return false;
}

interface Stroke {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

function strokeOf(event: KeyboardEvent): Stroke {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return { key: letter, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
}

function fits(chord: string, stroke: Stroke): boolean {
  const ctrl = chord.startsWith("Ctrl+");
  const shift = chord.startsWith("Shift+");
  const key = chord.slice(ctrl ? 5 : shift ? 6 : 0);
  // What a sign needs to be typed with differs among keyboards.
  const isLetter = /^[A-Z]$/.test(key);
  return ctrl === stroke.ctrl && key === stroke.key && (!isLetter || shift === stroke.shift);
}

export interface Pressed {
  command: Command | null;
  /** The first stroke of a sequence was taken. */
  waiting: boolean;
}

/** Turns key presses into commands. */
export class Keyboard {
  #first: { stroke: Stroke; at: number } | null = null;

  press(event: KeyboardEvent, bench: Workbench): Pressed {
    const none = { command: null, waiting: false };
    if (event.isComposing || event.altKey || event.defaultPrevented) return none;
    if (["Shift", "Control", "Meta"].includes(event.key)) return none;
    const stroke = strokeOf(event);
    const typing = takesTyping(event.target) || overlay.get() !== null;
    const first = this.#first;
    this.#first = null;
    for (const command of COMMANDS) {
      for (const binding of command.keys) {
        const chords = binding.split(" ");
        const [chord = "", second] = chords;
        if (second) {
          const begun =
            first && event.timeStamp - first.at < SEQUENCE_MS && fits(chord, first.stroke);
          if (!typing && bench.settings.one_key_shortcuts && begun && fits(second, stroke)) {
            return { command, waiting: false };
          }
          continue;
        }
        if (!fits(chord, stroke) || (event.repeat && command.changes)) continue;
        if (!this.#allowed(stroke, typing, event, bench)) continue;
        // A letter that ends a sequence is not a command of its own.
        if (first && fits("G", first.stroke) && !stroke.ctrl) continue;
        return { command, waiting: false };
      }
    }
    if (!typing && !stroke.ctrl && stroke.key === "G") {
      this.#first = { stroke, at: event.timeStamp };
      return { command: null, waiting: true };
    }
    return none;
  }

  #allowed(stroke: Stroke, typing: boolean, event: KeyboardEvent, bench: Workbench): boolean {
    if (overlay.get() !== null) return false;
    // Undo and all of a text are the text's.
    if (stroke.ctrl) return !(typing && (stroke.key === "Z" || stroke.key === "A"));
    if (typing) return false;
    if (stroke.key === "Escape") return true;
    if (hasOwnMeaning(event.target, event.key)) return false;
    return bench.settings.one_key_shortcuts;
  }
}
