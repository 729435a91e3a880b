import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import type { Backend } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { parts } from "../../commands/workbench";
import { Store } from "../../components/store";
import { caseOf, useVault } from "../../queries/queries";
import { warm } from "../documents/decoded";
import { useRest } from "../documents/rest";
import { firstSlot, latestIn, pictureOf } from "../documents/kept";

/** The case that is open comes first; so long it has the computer for itself. */
const QUIET_MS = 400;

/** The case that is drawn already, out of sight, while another one is open: the key for the next one
 * has only to show it. */
export const madeReady = new Store<{ after: string; caseId: string } | null>(null);

/** The case that the key for the next one opens from here: what was read of other lists does not
 * count. */
function nextInQueue(caseId: string): string | null {
  const { queue } = parts;
  return queue?.current()?.case_id === caseId ? (queue.next()?.case_id ?? null) : null;
}

/** Reads a case and decodes the pictures of its first document, so that opening it waits for
 * nothing. */
async function prefetch(client: QueryClient, backend: Backend, caseId: string): Promise<void> {
  const view = await client.ensureQueryData(caseOf(backend, caseId));
  const slot = firstSlot(view);
  const document = slot === null ? undefined : latestIn(view, slot);
  if (!document || document.erased_at) return;
  for (const part of ["source", "prepared"] as const) {
    await warm(await client.ensureQueryData(pictureOf(backend, document, part, 1)));
  }
}

/** While a case is read, the next one is made ready, and drawn. */
export function usePrefetch(caseId: string): void {
  const backend = useBackend();
  const client = useQueryClient();
  const isShared = useVault().data?.screen_shared === true;
  const isDue = useRest(QUIET_MS, caseId) && !isShared;
  useEffect(() => {
    if (!isDue) return;
    const next = nextInQueue(caseId);
    if (!next) return;
    let isLeft = false;
    prefetch(client, backend, next).then(
      () => {
        if (!isLeft) madeReady.set({ after: caseId, caseId: next });
      },
      // What fails here fails again, and is told, when the case is opened.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [backend, client, caseId, isDue]);
}
