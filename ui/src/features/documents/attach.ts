import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { announce } from "../../components/announce";
import { useSettings } from "../../queries/queries";
import { slotName, span } from "../../words/format";
import { t } from "../../words/words";
import { toDetails, useDetailsOf } from "./details";
import { remove } from "./tray";

export function useTry(view: CaseView, handle: string | null, slot: string | null) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["try", handle, slot],
    queryFn: () => backend.tryFile(handle ?? "", view.provider, slot ?? ""),
    enabled: handle !== null && slot !== null,
  });
}

/** Seals the file in the vault and puts its upload into the outbox. */
export function useAttach(view: CaseView) {
  const backend = useBackend();
  const client = useQueryClient();
  const { hold_seconds } = useSettings();
  const saidOf = useDetailsOf(view);
  return useMutation({
    mutationFn: ({ handle, slot }: { handle: string; slot: string }) => {
      const known = view.slots.find((it) => it.slot === slot)?.details;
      const details = known ? toDetails(known, saidOf(known)) : {};
      return backend.attachFile({ case_id: view.case_id, slot, handle, details, hold_seconds });
    },
    onSuccess: (_, { handle, slot }) => {
      remove(view.case_id, handle);
      announce(
        hold_seconds === null
          ? t("ui-attached-held", { slot: slotName(slot) })
          : t("ui-attached", {
              slot: slotName(slot),
              count: hold_seconds,
              amount: span(hold_seconds),
            }),
      );
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
      void client.invalidateQueries({ queryKey: ["outbox"] });
      void backend.forgetFile(handle);
    },
  });
}

/** Addresses of a kept document's pictures. */
export function usePreviews(documentId: string | null) {
  const backend = useBackend();
  return useQuery({
    queryKey: ["preview", documentId],
    queryFn: async () => {
      const id = documentId ?? "";
      const [before, after] = await Promise.all([
        backend.documentPreview(id, "source"),
        backend.documentPreview(id, "prepared"),
      ]);
      return { before, after };
    },
    enabled: documentId !== null,
  });
}
