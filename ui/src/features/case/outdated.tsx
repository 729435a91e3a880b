import type { EvidencePart } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { t } from "../../words/words";

/** A recommendation that rests on what is no longer so. */
export function Outdated({ changed }: { changed: EvidencePart[] }) {
  return (
    <span className="outdated">
      <Icon name="alert" size={14} />
      {t("ui-outdated", { parts: changed.map((it) => t(`evidence-${it}`)).join(", ") })}
    </span>
  );
}
