import { Store, useStore } from "./store";

const spoken = new Store({ text: "", turn: 0 });

/** Has a sentence spoken politely; the same one twice is spoken twice. */
export function announce(text: string): void {
  spoken.set((now) => ({ text, turn: now.turn + 1 }));
}

export function LiveRegion() {
  const { text, turn } = useStore(spoken);
  return (
    <div className="unseen live-region" role="status" aria-live="polite" aria-atomic="true">
      {/* A changed node is what makes the same sentence heard again. */}
      <span key={turn}>{text}</span>
    </div>
  );
}
