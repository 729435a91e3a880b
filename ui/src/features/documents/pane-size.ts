import { useLayoutEffect, useRef, useState, type RefObject } from "react";

import type { Size } from "./lens";

/** The size of an element as it changes; null before it is on the screen. */
export function usePaneSize(): [RefObject<HTMLDivElement | null>, Size | null] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const pane = element.current;
    if (!pane) return;
    const measure = () => {
      const [width, height] = [pane.clientWidth, pane.clientHeight];
      setSize((now) => (now?.width === width && now.height === height ? now : { width, height }));
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
