import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";

export interface RailTab {
  id: string;
  name: string;
  /** How many things are in it; nothing is shown for none. */
  amount?: number;
  panel: () => ReactNode;
}

/**
 * Tabs with their panels, the first one open. Every case draws them anew: those of the library make
 * a collection of their tabs each time and have the page laid out to find what can be tabbed to.
 */
export function RailTabs({ label, tabs }: { label: string; tabs: RailTab[] }) {
  const [index, setIndex] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = tabs.length - 1;
    const to = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setIndex(to);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  const open = tabs[index];
  return (
    <div className="rail-tabs">
      <div ref={list} role="tablist" aria-label={label} className="tab-list" onKeyDown={onKeyDown}>
        {tabs.map((it, at) => (
          <button
            key={it.id}
            type="button"
            role="tab"
            id={`rail-tab-${it.id}`}
            aria-selected={at === index}
            aria-controls={at === index ? "rail-panel" : undefined}
            tabIndex={at === index ? 0 : -1}
            className="tab"
            onClick={() => setIndex(at)}
          >
            {it.name}
            {(it.amount ?? 0) > 0 && <span className="tab-count">{it.amount}</span>}
          </button>
        ))}
      </div>
      {open && (
        <div
          key={open.id}
          role="tabpanel"
          id="rail-panel"
          aria-labelledby={`rail-tab-${open.id}`}
          tabIndex={0}
          className="rail-panel"
        >
          {open.panel()}
        </div>
      )}
    </div>
  );
}
