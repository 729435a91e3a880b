import { useEffect, useLayoutEffect, useState, type RefObject } from "react";

import { Store, useStore } from "../../components/store";

/** Rows above and below what is in sight, so that scrolling does not show gaps. */
const OVERSCAN = 6;
const UNMEASURED = 720;

interface Sight {
  top: number;
  size: number;
}

/** With the next picture: a box that is scrolled before has the whole screen laid out at once, and
 * what is still to change has it laid out again. */
function scroll(box: HTMLElement, to: number): void {
  requestAnimationFrame(() => {
    box.scrollTop = to;
  });
}

/**
 * Which rows of equal height are in sight. What is drawn depends on the window's height only, not
 * on how many rows there are.
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  {
    count,
    height,
    head,
    current,
  }: {
    count: number;
    height: number;
    /** Of what stays at the top above the rows. */
    head: number;
    /** The row that is brought into sight whenever it becomes another. */
    current: number;
  },
) {
  const [sight] = useState(() => new Store<Sight>({ top: 0, size: UNMEASURED }));
  const { top, size } = useStore(sight);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const look = () => {
      const now = { top: box.scrollTop, size: box.clientHeight || UNMEASURED };
      const { top: before, size: was } = sight.get();
      if (now.top !== before || now.size !== was) sight.set(now);
    };
    look();
    box.addEventListener("scroll", look, { passive: true });
    const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(look);
    observer?.observe(box);
    return () => {
      box.removeEventListener("scroll", look);
      observer?.disconnect();
    };
  }, [scroller, sight]);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || current < 0) return;
    // As they were told last: asking the box would have the whole screen laid out in between.
    const { top: seen, size: high } = sight.get();
    const inSight = high - head;
    const from = current * height;
    if (from >= seen && from + height <= seen + inSight) return;
    const to = from < seen ? from : from + height - inSight;
    scroll(box, to);
    // Where it really is then is told by its event.
    sight.set((now) => ({ ...now, top: to }));
  }, [scroller, sight, current, height, head]);

  const first = Math.max(0, Math.floor(top / height) - OVERSCAN);
  const last = Math.min(count, Math.ceil((top + size - head) / height) + OVERSCAN);
  return { first, last, page: Math.max(1, Math.floor((size - head) / height) - 1) };
}

/** Says which rows are looked at, once nobody moves them for a moment. */
export function useLookedAt(last: number, readUpTo: number, readTo: (upTo: number) => void): void {
  const isNear = last + 20 >= readUpTo;
  useEffect(() => {
    if (isNear) readTo(last + 40);
  }, [isNear, last, readTo]);
}
