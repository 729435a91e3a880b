import type { Events, RestoredView } from "../../backend/backend";
import { Store } from "../../components/store";

/** A recovery code that was just made; shown until the person says it is kept, and then gone. */
export const freshCode = new Store<string | null>(null);

/** A backup that was just put back; told until the person goes on. */
export const justRestored = new Store<RestoredView | null>(null);

/** How far the vault is brought to this version; null where it is not, or that is over. */
export const upgrading = new Store<Events["updating"] | null>(null);
