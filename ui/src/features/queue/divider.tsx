import { useRef, type KeyboardEvent, type PointerEvent } from "react";

import { useStore } from "../../components/store";
import { t } from "../../words/words";
import { NARROWEST, USUAL_WIDTH, WIDEST, width, withinWidths } from "./look";

const STEP = 16;
/** Where the window is read from the right, the pointer's way is turned round. */
const isMirrored = () => getComputedStyle(document.documentElement).direction === "rtl";

/** Between queue and case: moved by mouse and keys, kept, and put back by Enter or two clicks. */
export function Divider() {
  const chosen = useStore(width);
  const from = useRef<{ x: number; width: number } | null>(null);
  const now = chosen ?? USUAL_WIDTH;
  const onKeyDown = (event: KeyboardEvent) => {
    const turn = isMirrored() ? -1 : 1;
    const to: Partial<Record<string, number | null>> = {
      ArrowLeft: withinWidths(now - STEP * turn),
      ArrowRight: withinWidths(now + STEP * turn),
      Home: NARROWEST,
      End: WIDEST,
      Enter: null,
    };
    const next = to[event.key];
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    width.set(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const queue = event.currentTarget.parentElement;
    from.current = { x: event.clientX, width: queue?.getBoundingClientRect().width ?? now };
    event.currentTarget.setPointerCapture?.(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!from.current) return;
    const way = (event.clientX - from.current.x) * (isMirrored() ? -1 : 1);
    if (Math.abs(way) > 2) width.set(withinWidths(from.current.width + way));
  };
  const end = () => {
    from.current = null;
  };
  return (
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label={t("ui-divider")}
      aria-valuenow={now}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuetext={t("ui-divider-width", { count: now })}
      tabIndex={0}
      title={t("ui-divider-hint")}
      onKeyDown={onKeyDown}
      onDoubleClick={() => width.set(null)}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={end}
      onPointerCancel={end}
    />
  );
}
