import { useEffect } from "react";

import { useSettings } from "../queries/queries";
import { keyNames } from "../words/bundles";
import { t } from "../words/words";
import { keysOf, type ChosenKeys } from "./bindings";
import { command } from "./registry";
import { shownKeys } from "./shown-keys";

/** The first key of a command as it is written on the screen; nothing where it has none. */
export function useKeys(id: string): string | undefined {
  const { keys } = useSettings();
  const first = keysOf(command(id), keys)[0];
  return first && shownKeys(first);
}

function keyNameOf(id: string, chosen: ChosenKeys): string {
  const first = keysOf(command(id), chosen)[0];
  return first ? shownKeys(first) : t("ui-keys-none");
}

keyNames.of = (id) => keyNameOf(id, {});

/** Sentences that name a key name the one that was chosen. */
export function useKeyNames(): void {
  const { keys } = useSettings();
  useEffect(() => {
    keyNames.of = (id) => keyNameOf(id, keys);
  }, [keys]);
}
