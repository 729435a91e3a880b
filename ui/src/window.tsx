import { createHashHistory } from "@tanstack/react-router";

import { Desk, makeRouter } from "./desk";

const router = makeRouter(createHashHistory());

/** The first place has to be known before anything of it can be drawn. */
export const placed = router.load();

/** The desk of the window, whose places stand in its address. */
export function WindowDesk() {
  return <Desk router={router} />;
}
