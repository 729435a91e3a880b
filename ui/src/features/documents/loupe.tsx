import { useEffect, useRef, useState } from "react";

import type { Place, Size } from "./lens";

/** Times what is shown under it. */
export const TIMES = 2.5;
const RADIUS = 110;

/** What is under the pointer, larger, in a round glass. */
export function Loupe({
  url,
  pane,
  startAt,
  place,
  turn,
  filter,
}: {
  url: string;
  pane: Size;
  /** Where the pointer is in the pane; null where it is elsewhere. */
  startAt: () => Place | null;
  /** Where the picture stands in the pane. */
  place: Place & Size;
  turn: number;
  filter: string | undefined;
}) {
  const glass = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() => startAt() ?? { x: pane.width / 2, y: pane.height / 2 });
  useEffect(() => {
    const space = glass.current?.parentElement;
    if (!space) return;
    const follow = (event: PointerEvent) => {
      const box = space.getBoundingClientRect();
      setAt({ x: event.clientX - box.left, y: event.clientY - box.top });
    };
    space.addEventListener("pointermove", follow);
    return () => space.removeEventListener("pointermove", follow);
  }, []);
  const [width, height] = [place.width * TIMES, place.height * TIMES];
  const isAcross = turn % 2 === 1;
  const middle = {
    x: RADIUS - (at.x - place.x) * TIMES + width / 2,
    y: RADIUS - (at.y - place.y) * TIMES + height / 2,
  };
  return (
    <div
      ref={glass}
      className="loupe"
      style={{
        insetInlineStart: at.x - RADIUS,
        insetBlockStart: at.y - RADIUS,
        inlineSize: RADIUS * 2,
        blockSize: RADIUS * 2,
      }}
      aria-hidden="true"
      data-testid="loupe"
    >
      <img
        src={url}
        alt=""
        style={{
          insetInlineStart: middle.x,
          insetBlockStart: middle.y,
          inlineSize: isAcross ? height : width,
          blockSize: isAcross ? width : height,
          transform: `translate(-50%, -50%) rotate(${turn * 90}deg)`,
          filter,
        }}
        draggable={false}
      />
    </div>
  );
}
