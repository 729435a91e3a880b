import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";

import type { CaseView, SlotView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { offer } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { tellError } from "../../components/notices";
import { useStore } from "../../components/store";
import { providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { over } from "./drops";
import { FilesPanel } from "./files-panel";
import type { Looked } from "./looked";
import { SlotPanel } from "./slot-panel";
import { select, selections, take, type Selection, type TrayFile } from "./tray";

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

function firstSlot(view: CaseView): string | null {
  const refused = view.slots.find((it) => it.state === "refused")?.slot;
  const missing = view.requirements.find((it) => !it.satisfied && it.missing.length > 0)
    ?.missing[0];
  return refused ?? missing ?? view.documents.at(-1)?.slot ?? view.slots[0]?.slot ?? null;
}

export type Zoom = number | "fit";

export function Stage({
  view,
  tray,
  looked,
}: {
  view: CaseView;
  tray: TrayFile[];
  looked: ReadonlyMap<string, Looked>;
}) {
  const backend = useBackend();
  const chosen = useStore(selections)[view.case_id];
  const hanging = useStore(over);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const list = useRef<HTMLDivElement>(null);
  const first = firstSlot(view);
  const selection: Selection | null =
    chosen ?? (first !== null ? { kind: "slot", slot: first } : null);
  const selected = selection?.kind === "slot" ? selection.slot : null;
  const slots = prominent(view, tray, selected);
  const others = view.slots.filter((it) => !slots.includes(it));
  const staged = tray.find((it) => it.slot === selected) ?? null;
  const canAttach = view.actions.some((it) => it.action === "attach" && it.available);

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
  const stepZoom = (to: "in" | "out" | "fit") =>
    setZoom((now) => {
      if (to === "fit") return "fit";
      const from = now === "fit" ? 1 : now;
      return Math.min(4, Math.max(0.5, to === "in" ? from * 1.25 : from / 1.25));
    });

  useEffect(() => {
    return offer("stage", { choose: () => choose.mutate(), move, zoom: stepZoom });
  });
  // What is on the screen is where a dropped file goes.
  useEffect(() => {
    if (!chosen && first !== null) select(view.case_id, { kind: "slot", slot: first });
  }, [chosen, first, view.case_id]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    move(by);
    const to = Math.max(0, Math.min(tabs.length - 1, index + by));
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };

  return (
    <section className="stage" aria-label={t("ui-stage")}>
      <div className="stage-tabs">
        <div
          ref={list}
          role="tablist"
          aria-label={t("ui-stage-slots")}
          className="slot-tabs"
          onKeyDown={onKeyDown}
        >
          {hasFiles && (
            <button
              type="button"
              role="tab"
              id="tab-files"
              aria-selected={selection?.kind === "files"}
              aria-controls="stage-panel"
              tabIndex={selection?.kind === "files" ? 0 : -1}
              className="slot-tab slot-tab-files"
              onClick={() => select(view.case_id, { kind: "files" })}
            >
              {t("ui-files-tab", { count: tray.length })}
            </button>
          )}
          {slots.map((it) => {
            const isSelected = it.slot === selected;
            const staged = tray.some((file) => file.slot === it.slot);
            return (
              <button
                key={it.slot}
                type="button"
                role="tab"
                id={`tab-${it.slot}`}
                aria-selected={isSelected}
                aria-controls="stage-panel"
                tabIndex={isSelected ? 0 : -1}
                data-slot={it.slot}
                title={it.slot}
                className={`slot-tab slot-${it.state} ${hanging?.slot === it.slot ? "is-target" : ""}`}
                onClick={() => select(view.case_id, { kind: "slot", slot: it.slot })}
              >
                <SlotMark state={it.state} staged={staged} />
                {slotName(it.slot)}
              </button>
            );
          })}
        </div>
        {others.length > 0 && (
          <MoreSlots
            slots={others}
            onChoose={(slot) => select(view.case_id, { kind: "slot", slot })}
          />
        )}
      </div>
      <div
        id="stage-panel"
        role="tabpanel"
        aria-label={tabs.length === 0 ? t("ui-stage") : undefined}
        aria-labelledby={
          tabs.length === 0
            ? undefined
            : selection?.kind === "files"
              ? "tab-files"
              : `tab-${selected}`
        }
        className="stage-panel"
      >
        {tabs.length === 0 && (
          <div className="stage-empty">
            <Icon name="file" size={28} />
            <p>{t("ui-stage-none", { provider: providerName(view.provider) })}</p>
          </div>
        )}
        {selection?.kind === "files" ? (
          <FilesPanel view={view} tray={tray} looked={looked} onChoose={() => choose.mutate()} />
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
              zoom={zoom}
              onZoom={stepZoom}
              onChoose={() => choose.mutate()}
            />
          )
        )}
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
}

function SlotMark({ state, staged }: { state: SlotView["state"]; staged: boolean }) {
  const name = staged
    ? "file"
    : { open: "minus", queued: "outbox", accepted: "check", refused: "alert" }[state];
  return (
    <>
      <Icon name={name as "file"} size={14} />
      <span className="unseen">
        {t(staged ? "ui-slot-state-staged" : `ui-slot-state-${state}`)}:{" "}
      </span>
    </>
  );
}

function MoreSlots({ slots, onChoose }: { slots: SlotView[]; onChoose: (slot: string) => void }) {
  return (
    <label className="more-slots">
      <span className="unseen">{t("ui-slots-more")}</span>
      <select value="" onChange={(event) => onChoose(event.target.value)}>
        <option value="" hidden>
          {t("ui-slots-more")}
        </option>
        {slots.map((it) => (
          <option key={it.slot} value={it.slot}>
            {slotName(it.slot)}
          </option>
        ))}
      </select>
    </label>
  );
}
