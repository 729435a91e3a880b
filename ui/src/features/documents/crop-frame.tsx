import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import type { Crop } from "../../backend/backend";
import { t } from "../../words/words";
import { placed, WHOLE, WHOLE_PICTURE, type Edge } from "./edit";

/** Eight handles: each moves one edge or the two of a corner. */
const HANDLES: readonly (readonly Edge[])[] = [
  ["left"],
  ["left", "top"],
  ["top"],
  ["right", "top"],
  ["right"],
  ["right", "bottom"],
  ["bottom"],
  ["left", "bottom"],
];
const STEP = 100;
const LONG_STEP = 500;
/** After the last key; making the picture takes longer than pressing one. */
const SETTLE_MS = 500;
const PER_CENT = WHOLE / 100;

const percent = (value: number) => `${value / PER_CENT}%`;
const edgeWords = (crop: Crop, edge: Edge) =>
  t(`ui-crop-${edge}-at`, { percent: String(Math.round(crop[edge] / PER_CENT)) });

/** Where the keys move an edge to; null for another key. */
function moved(crop: Crop, edges: readonly Edge[], event: KeyboardEvent): Partial<Crop> | null {
  const step = event.shiftKey ? LONG_STEP : STEP;
  const along = { ArrowLeft: -step, ArrowRight: step }[event.key];
  const down = { ArrowUp: -step, ArrowDown: step }[event.key];
  const to: Partial<Crop> = {};
  for (const edge of edges) {
    const by = edge === "left" || edge === "right" ? along : down;
    if (by !== undefined) to[edge] = crop[edge] + by;
  }
  return Object.keys(to).length > 0 ? to : null;
}

/** The part of a picture that is kept, over the picture; its handles only while it is changed. */
export function CropFrame({
  crop,
  proposal,
  isOpen,
  onChange,
}: {
  crop: Crop | null;
  proposal: Crop | null;
  isOpen: boolean;
  onChange: (crop: Crop) => void;
}) {
  const [draft, setDraft] = useState<Crop | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(settle.current), []);
  const shown = draft ?? crop ?? WHOLE_PICTURE;

  const commit = (next: Crop) => {
    clearTimeout(settle.current);
    setDraft(null);
    onChange(next);
  };
  const onKeyDown = (edges: readonly Edge[]) => (event: KeyboardEvent) => {
    const to = moved(shown, edges, event);
    if (to === null) return;
    // The arrows are the handle's here, and not the way to the next document.
    event.preventDefault();
    event.stopPropagation();
    const next = placed(shown, to);
    setDraft(next);
    clearTimeout(settle.current);
    settle.current = setTimeout(() => commit(next), SETTLE_MS);
  };
  const onPointerDown = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture?.(event.pointerId);
    clearTimeout(settle.current);
    setDraft(shown);
  };
  const onPointerMove = (edges: readonly Edge[]) => (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (draft === null || !box || !event.currentTarget.hasPointerCapture?.(event.pointerId)) return;
    const at = {
      x: ((event.clientX - box.left) / box.width) * WHOLE,
      y: ((event.clientY - box.top) / box.height) * WHOLE,
    };
    const to: Partial<Crop> = {};
    for (const edge of edges) to[edge] = edge === "left" || edge === "right" ? at.x : at.y;
    setDraft(placed(draft, to));
  };
  const onPointerUp = () => draft && commit(draft);

  return (
    <div ref={frame} className="crop" dir="ltr">
      {isOpen && proposal && <div className="crop-proposal" style={boxOf(proposal)} />}
      {(isOpen || crop !== null) && (
        <div className="crop-shade">
          <div style={boxOf(shown)} />
        </div>
      )}
      {(isOpen || crop !== null) && (
        <div
          className="crop-box"
          style={boxOf(shown)}
          role={isOpen ? "group" : undefined}
          aria-label={isOpen ? t("ui-crop-box") : undefined}
        >
          {isOpen &&
            HANDLES.map((edges) => {
              const name = edges.join("-");
              const events = {
                onKeyDown: onKeyDown(edges),
                onPointerDown,
                onPointerMove: onPointerMove(edges),
                onPointerUp,
                onPointerCancel: () => setDraft(null),
              };
              const [edge, corner] = edges;
              if (!edge) return null;
              return corner ? (
                <button
                  key={name}
                  type="button"
                  className={`crop-handle crop-${name}`}
                  aria-label={t("ui-crop-corner", {
                    corner: t(`ui-crop-corner-${name}`),
                    first: edgeWords(shown, edge),
                    second: edgeWords(shown, corner),
                  })}
                  {...events}
                />
              ) : (
                <div
                  key={name}
                  role="slider"
                  tabIndex={0}
                  className={`crop-handle crop-${name}`}
                  aria-label={t(`ui-crop-${edge}`)}
                  aria-orientation={edge === "left" || edge === "right" ? "horizontal" : "vertical"}
                  aria-valuemin={0}
                  aria-valuemax={100}
                  aria-valuenow={Math.round(shown[edge] / PER_CENT)}
                  aria-valuetext={edgeWords(shown, edge)}
                  {...events}
                />
              );
            })}
        </div>
      )}
    </div>
  );
}

function boxOf(crop: Crop) {
  return {
    insetInlineStart: percent(crop.left),
    insetBlockStart: percent(crop.top),
    insetInlineEnd: percent(WHOLE - crop.right),
    insetBlockEnd: percent(WHOLE - crop.bottom),
  };
}
