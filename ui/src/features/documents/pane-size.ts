import { useLayoutEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

import type { Size } from "./lens";

/** How large each pane was last. The next of its name is most likely as large, so that its picture
 * need not be placed twice. */
const before = new Map<string, Size>();

/** The size of an element as it changes; null before one of this name is on the screen. */
export function usePaneSize(name: string): [RefObject<HTMLDivElement | null>, Size | null] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(() => before.get(name) ?? null);
  useLayoutEffect(() => {
    const pane = element.current;
    if (!pane) return;
    const measure = () => {
      const size = { width: pane.clientWidth, height: pane.clientHeight };
      before.set(name, size);
      setSize((now) => (now?.width === size.width && now.height === size.height ? now : size));
    };
    if (typeof ResizeObserver === "undefined") return measure();
    // What is known is looked at once it is laid out, and put right before it is painted.
    if (!before.has(name)) measure();
    const observer = new ResizeObserver(() => flushSync(measure));
    observer.observe(pane);
    return () => observer.disconnect();
  }, [name]);
  return [element, size];
}
