import { useLayoutEffect, useRef, type KeyboardEvent, type RefObject } from "react";

import type { CaseView, SlotView } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { useStore } from "../../components/store";
import { slotName } from "../../words/format";
import { t } from "../../words/words";
import { over } from "./drops";
import { latestIn } from "./kept";
import type { Looked } from "./looked";
import { Thumb } from "./thumb";
import { select, type Selection, type TrayFile } from "./tray";

export const tabId = (it: Selection) => (it.kind === "files" ? "tab-files" : `tab-${it.slot}`);

/** As wide as the tabs fade out at the end of their row. */
const FADE = 20;

function scroll(row: HTMLElement, to: number): void {
  row.scrollLeft = to;
}

/** The tab of what is shown is in sight, from wherever it was chosen. */
function useTabInSight(list: RefObject<HTMLDivElement | null>, index: number): void {
  const isNew = useRef(true);
  useLayoutEffect(() => {
    const row = list.current;
    const wasNew = isNew.current;
    isNew.current = false;
    // The first one is, and asking would have the whole case laid out once more.
    if (wasNew && index <= 0) return;
    const tab = row?.querySelectorAll<HTMLElement>("[role=tab]")[index];
    if (!row || !tab) return;
    const from = tab.offsetLeft - row.offsetLeft;
    const to = from + tab.offsetWidth + FADE;
    if (from < row.scrollLeft) scroll(row, from);
    else if (to > row.scrollLeft + row.clientWidth) scroll(row, to - row.clientWidth);
  }, [list, index]);
}

/** The documents of a case as tabs, each with its small picture where there is one. */
export function SlotTabs({
  view,
  tabs,
  index,
  tray,
  looked,
  others,
  onMove,
}: {
  view: CaseView;
  tabs: Selection[];
  /** Which one is shown. */
  index: number;
  tray: TrayFile[];
  looked: ReadonlyMap<string, Looked>;
  /** Slots that nothing is asked for. */
  others: SlotView[];
  onMove: (by: number) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  useTabInSight(list, index);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
    const to = Math.max(0, Math.min(tabs.length - 1, index + by));
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  if (tabs.length + others.length === 0) return null;
  return (
    <div className="stage-tabs">
      <div
        ref={list}
        role="tablist"
        aria-label={t("ui-stage-slots")}
        className="slot-tabs"
        onKeyDown={onKeyDown}
      >
        {tabs.map((it, at) =>
          it.kind === "files" ? (
            <button
              key="files"
              type="button"
              role="tab"
              id="tab-files"
              aria-selected={at === index}
              aria-controls="stage-panel"
              tabIndex={at === index ? 0 : -1}
              className="slot-tab slot-tab-files"
              onClick={() => select(view.case_id, it)}
            >
              {t("ui-files-tab", { count: tray.length })}
            </button>
          ) : (
            <SlotTab
              key={it.slot}
              view={view}
              slot={it.slot}
              isSelected={at === index}
              staged={tray.find((file) => file.slot === it.slot) ?? null}
              looked={looked}
            />
          ),
        )}
      </div>
      {others.length > 0 && (
        <MoreSlots
          slots={others}
          onChoose={(slot) => select(view.case_id, { kind: "slot", slot })}
        />
      )}
    </div>
  );
}

function SlotTab({
  view,
  slot,
  isSelected,
  staged,
  looked,
}: {
  view: CaseView;
  slot: string;
  isSelected: boolean;
  staged: TrayFile | null;
  looked: ReadonlyMap<string, Looked>;
}) {
  const hanging = useStore(over);
  const state = view.slots.find((it) => it.slot === slot)?.state ?? "open";
  const tried = staged ? looked.get(staged.file.handle)?.tried : null;
  const document = staged ? null : (latestIn(view, slot) ?? null);
  const pages = tried?.facts?.pages ?? document?.source.pages ?? 1;
  return (
    <button
      type="button"
      role="tab"
      id={tabId({ kind: "slot", slot })}
      aria-selected={isSelected}
      aria-controls="stage-panel"
      tabIndex={isSelected ? 0 : -1}
      data-slot={slot}
      title={slot}
      className={`slot-tab slot-${state} ${hanging?.slot === slot ? "is-target" : ""}`}
      onClick={() => select(view.case_id, { kind: "slot", slot })}
    >
      {(tried?.before || (document && !document.erased_at)) && (
        <Thumb url={tried?.before ?? null} document={document} />
      )}
      <SlotMark state={state} staged={staged !== null} />
      {slotName(slot)}
      {pages > 1 && <span className="slot-pages">{t("ui-pages", { count: pages })}</span>}
    </button>
  );
}

function SlotMark({ state, staged }: { state: SlotView["state"]; staged: boolean }) {
  const icons = { open: "minus", queued: "outbox", accepted: "check", refused: "alert" } as const;
  return (
    <>
      <Icon name={staged ? "file" : icons[state]} size={14} />
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
