import type { CaseView, SlotView } from "../../backend/backend";
import { providerName, slotName } from "../../words/format";
import { Icon } from "../../components/icon";
import { ProviderWords } from "../../components/provider-words";
import { t } from "../../words/words";
import { CustomerLink } from "../actions/customer-link";

/** A document that the customer uploads on the provider's own page. */
export function HostedSlot({ view, slot }: { view: CaseView; slot: SlotView }) {
  const provider = providerName(view.provider);
  const name = slotName(slot.slot);
  return (
    <div className="stage-empty takes-nothing hosted" data-slot={slot.slot}>
      <Icon name="link" size={28} />
      <h2>{name}</h2>
      <p className="mono stage-muted">{slot.slot}</p>
      {slot.state === "accepted" && (
        <p className="tone-good">{t("ui-hosted-there", { provider })}</p>
      )}
      {slot.reason && <ProviderWords reasons={[slot.reason]} />}
      {slot.state !== "accepted" && slot.link && (
        <>
          <p>{t("ui-hosted-lead", { provider })}</p>
          <CustomerLink url={slot.link} what={t("ui-page-upload", { slot: name })} codeOpen />
        </>
      )}
      {slot.state !== "accepted" && !slot.link && (
        <>
          <p>{t("ui-hosted-no-link", { provider })}</p>
          <p className="stage-muted">{t("ui-hosted-no-link-why", { provider })}</p>
        </>
      )}
    </div>
  );
}
