import type { CaseView, TimelineView } from "../../backend/backend";
import { fullMoment, moment, slotName } from "../../words/format";
import { firstOf, hasWords, t } from "../../words/words";
import { Icon, type IconName } from "../../components/icon";

const ICONS: Record<TimelineView["actor"], IconName> = {
  reviewer: "note",
  provider: "plug",
  dossier: "sync",
};

function words(entry: TimelineView): string {
  const state = String(entry.data.state ?? "");
  const id = entry.kind.replaceAll(".", "-").replaceAll("_", "-");
  const own = state ? `ui-event-${id}-${state}` : `ui-event-${id}`;
  const params = {
    slot: entry.data.slot ? slotName(String(entry.data.slot)) : "",
    what: t(`kind-${String(entry.data.submission ?? "upload")}`),
    status: String(entry.data.provider_status ?? ""),
    until: entry.data.until ? moment(String(entry.data.until)) : "",
    kind: hasWords(`ui-attested-${String(entry.data.attested)}`)
      ? t(`ui-attested-${String(entry.data.attested)}`)
      : "",
  };
  return firstOf([own, `ui-event-${id}`, `event-${id}`], params);
}

/** What happened, newest first. */
export function Timeline({ view }: { view: CaseView }) {
  const entries = [...view.timeline].reverse();
  return (
    <section className="rail-section" aria-label={t("ui-tab-timeline")}>
      <h2>{t("ui-tab-timeline")}</h2>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.seq} className={`actor-${entry.actor}`}>
            <Icon name={ICONS[entry.actor]} size={14} />
            <span className="timeline-what">
              {words(entry)}
              <span className="timeline-who">{t(`ui-actor-${entry.actor}`)}</span>
            </span>
            <time
              dateTime={entry.at}
              title={`${fullMoment(entry.at)} · ${t("ui-entry", { seq: String(entry.seq) })}`}
            >
              {moment(entry.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
