import { parts } from "../../commands/workbench";
import { Button } from "../../components/button";
import { useStore } from "../../components/store";
import { count } from "../../words/format";
import { t } from "../../words/words";
import type { Zoom } from "./lens";
import { loupe, useViewing } from "./viewing";

const zoomWords = (zoom: Zoom) =>
  typeof zoom === "number" ? `${count(Math.round(zoom * 100))} %` : t(`ui-zoom-${zoom}`);

/** What helps to see, and changes no file. */
export function ViewTools() {
  const { lens, isLit, setLit, isComparing, setComparing } = useViewing();
  const isLoupe = useStore(loupe) !== null;
  const zoom = (to: "in" | "out" | "fit") => () => parts.pane?.zoom(to);
  return (
    <div className="view-tools" role="toolbar" aria-label={t("ui-view-tools")}>
      <Toggle icon="light" id="light" isOn={isLit} onChange={setLit} />
      <Toggle
        icon="loupe"
        id="loupe"
        isOn={isLoupe}
        onChange={(on) => loupe.set(on ? (parts.pane?.id ?? null) : null)}
      />
      {setComparing && (
        <Toggle icon="compare" id="compare" isOn={isComparing} onChange={setComparing} />
      )}
      <span className="strip-zoom" role="group" aria-label={t("ui-zoom")}>
        <Button
          kind="quiet"
          icon="minus"
          aria-label={t("ui-command-zoom-out")}
          onPress={zoom("out")}
        />
        <button type="button" onClick={zoom("fit")} title={t("ui-command-zoom-fit")}>
          {zoomWords(lens.zoom)}
        </button>
        <Button kind="quiet" icon="add" aria-label={t("ui-command-zoom-in")} onPress={zoom("in")} />
      </span>
    </div>
  );
}

function Toggle({
  id,
  icon,
  isOn,
  onChange,
}: {
  id: "light" | "loupe" | "compare";
  icon: "light" | "loupe" | "compare";
  isOn: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <Button
      kind="quiet"
      icon={icon}
      aria-label={t(`ui-command-${id}`)}
      aria-pressed={isOn}
      className={isOn ? "is-on" : undefined}
      onPress={() => onChange(!isOn)}
    />
  );
}
