import { NoCase } from "../features/case/case-screen";
import { Queue } from "../features/queue/queue";
import { t } from "../words/words";
import type { Piece } from "./piece";
import { State } from "./stand";

function Skeleton() {
  return (
    <State name="list, loading">
      <div className="skeleton" aria-hidden="true">
        {[0, 1, 2].map((at) => (
          <div key={at} className="skeleton-row">
            <span style={{ inlineSize: 48 }} />
            <span style={{ inlineSize: 120 + at * 30 }} />
          </div>
        ))}
      </div>
    </State>
  );
}

function Stages() {
  const tones = ["plain", "good", "warn", "bad"] as const;
  return (
    <div className="stage">
      {tones.map((tone) => (
        <div key={tone} className={`stage-foot tone-${tone}`}>
          <div className="stage-foot-words">
            <p className="delivery-told">{t("ui-delivery-queued")}</p>
            <p className="stage-muted">{t("ui-light-said")}</p>
          </div>
        </div>
      ))}
    </div>
  );
}

/** Parts of the screens in their states. */
export const SCREEN_PIECES: Piece[] = [
  { name: "skeleton", files: ["features/queue/queue.tsx"], show: Skeleton },
  { name: "queue-rows", files: ["features/queue/queue-row.tsx"], height: 420, show: Queue },
  {
    name: "queue-empty",
    files: ["features/queue/queue-empty.tsx"],
    height: 260,
    fake: { scenario: "idle" },
    show: Queue,
  },
  {
    name: "queue-first-run",
    files: ["features/queue/queue-empty.tsx"],
    height: 260,
    fake: { scenario: "first-run" },
    show: Queue,
  },
  { name: "no-case", files: ["features/case/case-screen.tsx"], height: 160, show: NoCase },
  { name: "stage-foot", files: ["features/documents/slot-panel.tsx"], show: Stages },
];
