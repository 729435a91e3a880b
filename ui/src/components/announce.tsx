import { Store, useStore } from "./store";

const spoken = new Store({ text: "", turn: 0 });

let isSpeaking = false;

/** Has a sentence spoken politely; the same one twice is spoken twice. What is said in one go, such
 * as that something is saved and what opens next, is spoken as one: neither takes the other's place. */
export function announce(text: string): void {
  spoken.set((now) =>
    isSpeaking ? { ...now, text: `${now.text} ${text}` } : { text, turn: now.turn + 1 },
  );
  isSpeaking = true;
  queueMicrotask(() => {
    isSpeaking = false;
  });
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
