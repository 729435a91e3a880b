import { ProgressBar } from "react-aria-components/ProgressBar";

/** How far something has come that a person waits for. */
export function Progress({ label, percent }: { label: string; percent: number }) {
  return (
    <ProgressBar className="progress" value={percent} aria-label={label}>
      <div className="progress-track">
        <div className="progress-done" style={{ inlineSize: `${percent}%` }} />
      </div>
    </ProgressBar>
  );
}
