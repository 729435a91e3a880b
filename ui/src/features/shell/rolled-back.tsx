import { useVaultInfo } from "../../queries/queries";
import { t } from "../../words/words";

/** An older copy of the vault is open: told on every screen, and it cannot be sent away. */
export function RolledBack() {
  const info = useVaultInfo().data;
  if (!info?.rolled_back) return null;
  const { seq, anchored_seq: anchored } = info;
  return (
    <aside className="band band-rolled-back" aria-label={t("ui-rolled-back")}>
      <strong>{t("ui-rolled-back-title")}</strong>
      <span>{t("ui-rolled-back-detail", { seq, anchored: anchored ?? seq })}</span>
    </aside>
  );
}
