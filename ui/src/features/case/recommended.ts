import { Store } from "../../components/store";

/** The case that a recommendation was recorded on last: its key leads back to it. It is looked at when
 * the key is pressed: nothing on the screen is drawn anew for it. */
export const recommended = new Store<string | null>(null);
