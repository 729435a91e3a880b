import { ICONS, Icon } from "../components/icon";
import { Keys } from "../components/keys";
import { COMMANDS } from "../commands/registry";
import { shownKeys } from "../commands/shown-keys";
import { t } from "../words/words";
import type { Piece } from "./piece";
import { State } from "./stand";

const STAGES = [
  "NotSubmitted",
  "InProgress",
  "DocumentsNeeded",
  "DataNeeded",
  "ReadyToResubmit",
  "InformationRequested",
  "ManualReview",
  "Approved",
  "Rejected",
  "Unmapped",
];

function Icons() {
  return (
    <div className="gallery-icons">
      {ICONS.map((name) => (
        <span key={name}>
          <Icon name={name} />
          {name}
        </span>
      ))}
    </div>
  );
}

function AllKeys() {
  const bindings = [...new Set(COMMANDS.flatMap((it) => it.keys))];
  return (
    <State name="every binding">
      {bindings.map((it) => (
        <Keys key={it} of={shownKeys(it)} />
      ))}
    </State>
  );
}

function Chips() {
  return (
    <>
      <State name="stage of a case">
        {STAGES.map((it) => (
          <span key={it} className={`badge stage-${it}`}>
            {t(`stage-${it}`)}
          </span>
        ))}
        <span className="badge badge-hold">{t("ui-on-hold")}</span>
      </State>
      <State name="due">
        {(["late", "soon", "later"] as const).map((it) => (
          <span key={it} className={`case-due due-${it}`}>
            <span className="due-dot" aria-hidden="true" />
            {it}
          </span>
        ))}
      </State>
    </>
  );
}

/** Signs and chips. */
export const SIGN_PIECES: Piece[] = [
  { name: "icon", files: ["components/icon.tsx"], show: Icons },
  { name: "keys", files: ["components/keys.tsx"], show: AllKeys },
  { name: "chips", files: ["features/case/case-head.tsx"], show: Chips },
];
