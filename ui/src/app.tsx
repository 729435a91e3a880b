import { QueryClientProvider, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  type RouterHistory,
} from "@tanstack/react-router";
import { useEffect, useMemo, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components";

import type { Backend } from "./backend/backend";
import { BackendContext, useBackend } from "./backend/context";
import { readable } from "./backend/readable";
import { useKeyNames } from "./commands/use-keys";
import { LiveRegion } from "./components/announce";
import { Button } from "./components/button";
import { clearDrafts, restoreDrafts } from "./components/draft";
import { ErrorWords } from "./components/error-words";
import { later } from "./components/later";
import { clearNotices, tellError } from "./components/notices";
import { useStore } from "./components/store";
import { forgetAnswerFiles } from "./features/actions/answer-draft";
import { forgetDecoded } from "./features/documents/decoded";
import { forgetFiles } from "./features/documents/tray";
import { recommended } from "./features/case/recommended";
import { forgetRevealed } from "./features/case/reveal";
import { CaseScreen, NoCase } from "./features/case/case-screen";
import { Panes } from "./features/queue/panes";
import { useLinks } from "./features/shell/links";
import { Shell } from "./features/shell/shell";
import { useTextSize, useTheme } from "./features/shell/theme";
import { Gate } from "./features/vault/gate";
import { useSettings, useVault } from "./queries/queries";
import { speak } from "./words/bundles";
import { LOCALES, spoken, wanted } from "./words/language";
import { t } from "./words/words";

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

const root = createRootRoute({ component: Root });
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

function Root() {
  useLock();
  useDraftsKept();
  useLinks();
  return (
    <>
      <Gate>
        <Shell />
      </Gate>
      <LiveRegion />
    </>
  );
}

/** A locked vault leaves nothing of itself on the screen or in what was read before. */
function useLock(): void {
  const backend = useBackend();
  const client = useQueryClient();
  useEffect(
    () =>
      backend.on("locked", () => {
        forgetRevealed();
        recommended.set(null);
        clearDrafts();
        forgetFiles();
        forgetDecoded();
        clearNotices();
        void client
          .invalidateQueries({ queryKey: ["vault"] })
          .then(() =>
            client.removeQueries({ predicate: (query) => query.queryKey[0] !== "vault" }),
          );
      }),
    [backend, client],
  );
}

/** What was typed outlasts lock and window: the vault keeps it. */
function useDraftsKept(): void {
  const backend = useBackend();
  const isOpen = useVault().data?.state === "open";
  useEffect(() => {
    if (!isOpen) return;
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
  }, [backend, isOpen]);
}

/** A fault of this program. What was typed stands outside the screen and is still there. */
function Broken({ reset }: { reset: () => void }) {
  return (
    <main className="gate">
      <ErrorWords error={null}>
        <Button onPress={reset}>{t("ui-try-again")}</Button>
      </ErrorWords>
    </main>
  );
}

/** The settings that hold for every screen. Another language draws all of it anew. */
function Preferences({ children }: { children: ReactNode }) {
  const { language } = useSettings();
  const now = useStore(spoken);
  useTheme();
  useTextSize();
  useKeyNames();
  useEffect(() => {
    const next = wanted(language);
    if (next !== spoken.get()) speak(next).catch(tellError);
  }, [language]);
  return (
    <I18nProvider key={now} locale={LOCALES[now]}>
      {children}
    </I18nProvider>
  );
}

export function App({
  backend,
  client,
  router,
}: {
  backend: Backend;
  client: QueryClient;
  router: ReturnType<typeof makeRouter>;
}) {
  const shown = useMemo(() => readable(backend), [backend]);
  return (
    <BackendContext value={shown}>
      <QueryClientProvider client={client}>
        <Preferences>
          <RouterProvider router={router} />
        </Preferences>
      </QueryClientProvider>
    </BackendContext>
  );
}
