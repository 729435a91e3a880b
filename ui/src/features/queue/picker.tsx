import { useStore } from "../../components/store";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { parts } from "../../commands/workbench";
import { useConnections, useSavedViews } from "../../queries/queries";
import { t } from "../../words/words";
import { filter } from "./state";
import { titleOf } from "./words";

/** In a narrow window the queue is a line above the case, and a list when it is asked for. */
export function Picker({ isOpen, onOpen }: { isOpen: boolean; onOpen: (open: boolean) => void }) {
  const wanted = useStore(filter);
  const views = useSavedViews().data;
  const hasNone = useConnections().data?.length === 0;
  return (
    <div className="queue-picker">
      <Button
        kind="quiet"
        aria-expanded={isOpen}
        aria-label={t("ui-picker", { view: titleOf(wanted, views) })}
        isDisabled={hasNone}
        onPress={() => {
          onOpen(!isOpen);
          if (!isOpen) parts.queue?.focus();
        }}
      >
        {titleOf(wanted, views)} <Icon name="down" size={14} />
      </Button>
      <span className="picker-space" />
      <Button kind="quiet" shortcut="K" onPress={() => parts.queue?.move(-1)}>
        {t("ui-picker-previous")}
      </Button>
      <Button kind="quiet" shortcut="J" onPress={() => parts.queue?.move(1)}>
        {t("ui-picker-next")}
      </Button>
    </div>
  );
}
