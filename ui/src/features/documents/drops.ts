import { useParams } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";

import type { Events } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { announce } from "../../components/announce";
import { tell } from "../../components/notices";
import { Store, useStore } from "../../components/store";
import { t } from "../../words/words";
import { openSlot, take } from "./tray";

/** Where files hang over the window; null when none do. */
export const over = new Store<{ x: number; y: number; slot: string | null } | null>(null);

function slotAt(x: number | null, y: number | null): string | null {
  if (x === null || y === null) return null;
  const element = document.elementFromPoint?.(x, y);
  return element?.closest<HTMLElement>("[data-slot]")?.dataset.slot ?? null;
}

/** Whether a file that is let go now falls into this slot. */
export function useDropTarget(slot: string): boolean {
  return useStore(over)?.slot === slot;
}

/** Files may be let go anywhere; they go to the case that is open. */
export function useDrops(): void {
  const backend = useBackend();
  const caseId = useParams({ strict: false }).caseId ?? null;

  const onDropped = useEffectEvent((payload: Events["files_dropped"]) => {
    over.set(null);
    if (caseId === null) {
      for (const file of payload.files) if (!file.error) void backend.forgetFile(file.handle);
      tell(t("ui-drop-no-case"), "plain");
      return;
    }
    if (payload.files.length === 0) {
      tell(t("ui-drop-no-file"), "plain");
      return;
    }
    const slot = slotAt(payload.x, payload.y) ?? openSlot(caseId);
    take(caseId, payload.files, slot);
    announce(t("ui-drop-taken", { count: payload.files.length }));
  });

  useEffect(() => {
    const stops = [
      backend.on("files_over", (at) => over.set(at && { ...at, slot: slotAt(at.x, at.y) })),
      backend.on("files_dropped", (payload) => onDropped(payload)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [backend]);
}
