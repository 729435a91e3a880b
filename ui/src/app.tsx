import { QueryClientProvider, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, type ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

import type { Backend } from "./backend/backend";
import { BackendContext, useBackend } from "./backend/context";
import { readable } from "./backend/readable";
import { LiveRegion } from "./components/announce";
import { BrokenBoundary } from "./components/broken";
import { tellError } from "./components/notices";
import { useStore } from "./components/store";
import { useTextSize, useTheme } from "./features/shell/theme";
import { useWantedCase } from "./features/shell/wanted-case";
import { forgetAll } from "./features/vault/forgotten";
import { Gate } from "./features/vault/gate";
import { useSettings } from "./queries/queries";
import { speak } from "./words/bundles";
import { LOCALES, spoken, wanted } from "./words/language";

/** A locked vault leaves nothing of itself on the screen or in what was read before. */
function useLock(): void {
  const backend = useBackend();
  const client = useQueryClient();
  useEffect(
    () =>
      backend.on("locked", () => {
        forgetAll();
        void client
          .invalidateQueries({ queryKey: ["vault"] })
          .then(() =>
            client.removeQueries({ predicate: (query) => query.queryKey[0] !== "vault" }),
          );
      }),
    [backend, client],
  );
}

/** The gate, and what stands behind it. */
function House({ children }: { children: ReactNode }) {
  useLock();
  useWantedCase();
  return (
    <>
      <BrokenBoundary>
        <Gate>{children}</Gate>
      </BrokenBoundary>
      <LiveRegion />
    </>
  );
}

/** The settings that hold for every screen. Another language draws all of it anew. */
function Preferences({ children }: { children: ReactNode }) {
  const { language } = useSettings();
  const now = useStore(spoken);
  useTheme();
  useTextSize();
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

/** The window. `desk` is what is shown while the vault is open. */
export function App({
  backend,
  client,
  desk,
}: {
  backend: Backend;
  client: QueryClient;
  desk: ReactNode;
}) {
  const shown = useMemo(() => readable(backend), [backend]);
  return (
    <BackendContext value={shown}>
      <QueryClientProvider client={client}>
        <Preferences>
          <House>{desk}</House>
        </Preferences>
      </QueryClientProvider>
    </BackendContext>
  );
}
