import {
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from "react";

import type { PaneHandle } from "../../commands/workbench";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import { sizeOfReady } from "./decoded";
import {
  canPan,
  paged,
  panned,
  placeOf,
  STEP,
  WHOLE_LENS,
  WIDTH_LENS,
  zoomed,
  type Lens,
  type Place,
  type Size,
} from "./lens";
import { filterOf } from "./light";
import { Loupe, TIMES } from "./loupe";
import { usePaneSize } from "./pane-size";
import { enterPane, meanPane } from "./panes";
import { loupe, useViewing } from "./viewing";
import { useWhole, type Whole } from "./whole";

const ARROWS: Record<string, Place> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};
const ARROW_STEP = 60;

/** One picture, seen through a lens. What is done to it here is for the eye; the file stays. */
export function PicturePane({
  url,
  whole = null,
  alt,
  label,
  lens,
  onLens,
  turn = 0,
  onTurn,
  none,
  over,
  onBroken,
}: {
  url: string | null;
  /** The same picture with all its pixels, for who looks closer. */
  whole?: Whole | null;
  alt: string;
  /** What the pane is called; its picture is called by `alt`. */
  label: string;
  lens: Lens;
  onLens: (lens: Lens) => void;
  /** Quarters to the right. */
  turn?: number;
  onTurn?: (by: number) => void;
  /** Said where there is no picture. */
  none: string;
  over?: ReactNode;
  onBroken?: () => void;
}) {
  const [element, pane] = usePaneSize(label);
  /** The sides of the picture of an address; another address is another picture. */
  const [loaded, setLoaded] = useState<{ url: string; size: Size } | null>(null);
  const [broken, setBroken] = useState<string | null>(null);
  const drag = useRef<Place | null>(null);
  const pointer = useRef<Place | null>(null);
  const startAt = () => pointer.current;
  const id = useId();
  const isLoupe = useStore(loupe) === id;
  const { light, isLit } = useViewing();

  const own = loaded && loaded.url === url ? loaded.size : url === null ? null : sizeOfReady(url);
  const picture = own && turn % 2 ? { width: own.height, height: own.width } : own;
  const isReady = pane !== null && pane.width > 0 && pane.height > 0 && picture !== null;
  const place = isReady ? placeOf(lens, pane, picture) : null;
  const isLarge = isReady && canPan(lens, pane, picture);
  const isShown = url !== null && broken !== url;
  const times = place && picture ? (place.width / picture.width) * (isLoupe ? TIMES : 1) : 0;
  const finer = useWhole(whole, isShown ? picture : null, times);
  const look = { ...turnedBox(place, turn), filter: isLit ? filterOf(light) : undefined };

  const zoomBy = useEffectEvent((by: number, at?: Place) => {
    if (!isReady) return;
    onLens(zoomed(lens, by, at ?? { x: pane.width / 2, y: pane.height / 2 }, pane, picture));
  });
  const pan = useEffectEvent((by: Place): boolean => {
    const next = isReady ? panned(lens, by, pane, picture) : lens;
    if (next !== lens) onLens(next);
    return next !== lens;
  });
  const page = useEffectEvent((by: number): boolean => {
    const next = isReady ? paged(lens, by, pane, picture) : lens;
    if (next !== lens) onLens(next);
    return next !== lens;
  });
  const zoomTo = useEffectEvent((to: "in" | "out" | "fit" | "width") => {
    if (to === "fit") onLens(WHOLE_LENS);
    else if (to === "width") onLens(WIDTH_LENS);
    else zoomBy(to === "in" ? STEP : 1 / STEP);
  });
  const turnBy = useEffectEvent((by: number) => {
    onLens(WHOLE_LENS);
    onTurn?.(by);
  });

  const handle = useRef<PaneHandle>(null);
  const canTurn = onTurn !== undefined;
  useEffect(() => {
    const mine: PaneHandle = {
      id,
      zoom: (to) => zoomTo(to),
      page: (by) => page(by),
      turn: canTurn ? (by) => turnBy(by) : null,
    };
    handle.current = mine;
    return enterPane(mine);
  }, [id, canTurn]);
  const mean = () => {
    if (!handle.current) return;
    meanPane(handle.current);
    loupe.set((on) => on && id);
  };

  useEffect(() => {
    const space = element.current;
    if (!space) return;
    // React listens passively, and the window would be zoomed too.
    const onWheel = (event: WheelEvent) => {
      const box = space.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoomBy(event.deltaY < 0 ? STEP : 1 / STEP, at);
        return;
      }
      const by = event.shiftKey
        ? { x: -event.deltaY, y: 0 }
        : { x: -event.deltaX, y: -event.deltaY };
      if (pan(by)) event.preventDefault();
    };
    space.addEventListener("wheel", onWheel, { passive: false });
    return () => space.removeEventListener("wheel", onWheel);
  }, [element]);

  const onPointerDown = (event: PointerEvent) => {
    mean();
    // What lies over the picture has handles of its own.
    if (!isLarge || event.button !== 0 || (event.target as Element).closest(".crop-handle")) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY };
  };
  const onPointerMove = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    pointer.current = { x: event.clientX - box.left, y: event.clientY - box.top };
    const from = drag.current;
    if (!from || !isReady) return;
    drag.current = { x: event.clientX, y: event.clientY };
    const by = { x: event.clientX - from.x, y: event.clientY - from.y };
    onLens(panned(lens, by, pane, picture));
  };
  const onPointerUp = () => {
    drag.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (!by || !isLarge || event.target !== event.currentTarget || !isReady) return;
    // The arrows move the picture here, and do not lead to the next document.
    event.preventDefault();
    onLens(panned(lens, { x: by.x * ARROW_STEP, y: by.y * ARROW_STEP }, pane, picture));
  };

  return (
    <div
      ref={element}
      className={isLarge ? "picture-space is-large" : "picture-space"}
      role="group"
      aria-label={label}
      aria-description={isLarge ? t("ui-pane-move") : undefined}
      tabIndex={isShown ? 0 : -1}
      onKeyDown={onKeyDown}
      onFocus={mean}
      onPointerEnter={mean}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerLeave={() => {
        pointer.current = null;
      }}
    >
      {isShown ? (
        <div
          className={place ? "picture-frame" : "picture-frame is-waiting"}
          style={
            place
              ? {
                  insetInlineStart: place.x,
                  insetBlockStart: place.y,
                  inlineSize: place.width,
                  blockSize: place.height,
                }
              : undefined
          }
          dir="ltr"
        >
          <img
            // Another picture is another element: none stays in sight until the next is there.
            key={url}
            src={url}
            alt={alt}
            style={look}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => {
              if (naturalWidth > 0 && naturalHeight > 0) {
                setLoaded({ url, size: { width: naturalWidth, height: naturalHeight } });
              }
            }}
            onError={() => {
              setBroken(url);
              onBroken?.();
            }}
            draggable={false}
          />
          {finer.url && (
            <img
              key={`whole ${finer.url}`}
              className={finer.isThere ? "picture-whole" : "picture-whole is-coming"}
              src={finer.url}
              alt=""
              decoding="async"
              style={look}
              onLoad={finer.onLoad}
              draggable={false}
            />
          )}
          {over}
        </div>
      ) : (
        <p className="stage-muted skeleton-late">{broken ? t("ui-no-preview") : none}</p>
      )}
      {isLoupe && isShown && isReady && place && (
        <Loupe
          url={finer.isThere && finer.url ? finer.url : url}
          pane={pane}
          startAt={startAt}
          place={place}
          turn={turn}
          filter={isLit ? filterOf(light) : undefined}
        />
      )}
    </div>
  );
}

/** A picture of its frame's size, turned about the frame's middle. */
function turnedBox(frame: Size | null, turn: number) {
  if (!frame || turn === 0) return {};
  const isAcross = turn % 2 === 1;
  return {
    inlineSize: isAcross ? frame.height : frame.width,
    blockSize: isAcross ? frame.width : frame.height,
    transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
    insetBlockStart: "50%",
    insetInlineStart: "50%",
    position: "absolute" as const,
  };
}
