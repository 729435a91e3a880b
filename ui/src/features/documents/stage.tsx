import { useMutation } from "@tanstack/react-query";
import { memo, Suspense, useEffect } from "react";

import type { CaseView, SlotView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { offer, parts } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { later } from "../../components/later";
import { tellError } from "../../components/notices";
import { useStore } from "../../components/store";
import { providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { asksFiles } from "../actions/actions";
import { over } from "./drops";
import type { Looked } from "./looked";
import { shownDocuments } from "./shown-documents";
import { SlotPanel } from "./slot-panel";
import { SlotTabs, tabId } from "./slot-tabs";
import {
  keepFirst,
  select,
  selectionOf,
  selections,
  take,
  type Selection,
  type TrayFile,
} from "./tray";
import { loupe, useStageViewing, ViewingProvider } from "./viewing";

const FilesPanel = later(() => import("./files-panel").then((it) => it.FilesPanel));
const ComparePanel = later(() => import("./compare-panel").then((it) => it.ComparePanel));

/** Slots that something is asked for or known about; the others stand behind “More”. */
function prominent(view: CaseView, tray: TrayFile[], selected: string | null): SlotView[] {
  const asked = new Set(view.requirements.flatMap((it) => it.alternatives.flat()));
  const held = new Set(view.documents.map((it) => it.slot));
  const shown = view.slots.filter(
    (it) =>
      asked.has(it.slot) ||
      held.has(it.slot) ||
      it.state !== "open" ||
      it.slot === selected ||
      tray.some((file) => file.slot === it.slot),
  );
  return shown.length > 0 ? shown : view.slots;
}

export const Stage = memo(function Stage({
  view,
  tray,
  looked,
}: {
  view: CaseView;
  tray: TrayFile[];
  looked: ReadonlyMap<string, Looked>;
}) {
  const backend = useBackend();
  const hanging = useStore(over);
  const selection = selectionOf(useStore(selections), view);
  const selected = selection?.kind === "slot" ? selection.slot : null;
  const slots = prominent(view, tray, selected);
  const others = view.slots.filter((it) => !slots.includes(it));
  const staged = tray.find((it) => it.slot === selected) ?? null;
  const canAttach = view.actions.some((it) => it.action === "attach" && it.available);
  const documents = shownDocuments(view, tray, looked);
  // A file that was given stands before what is kept in its slot, and the latest before the others.
  const shown =
    documents.find((it) => it.slot === selected && !it.isKept) ??
    documents.findLast((it) => it.slot === selected) ??
    null;
  const viewing = useStageViewing(selected, shown !== null && documents.length > 1);

  const choose = useMutation({
    mutationFn: () => backend.chooseFiles(),
    onSuccess: (files) => files.length > 0 && take(view.case_id, files, selected),
    onError: tellError,
  });

  // One file in its slot needs no list.
  const hasFiles =
    selection?.kind === "files" || tray.length > 1 || tray.some((it) => it.slot === null);
  const tabs: Selection[] = [
    ...(hasFiles ? [{ kind: "files" } as const] : []),
    ...slots.map((it): Selection => ({ kind: "slot", slot: it.slot })),
  ];
  const index = tabs.findIndex(
    (it) => it.kind === selection?.kind && (it.kind === "files" || it.slot === selected),
  );
  const move = (by: number) => {
    const to = tabs[Math.max(0, Math.min(tabs.length - 1, index + by))];
    if (to) select(view.case_id, to);
  };

  useEffect(() => {
    const { setComparing, isComparing, setLit, isLit } = viewing;
    return offer("stage", {
      choose: () => choose.mutate(),
      move,
      compare: setComparing && (() => setComparing(!isComparing)),
      light: () => setLit(!isLit),
      loupe: () => loupe.set(parts.pane?.id ?? null),
    });
  });
  useLoupeKey();
  // What is on the screen is where a dropped file goes.
  useEffect(() => keepFirst(view.case_id, selection), [view.case_id, selection]);

  const tab = tabs[index];
  return (
    <section className="stage" aria-label={t("ui-stage")}>
      {tabs.length + others.length > 0 && (
        <SlotTabs
          view={view}
          tabs={tabs}
          index={index}
          tray={tray}
          looked={looked}
          others={others}
          onMove={move}
        />
      )}
      <div
        id="stage-panel"
        role="tabpanel"
        aria-label={tab ? undefined : t("ui-stage")}
        aria-labelledby={tab && tabId(tab)}
        className="stage-panel"
      >
        <ViewingProvider value={viewing}>
          {tabs.length === 0 && (
            <div className="stage-empty takes-nothing">
              <Icon name="file" size={28} />
              <p>
                {t(asksFiles(view) ? "ui-stage-in-answer" : "ui-stage-none", {
                  provider: providerName(view.provider),
                })}
              </p>
            </div>
          )}
          <Suspense>
            {selection?.kind === "files" ? (
              <FilesPanel
                view={view}
                tray={tray}
                looked={looked}
                onChoose={() => choose.mutate()}
              />
            ) : viewing.isComparing && shown ? (
              <ComparePanel key={shown.id} view={view} shown={shown} all={documents} />
            ) : (
              selected !== null && (
                <SlotPanel
                  key={selected}
                  view={view}
                  slot={selected}
                  staged={staged}
                  looked={(staged && looked.get(staged.file.handle)) ?? null}
                  unsorted={tray.filter((it) => it.slot === null && !it.file.error).length}
                  canAttach={canAttach}
                  onChoose={() => choose.mutate()}
                />
              )
            )}
          </Suspense>
        </ViewingProvider>
      </div>
      {hanging && (
        <div className="drop-hint" aria-hidden="true">
          <Icon name="file" size={20} />
          {(hanging.slot ?? selected)
            ? t("ui-drop-here", { slot: slotName(hanging.slot ?? selected ?? "") })
            : t("ui-drop-any")}
        </div>
      )}
    </section>
  );
});

/** The loupe goes when its key is let go, or the window is left. */
function useLoupeKey(): void {
  useEffect(() => {
    const off = () => loupe.set(null);
    const up = (event: KeyboardEvent) => event.key.toUpperCase() === "Z" && off();
    window.addEventListener("keyup", up);
    window.addEventListener("blur", off);
    return () => {
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", off);
      off();
    };
  }, []);
}
