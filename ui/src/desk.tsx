import {
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  type RouterHistory,
} from "@tanstack/react-router";
import { useEffect } from "react";

import { useBackend } from "./backend/context";
import { useKeyNames } from "./commands/use-keys";
import { Broken } from "./components/broken";
import { clearDrafts, restoreDrafts } from "./components/draft";
import { later } from "./components/later";
import { clearNotices } from "./components/notices";
import { forgetAnswerFiles } from "./features/actions/answer-draft";
import { CaseScreen, NoCase } from "./features/case/case-screen";
import { recommended } from "./features/case/recommended";
import { forgetRevealed } from "./features/case/reveal";
import { forgetDecoded } from "./features/documents/decoded";
import { forgetFiles } from "./features/documents/tray";
import { Panes } from "./features/queue/panes";
import { useLinks } from "./features/shell/links";
import { Shell } from "./features/shell/shell";
import { whenLocked } from "./features/vault/forgotten";

// The queue and the case are what work begins with; the other screens come when there is time.
const ApplicationScreen = later(() =>
  import("./features/application/application-screen").then((it) => it.ApplicationScreen),
);
const OutboxScreen = later(() =>
  import("./features/outbox/outbox-screen").then((it) => it.OutboxScreen),
);
const DashboardScreen = later(() =>
  import("./features/dashboard/dashboard-screen").then((it) => it.DashboardScreen),
);
const ConnectionsScreen = later(() =>
  import("./features/connections/connections-screen").then((it) => it.ConnectionsScreen),
);
const SettingsScreen = later(() =>
  import("./features/settings/settings-screen").then((it) => it.SettingsScreen),
);

// Also while something else is shown of the open vault.
whenLocked(() => {
  forgetRevealed();
  recommended.set(null);
  clearDrafts();
  forgetFiles();
  forgetDecoded();
  clearNotices();
});

const root = createRootRoute({ component: Behind });
const panes = createRoute({ getParentRoute: () => root, id: "panes", component: Panes });
const routeTree = root.addChildren([
  panes.addChildren([
    createRoute({ getParentRoute: () => panes, path: "/", component: NoCase }),
    createRoute({ getParentRoute: () => panes, path: "/cases/$caseId", component: CaseScreen }),
  ]),
  createRoute({ getParentRoute: () => root, path: "/new", component: ApplicationScreen }),
  createRoute({ getParentRoute: () => root, path: "/outbox", component: OutboxScreen }),
  createRoute({ getParentRoute: () => root, path: "/dashboard", component: DashboardScreen }),
  createRoute({ getParentRoute: () => root, path: "/connections", component: ConnectionsScreen }),
  createRoute({ getParentRoute: () => root, path: "/settings", component: SettingsScreen }),
]);

export function makeRouter(history: RouterHistory) {
  return createRouter({ routeTree, history, defaultErrorComponent: Broken });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

/** What stands behind the gate: it is there as long as the vault is open. */
function Behind() {
  useDraftsKept();
  useLinks();
  useKeyNames();
  return <Shell />;
}

/** What was typed outlasts lock and window: the vault keeps it. */
function useDraftsKept(): void {
  const backend = useBackend();
  useEffect(() => {
    let isMeant = true;
    const restore = async () => {
      // Without what was kept, what is typed from now on is.
      const kept = await backend.listDrafts().catch(() => []);
      if (!isMeant) return;
      restoreDrafts(backend, kept);
      forgetAnswerFiles();
    };
    void restore();
    return () => {
      isMeant = false;
    };
  }, [backend]);
}

export function Desk({ router }: { router: ReturnType<typeof makeRouter> }) {
  return <RouterProvider router={router} />;
}
