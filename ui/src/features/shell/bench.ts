import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useRouterState } from "@tanstack/react-router";

import { useBackend } from "../../backend/context";
import { overlay, type Workbench } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { flushDrafts } from "../../components/draft";
import { tellError } from "../../components/notices";
import {
  caseOf,
  useCase,
  useHasConnections,
  useOutbox,
  useSettings,
  useVault,
} from "../../queries/queries";
import { hide } from "../case/reveal";
import { forgetDecoded } from "../documents/decoded";
import { heldNow } from "../outbox/held";
import { useTakeBack } from "../outbox/take-back";
import { cursor } from "../queue/state";
import { t } from "../../words/words";

export const SEARCH_ID = "search";

/** All cases are one place: the frame of the screen is the same from one to the next. */
const placeOf = (path: string) => (path.startsWith("/cases/") ? "/cases/" : path);

export function useWorkbench(): Workbench {
  const backend = useBackend();
  const navigate = useNavigate();
  const place = useRouterState({ select: (state) => placeOf(state.location.pathname) });
  const caseId = useParams({ strict: false }).caseId ?? null;
  const openCase = useCase(caseId).data ?? null;
  const hasConnections = useHasConnections();
  const outbox = useOutbox(false).data ?? [];
  const settings = useSettings();
  const client = useQueryClient();
  const openCaseOf = (id: string) => {
    cursor.set(id);
    return navigate({ to: "/cases/$caseId", params: { caseId: id } });
  };
  const takeBack = useTakeBack(([first]) => {
    // What was taken back is done again from its case.
    if (first && caseId !== null && first.case_id !== caseId) void openCaseOf(first.case_id);
  });
  const supersede = useMutation({
    mutationFn: async (id: string) => {
      const view = await client.ensureQueryData(caseOf(backend, id));
      await openCaseOf(id);
      return view.recommendation?.recommendation ?? "request";
    },
    onSuccess: (recommendation) => overlay.set({ kind: "recommend", recommendation }),
    onError: tellError,
  });
  const lock = useMutation({
    mutationFn: async () => {
      await flushDrafts();
      await backend.lockVault();
    },
    onError: tellError,
  });
  const sync = useMutation({ mutationFn: () => backend.syncNow(null), onError: tellError });
  const vault = useVault().data;
  const share = useMutation({
    mutationFn: (on: boolean) => backend.shareScreen(on),
    onMutate: hide,
    onSuccess: (_, on) => {
      // What was read before holds names.
      if (on) {
        client.removeQueries({ predicate: (query) => query.queryKey[0] !== "vault" });
        forgetDecoded();
      }
      void client.invalidateQueries();
      announce(t(on ? "ui-shared-on" : "ui-shared-off"));
    },
    onError: tellError,
  });
  return {
    place,
    openCase,
    held: heldNow(outbox),
    settings,
    mayReview: vault?.reviewer?.role !== "support",
    maySupervise: vault?.reviewer?.role === "supervisor",
    isShared: vault?.screen_shared === true,
    hasConnections,
    go: (to) => void navigate({ to }),
    undo: (submissions) => takeBack.mutate(submissions),
    supersede: (id) => supersede.mutate(id),
    syncNow: () => sync.mutate(),
    lock: () => lock.mutate(),
    share: (on) => share.mutate(on),
    focusSearch: () => {
      const box = document.getElementById(SEARCH_ID);
      if (box instanceof HTMLInputElement) {
        box.focus();
        box.select();
      }
    },
  };
}
