import { useEffect, useRef, useSyncExternalStore } from "react";

import { tellError } from "../../components/notices";
import { useSettings } from "../../queries/queries";
import type { Table } from "./tables";

const DARK = "(prefers-color-scheme: dark)";

function watchDark(watcher: () => void): () => void {
  const query = window.matchMedia?.(DARK);
  query?.addEventListener("change", watcher);
  return () => query?.removeEventListener("change", watcher);
}

const isDark = () => window.matchMedia?.(DARK).matches ?? false;

/** Pictures are drawn with the tokens of the theme, so another theme draws them anew. */
function useLook(): string {
  const { theme, text_percent } = useSettings();
  const dark = useSyncExternalStore(watchDark, isDark);
  return `${theme}-${dark}-${text_percent}`;
}

/** A table as bars, for the eye only; the table itself says the same. */
export function Chart({ table }: { table: Table }) {
  const place = useRef<HTMLDivElement>(null);
  const look = useLook();
  useEffect(() => {
    const into = place.current;
    if (!into || !("ResizeObserver" in window)) return;
    let erase: (() => void) | null = null;
    let isGone = false;
    import("./plot").then(({ draw }) => {
      if (!isGone) erase = draw(table, into);
    }, tellError);
    return () => {
      isGone = true;
      erase?.();
    };
  }, [table, look]);
  return <div className="chart-plot" ref={place} aria-hidden="true" />;
}
