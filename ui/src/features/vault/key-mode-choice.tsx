import { KEY_MODES, type KeyMode } from "../../backend/backend";
import { OneOf } from "../../components/choices";
import { t } from "../../words/words";

/** What opens the vault, each with what that means. */
export function KeyModeChoice({
  value,
  onChange,
}: {
  value: KeyMode;
  onChange: (mode: KeyMode) => void;
}) {
  return (
    <OneOf
      label={t("ui-mode")}
      value={value}
      onChange={onChange}
      choices={KEY_MODES.map((id) => ({
        id,
        label: t(`ui-mode-${id}`),
        detail: t(`ui-mode-${id}-detail`),
      }))}
    />
  );
}
