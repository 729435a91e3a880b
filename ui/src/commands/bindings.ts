import { COMMANDS, type Command } from "./registry";

/** Keys that a person chose, by command; an empty list takes its keys away. */
export type ChosenKeys = Record<string, string[]>;

/** What can be no command's key, because dialogs, the focus and the clipboard need it. */
const TAKEN = ["Tab", "Shift+Tab", "Ctrl+Enter", "Ctrl+Shift+Enter", "Ctrl+C", "Ctrl+V", "Ctrl+X"];

export function isTaken(binding: string): boolean {
  return binding.split(" ").some((chord) => TAKEN.includes(chord));
}

/** The keys of a command, as shipped or as chosen. The first is the one shown. */
export function keysOf(command: Command, chosen: ChosenKeys): readonly string[] {
  return chosen[command.id] ?? command.keys;
}

/** Two bindings where one is the other, or begins it, cannot both be reached. */
function collide(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}

/** The other command that has this binding now. */
export function holderOf(binding: string, id: string, chosen: ChosenKeys): Command | null {
  const holds = (it: Command) => keysOf(it, chosen).some((key) => collide(key, binding));
  return COMMANDS.find((it) => it.id !== id && holds(it)) ?? null;
}

/** Gives a command keys; what is as shipped is not kept. */
export function withKeys(chosen: ChosenKeys, command: Command, keys: string[]): ChosenKeys {
  const { [command.id]: _, ...others } = chosen;
  const isShipped = keys.join("\n") === command.keys.join("\n");
  return isShipped ? others : { ...others, [command.id]: keys };
}

/** Gives a command the binding of another one, which gets what this one had. */
export function swapped(chosen: ChosenKeys, command: Command, binding: string): ChosenKeys {
  const holder = holderOf(binding, command.id, chosen);
  const before = [...keysOf(command, chosen)];
  const after = withKeys(chosen, command, [binding]);
  if (!holder) return after;
  const left = keysOf(holder, chosen).filter((key) => !collide(key, binding));
  return withKeys(after, holder, [...before.filter((key) => key !== binding), ...left]);
}
