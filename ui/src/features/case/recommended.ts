import { Store } from "../../components/store";

/** The case that a recommendation was recorded on last: its key leads back to it. */
export const recommended = new Store<string | null>(null);
