import type { CaseView, SubmissionView } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { ProviderWords } from "../../components/provider-words";
import { providerName, slotName } from "../../words/format";
import { hasWords, say, t } from "../../words/words";
import { ConfirmPerson } from "../documents/confirm-person";
import { isDoubted } from "../documents/doubts";
import { submissionWords } from "../outbox/held";

interface Warning {
  key: string;
  tone: "bad" | "warn";
  text: string;
  /** What the provider gave as its reasons. */
  reasons?: string[];
  /** What waits for a person to confirm. */
  doubted?: SubmissionView;
}

function warningsOf(view: CaseView): Warning[] {
  const provider = providerName(view.provider);
  const list: Warning[] = [];
  if (view.stage === "Unmapped") {
    list.push({
      key: "unmapped",
      tone: "bad",
      text: t("ui-warn-unmapped", { provider, status: view.provider_status ?? "" }),
    });
  }
  for (const slot of view.slots) {
    if (slot.state !== "refused") continue;
    list.push({
      key: `slot-${slot.slot}`,
      tone: "bad",
      text: t("ui-warn-slot-refused", { provider, slot: slotName(slot.slot) }),
      reasons: slot.reason ? [slot.reason] : undefined,
    });
  }
  for (const it of view.submissions) {
    const what = submissionWords(it);
    if (
      it.state === "refused" &&
      !(it.slot && view.slots.some((s) => s.slot === it.slot && s.state !== "refused"))
    ) {
      if (list.some((known) => known.key === `slot-${it.slot}`)) continue;
      list.push({
        key: it.submission_id,
        tone: "bad",
        text: t("ui-warn-refused", { provider, what }),
        reasons: it.refusal?.words ? [it.refusal.words] : undefined,
      });
    }
    if (it.state === "parked") {
      list.push({
        key: it.submission_id,
        tone: "bad",
        text: t("ui-warn-parked", { what, why: it.reason ? say(it.reason) : "" }),
      });
    }
    if (it.state === "uncertain") {
      list.push({
        key: it.submission_id,
        tone: "warn",
        text: t("ui-warn-uncertain", { what, provider }),
      });
    }
    if (it.state === "held" && !it.held_until && it.reason) {
      list.push({
        key: it.submission_id,
        tone: isDoubted(it) ? "bad" : "warn",
        text: t("ui-warn-held", { what, why: say(it.reason) }),
        doubted: it,
      });
    }
  }
  if (view.provider_reasons.length > 0) {
    list.push({
      key: "reasons",
      tone: "warn",
      text: t("ui-warn-reasons", { provider }),
      reasons: view.provider_reasons,
    });
  }
  for (const row of view.kept.rows.filter((it) => it.warns)) {
    list.push({
      key: `unsent-${row.slot}`,
      tone: "warn",
      text: `${say(row.told)} ${t("ui-warn-unsent")}`,
    });
  }
  for (const entry of view.timeline.filter((it) => it.kind === "notice.raised").slice(-1)) {
    const id = String(entry.data.notice ?? "");
    if (!hasWords(id)) continue;
    const params = Object.entries(entry.data).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    list.push({ key: "notice", tone: "warn", text: say({ message_id: id, params }) });
  }
  return list.sort((a, b) => Number(b.tone === "bad") - Number(a.tone === "bad"));
}

/** Most serious first; nothing where there is nothing. */
export function Warnings({ view }: { view: CaseView }) {
  const list = warningsOf(view);
  if (list.length === 0) return null;
  return (
    <section className="rail-section" aria-label={t("ui-warnings")}>
      <h2>
        {t("ui-warnings")} <span className="tab-count">{list.length}</span>
      </h2>
      <ul className="warnings">
        {list.map((warning) => (
          <li key={warning.key} className={`warning tone-${warning.tone}`}>
            <Icon name="alert" />
            <div>
              <p>{warning.text}</p>
              {warning.reasons && <ProviderWords reasons={warning.reasons} />}
              {warning.doubted && (
                <ConfirmPerson
                  submission={warning.doubted}
                  name={view.name}
                  provider={view.provider}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
