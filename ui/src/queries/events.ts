import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { Events, SyncStateView } from "../backend/backend";
import { useBackend } from "../backend/context";
import { announce } from "../components/announce";
import { Store } from "../components/store";
import { t } from "../words/words";

/** How many cases have been taken in, and of how many where that is known; null when none come. */
export const intake = new Store<Events["intake"] | null>(null);

/** Reads again what the shell says has changed. */
export function useShellEvents(): void {
  const backend = useBackend();
  const client = useQueryClient();
  useEffect(() => {
    const again = (...queryKey: unknown[]) => void client.invalidateQueries({ queryKey });
    // Every look at the providers begins with “syncing”; what it comes to is what is told.
    let settled = client.getQueryData<SyncStateView>(["sync"])?.state ?? "syncing";
    const stops = [
      backend.on("changed", ({ what, case_ids }) => {
        if (what.includes("cases")) {
          again("queue");
          again("counts");
          again("dashboard");
          again("views");
          if (case_ids.length === 0) again("case");
          for (const id of case_ids) again("case", id);
        }
        if (what.includes("outbox")) again("outbox");
        if (what.includes("connections")) {
          again("connections");
          again("simulated");
        }
        if (what.includes("vault")) {
          for (const of of ["vault", "policy", "queue", "case", "backup", "retention"]) again(of);
        }
      }),
      backend.on("sync", (state) => {
        const before = client.getQueryData<SyncStateView>(["sync"]);
        client.setQueryData(["sync"], state);
        if (before?.state !== state.state) again("simulated");
        if (state.state === "syncing" || state.state === settled) return;
        if (settled !== "syncing") announce(t(`ui-sync-${state.state}`));
        settled = state.state;
      }),
      backend.on("intake", (progress) => {
        const { done, total } = progress;
        intake.set(total !== null && done >= total ? null : progress);
      }),
      backend.on("locked", () => again("vault")),
    ];
    return () => stops.forEach((stop) => stop());
  }, [backend, client]);
}
