import { Keys } from "../components/keys";
import { useKeys } from "./use-keys";

/** The first key of a command, as it is bound now. */
export function CommandKeys({ id }: { id: string }) {
  const keys = useKeys(id);
  return keys && <Keys of={keys} />;
}
