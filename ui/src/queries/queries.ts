import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";

import type { Backend, Settings } from "../backend/backend";
import { useBackend } from "../backend/context";

export const DEFAULT_SETTINGS: Settings = {
  hold_seconds: 10,
  idle_lock_minutes: 10,
  theme: "system",
  one_key_shortcuts: true,
  language: "system",
  text_percent: 100,
  reveal_seconds: 30,
  notifications: true,
  keys: {},
};

export function useVault() {
  const backend = useBackend();
  return useQuery({ queryKey: ["vault"], queryFn: () => backend.vaultState() });
}

export function useVaultInfo() {
  const backend = useBackend();
  return useQuery({ queryKey: ["vault-info"], queryFn: () => backend.vaultInfo() });
}

export function useSettings(): Settings {
  const backend = useBackend();
  const { data } = useQuery({ queryKey: ["settings"], queryFn: () => backend.getSettings() });
  return data ?? DEFAULT_SETTINGS;
}

export function useConnections() {
  const backend = useBackend();
  return useQuery({ queryKey: ["connections"], queryFn: () => backend.listConnections() });
}

export function useHasConnections(): boolean {
  return (useConnections().data?.length ?? 0) > 0;
}

export function useSimulatedState() {
  const backend = useBackend();
  return useQuery({ queryKey: ["simulated"], queryFn: () => backend.simulatedState() });
}

export function useViewCounts() {
  const backend = useBackend();
  return useQuery({ queryKey: ["counts"], queryFn: () => backend.viewCounts() });
}

export function useSavedViews() {
  const backend = useBackend();
  return useQuery({ queryKey: ["views"], queryFn: () => backend.savedViews() });
}

/** The case as it is read; the screens share one reading of it. */
export function caseOf(backend: Backend, caseId: string) {
  return queryOptions({ queryKey: ["case", caseId], queryFn: () => backend.showCase(caseId) });
}

export function useCase(caseId: string | null) {
  const backend = useBackend();
  return useQuery({ ...caseOf(backend, caseId ?? ""), enabled: caseId !== null });
}

/** What was read on the documents of a case, beside what is known of the applicant. */
export function useCompared(caseId: string) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["case", caseId, "compared"],
    queryFn: () => backend.comparedDocuments(caseId),
  });
}

export function usePolicy() {
  const backend = useBackend();
  return useQuery({ queryKey: ["policy"], queryFn: () => backend.showPolicy() });
}

export function useBackupState() {
  const backend = useBackend();
  return useQuery({ queryKey: ["backup"], queryFn: () => backend.backupState() });
}

export function useRetention() {
  const backend = useBackend();
  return useQuery({ queryKey: ["retention"], queryFn: () => backend.retentionState() });
}

/** What goes depends on the time too, so that it is asked for whenever somebody looks. */
export function useUpcoming() {
  const backend = useBackend();
  return useQuery({
    queryKey: ["retention", "upcoming"],
    queryFn: () => backend.upcomingErasures(),
    staleTime: 0,
  });
}

export function useSamePerson(caseId: string) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["case", caseId, "same-person"],
    queryFn: () => backend.samePerson(caseId),
  });
}

export function useOutbox(all: boolean) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["outbox", all],
    queryFn: () => backend.listOutbox(all),
    placeholderData: keepPreviousData,
  });
}

export function useDashboard(days: number) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["dashboard", days],
    queryFn: () => backend.dashboard(days),
    placeholderData: keepPreviousData,
  });
}

export function useSyncState() {
  const backend = useBackend();
  return useQuery({ queryKey: ["sync"], queryFn: () => backend.syncState() });
}
