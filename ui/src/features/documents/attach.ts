import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { AttachedView, CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { overlay } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { useSettings } from "../../queries/queries";
import { providerName, slotName, span } from "../../words/format";
import { t } from "../../words/words";
import { toDetails, useDetailsOf } from "./details";
import { forgetLooks } from "./looked";
import { remove, type TrayFile } from "./tray";

/** What is said when a file was attached. */
function saidOf(attached: AttachedView, provider: string, hold: number | null): string {
  const slot = slotName(attached.slot);
  if (attached.doubts.length > 0) {
    return t("ui-attached-doubted", { slot, provider: providerName(provider) });
  }
  return hold === null
    ? t("ui-attached-held", { slot })
    : t("ui-attached", { slot, count: hold, amount: span(hold) });
}

/** Seals the file in the vault and puts its upload into the outbox. Where the person is in doubt,
 * the sheet that asks opens by itself if `asks`; the upload is held either way. */
export function useAttach(view: CaseView, asks: boolean) {
  const backend = useBackend();
  const client = useQueryClient();
  const { hold_seconds } = useSettings();
  const detailsOf = useDetailsOf(view);
  return useMutation({
    mutationFn: ({ file }: { file: TrayFile }) => {
      const slot = file.slot ?? "";
      const known = view.slots.find((it) => it.slot === slot)?.details;
      return backend.attachFile({
        case_id: view.case_id,
        slot,
        handle: file.file.handle,
        details: known ? toDetails(known, detailsOf(known)) : {},
        edit: file.edit,
        confirm_person: null,
        hold_seconds,
      });
    },
    onSuccess: (attached, { file }) => {
      const { handle } = file.file;
      remove(view.case_id, handle);
      forgetLooks(client, handle);
      if (attached.doubts.length > 0) {
        const { submission_id, slot } = attached;
        const { case_id, name, provider } = view;
        const upload = { submission_id, case_id, name, provider, slot };
        if (asks) overlay.set({ kind: "confirm-person", upload });
      }
      announce(saidOf(attached, view.provider, hold_seconds));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
      void client.invalidateQueries({ queryKey: ["outbox"] });
      void backend.forgetFile(handle);
    },
  });
}

/** Takes a file away and ends the work on it. */
export function useDrop(view: CaseView): (file: TrayFile) => void {
  const backend = useBackend();
  const client = useQueryClient();
  return ({ file }) => {
    remove(view.case_id, file.handle);
    forgetLooks(client, file.handle);
    if (!file.error) void backend.forgetFile(file.handle);
  };
}
