import { Store } from "../../components/store";

/** The case that a recommendation was recorded on last: its key leads back to it. Nothing on the screen
 * depends on it, so that nothing is drawn anew for it before the next case is. */
export const recommended = new Store<string | null>(null);
