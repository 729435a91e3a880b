const MODIFIERS = ["Shift", "Control", "Meta", "Alt", "AltGraph", "CapsLock", "NumLock", "Fn"];
/** What a keyboard says while an input method composes or an accent waits for its letter. */
const UNFINISHED = ["Process", "Dead", "Unidentified"];

/**
 * A key press as bindings write it: `K`, `Shift+R`, `Ctrl+K`, `ArrowLeft`, `?`, `0`; null for what is
 * never one. Letters and signs are what was typed, so that they fit every layout. Digits are the
 * physical key, because some layouts type them with Shift only. Alt and AltGr type signs.
 */
export function chordOf(event: KeyboardEvent): string | null {
  if (event.isComposing || event.keyCode === 229 || UNFINISHED.includes(event.key)) return null;
  if (event.altKey || event.getModifierState("AltGraph")) return null;
  if (MODIFIERS.includes(event.key)) return null;
  const ctrl = event.ctrlKey || event.metaKey;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit && !event.shiftKey) return ctrl ? `Ctrl+${digit}` : digit;
  if (/^\d$/.test(event.key) && event.code !== "") return null;
  const key = event.key === " " ? "Space" : event.key.length === 1 ? upper(event.key) : event.key;
  // What a sign needs to be typed with differs among keyboards.
  const shift = event.shiftKey && (key.length > 1 || isLetter(key));
  return `${ctrl ? "Ctrl+" : ""}${shift ? "Shift+" : ""}${key}`;
}

function upper(key: string): string {
  const large = key.toUpperCase();
  return large.length === 1 ? large : key;
}

function isLetter(key: string): boolean {
  return key.toLowerCase() !== key.toUpperCase();
}

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

const PRESSED =
  "button, a, summary, label, input, [role=button], [role=tab], [role=checkbox], [role=switch], [role=radio]";

/** Enter, Space and arrows keep their meaning on what has a meaning for them. */
export function hasOwnMeaning(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const key = chord.replace("Shift+", "");
  if (key === "Enter" || key === "Space") return target.closest(PRESSED) !== null;
  if (key === "ArrowLeft" || key === "ArrowRight") {
    return target.closest("[role=tablist], [role=radiogroup], [role=slider]") !== null;
  }
  return false;
}

/** What every text field does with Ctrl. */
const OF_TEXT = ["Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"];

/** Copying and the like inside a text are the text's. */
export function belongsToText(chord: string): boolean {
  return OF_TEXT.includes(chord);
}
