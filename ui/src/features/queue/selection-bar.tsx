import { overlay, parts, type BulkAct } from "../../commands/workbench";
import { Button } from "../../components/button";
import { t } from "../../words/words";
import { clearSelection } from "./selection";

const open = (act: BulkAct) => () =>
  overlay.set({ kind: "bulk", act, chosen: parts.queue?.selected() ?? [] });

/** What can be done to the selected cases. Whether it can for each, its sheet says. */
export function SelectionBar({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <div className="selection-bar" role="toolbar" aria-label={t("ui-selected-acts")}>
      <span className="selection-count">{t("ui-selected", { count })}</span>
      <Button
        kind="quiet"
        icon="close"
        aria-label={t("ui-selected-clear")}
        onPress={clearSelection}
      />
      <Button onPress={open("submit")}>{t("ui-bulk-submit")}</Button>
      <Button onPress={open("snooze")}>{t("ui-bulk-snooze")}</Button>
      <Button onPress={open("export")}>{t("ui-bulk-export")}</Button>
    </div>
  );
}
