import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { ProviderWords } from "../../components/provider-words";
import { Sheet } from "../../components/sheet";
import { fullMoment, providerName, slotName } from "../../words/format";
import { t } from "../../words/words";
import { useAct, useHoldWords } from "./use-act";

/** A new attempt after a lost one, with what was lost. */
export function StartAgainSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const provider = providerName(view.provider);
  const hold = useHoldWords();
  const act = useAct(view, (seconds) => backend.startAgain(view.case_id, seconds));
  const seen = view.timeline
    .filter(
      (it) => it.kind === "snapshot.taken" && it.data.provider_status === view.provider_status,
    )
    .at(-1);
  const taken = [
    ...new Set(view.slots.filter((it) => it.state === "accepted").map((it) => it.slot)),
  ];
  return (
    <Sheet title={t("ui-act-start_again", { provider })} onClose={closeOverlay}>
      <Confirm
        button={t("ui-act-start_again", { provider })}
        icon="sync"
        isPending={act.isPending}
        error={act.error}
        goesOn
        onConfirm={act.mutate}
      >
        <p>
          {t("ui-again-lost", {
            provider,
            status: view.provider_status ?? "",
            known: seen ? "yes" : "no",
            time: seen ? fullMoment(seen.at) : "",
          })}
        </p>
        {view.provider_reasons.length > 0 && <ProviderWords reasons={view.provider_reasons} />}
        <h3>{t("ui-again-what")}</h3>
        <ul className="plain-list">
          <li>{t("ui-again-attempt", { provider })}</li>
          <li>
            {taken.length > 0
              ? t("ui-again-files", { list: taken.map(slotName).join(", ") })
              : t("ui-again-no-files")}
          </li>
          <li>{t("ui-again-stays")}</li>
        </ul>
        <p className="muted">{hold}</p>
      </Confirm>
    </Sheet>
  );
}
