import type { CaseView, RequirementView, SlotView } from "../../backend/backend";
import { Icon, type IconName } from "../../components/icon";
import { useDropTarget } from "../documents/drops";
import { selectSlot } from "../documents/tray";
import { fullMoment, providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { AskedFields } from "./asked-fields";
import { deliveryWords, uploadFor } from "./delivery";
import { alternativesWords } from "./requirement-words";

const ICONS: Record<SlotView["state"], IconName> = {
  open: "minus",
  queued: "outbox",
  accepted: "check",
  refused: "alert",
};

/** Asked of a person, not of a file. */
const DATA = new Set<RequirementView["kind"]>(["data", "information"]);

/** Said shortly here; the time that is left stands below. */
const WAITING = new Set(["held", "queued"]);

export function Requirements({ view }: { view: CaseView }) {
  // What was asked for before the provider said which documents it wants is told by those.
  const asked = view.requirements.filter((it) => {
    const slots = it.alternatives.flat();
    const isGone = slots.every((name) => !view.slots.some((slot) => slot.slot === name));
    return !(it.satisfied && slots.length > 0 && isGone);
  });
  return (
    <section className="rail-section" aria-label={t("ui-requirements")}>
      <h2>{t("ui-requirements")}</h2>
      {view.deadline && (
        <p className="deadline" title={fullMoment(view.deadline)}>
          <Icon name="alert" size={14} />
          {t(view.deadline_estimated ? "ui-deadline-estimated" : "ui-deadline", {
            provider: providerName(view.provider),
            time: fullMoment(view.deadline),
          })}
        </p>
      )}
      {asked.length === 0 && <p className="muted">{t("ui-requirements-none")}</p>}
      {asked.map((requirement, index) => (
        <Requirement key={`${requirement.kind}-${index}`} requirement={requirement} view={view} />
      ))}
    </section>
  );
}

function Requirement({ requirement, view }: { requirement: RequirementView; view: CaseView }) {
  const slots = [...new Set(requirement.alternatives.flat())];
  return (
    <div className={requirement.satisfied ? "requirement is-met" : "requirement"}>
      <h3>
        <Icon name={requirement.satisfied ? "check" : "file"} size={14} />
        {t(`requirement-${requirement.kind}`)}
        <span className="requirement-state">
          {requirement.satisfied
            ? t("ui-requirement-met")
            : requirement.optional
              ? t("ui-optional")
              : requirement.missing.length > 0
                ? t("ui-requirement-missing", { count: requirement.missing.length })
                : DATA.has(requirement.kind)
                  ? t("ui-requirement-asked")
                  : t("ui-requirement-under-way")}
        </span>
      </h3>
      {slots.length > 1 && (
        <p className="alternatives">
          {alternativesWords(requirement.alternatives.map((set) => set.map(slotName)))}
        </p>
      )}
      {slots.length > 0 && (
        <ul className="slot-list">
          {slots.map((slot) => (
            <SlotRow
              key={slot}
              slot={view.slots.find((it) => it.slot === slot) ?? null}
              name={slot}
              missing={requirement.missing.includes(slot)}
              view={view}
            />
          ))}
        </ul>
      )}
      <AskedFields fields={requirement.fields ?? []} />
    </div>
  );
}

function SlotRow({
  slot,
  name,
  missing,
  view,
}: {
  slot: SlotView | null;
  name: string;
  missing: boolean;
  view: CaseView;
}) {
  const isTarget = useDropTarget(name);
  const state = slot?.state ?? "open";
  const upload = uploadFor(view.submissions, name);
  const words =
    state === "refused"
      ? t("ui-delivery-refused", { provider: providerName(view.provider) })
      : state !== "open" && upload && !WAITING.has(upload.state)
        ? deliveryWords(upload, view.provider)
        : missing
          ? t("ui-slot-missing")
          : t(`ui-slot-state-${state}`);
  return (
    <li>
      <button
        type="button"
        data-slot={name}
        className={`slot-row slot-${state} ${missing ? "slot-missing" : ""} ${isTarget ? "is-target" : ""}`}
        onClick={() => selectSlot(view.case_id, name)}
      >
        <Icon name={missing && state === "open" ? "add" : ICONS[state]} size={14} />
        <span className="slot-words">
          <span>{slotName(name)}</span>
          {slotName(name) !== name && <span className="slot-code mono">{name}</span>}
        </span>
        <span className="slot-state">{words}</span>
      </button>
    </li>
  );
}
