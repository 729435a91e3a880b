import { Outlet } from "@tanstack/react-router";
import { Suspense, useEffect, useEffectEvent, useRef } from "react";

import { keysOf } from "../../commands/bindings";
import { Keyboard } from "../../commands/keyboard";
import { runCommand } from "../../commands/recent";
import { shownKeys } from "../../commands/shown-keys";
import { overlay, WorkbenchContext } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { fetchAhead, later } from "../../components/later";
import { Notices, tell } from "../../components/notices";
import { useStore } from "../../components/store";
import { useShellEvents } from "../../queries/events";
import { useConnections } from "../../queries/queries";
import { say, t } from "../../words/words";
import { useDrops } from "../documents/drops";
import { FirstRun } from "../connections/first-run";
import { Band } from "./band";
import { useWorkbench } from "./bench";
import { RolledBack } from "./rolled-back";
import { StatusBar } from "./status-bar";
import { TopBar } from "./top-bar";

const Sheets = later(() => import("./sheets").then((it) => it.Sheets));

/** The first pages of the queue are on the screen by then. */
const AHEAD_MS = 300;

function HiddenPage() {
  return (
    <main className="stage-idle">
      <p>{t("ui-shared-hidden")}</p>
    </main>
  );
}

/** What the screens beside queue and cases are called; those two speak for themselves. */
const PLACES: Record<string, string> = {
  "/new": "ui-new-title",
  "/outbox": "ui-outbox-title",
  "/dashboard": "ui-dashboard-title",
  "/connections": "ui-connections-title",
  "/settings": "ui-settings-title",
};

/** Which screen has come is spoken: nothing of it takes the focus. */
function usePlaceTold(place: string): void {
  const title = PLACES[place];
  useEffect(() => {
    if (title) announce(t(title));
  }, [title]);
}

/** The frame around every screen of an open vault. */
export function Shell() {
  useShellEvents();
  useDrops();
  const bench = useWorkbench();
  usePlaceTold(bench.place);
  const shown = useStore(overlay);
  const connections = useConnections().data;
  const keyboard = useRef(new Keyboard());

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const { command, waiting } = keyboard.current.press(event, bench);
    if (waiting) event.preventDefault();
    if (!command) return;
    event.preventDefault();
    const hindrance = runCommand(command, bench);
    // Back at the queue there is nothing to say.
    if (!hindrance || command.id === "back") return;
    const key = shownKeys(keysOf(command, bench.settings.keys)[0] ?? "");
    tell(t("ui-key-not-now", { key, why: say(hindrance) }), "plain");
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => void fetchAhead().catch(() => undefined), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    announce(t("ui-opened"));
    return () => overlay.set(null);
  }, []);

  const isFirstRun =
    connections?.length === 0 &&
    !bench.place.startsWith("/settings") &&
    !bench.place.startsWith("/connections");
  // What is typed there tells who it is.
  const isHidden = bench.isShared && bench.place.startsWith("/new");
  return (
    <WorkbenchContext value={bench}>
      <div className="shell">
        <TopBar />
        <div className="bands">
          <RolledBack />
          <Band openCase={bench.openCase} connections={connections ?? []} />
        </div>
        <div className="shell-main">
          <Suspense>{isFirstRun ? <FirstRun /> : isHidden ? <HiddenPage /> : <Outlet />}</Suspense>
        </div>
        <StatusBar bench={bench} />
        <Notices />
        <Suspense>{shown && <Sheets shown={shown} bench={bench} />}</Suspense>
      </div>
    </WorkbenchContext>
  );
}
