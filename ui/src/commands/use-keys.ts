import { useSettings } from "../queries/queries";
import { keysOf } from "./bindings";
import { command, shownKeys } from "./registry";

/** The first key of a command as it is written on the screen; nothing where it has none. */
export function useKeys(id: string): string | undefined {
  const { keys } = useSettings();
  const first = keysOf(command(id), keys)[0];
  return first && shownKeys(first);
}
