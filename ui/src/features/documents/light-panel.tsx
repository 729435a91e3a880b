import { Button } from "../../components/button";
import { Tick } from "../../components/choices";
import { count } from "../../words/format";
import { t } from "../../words/words";
import { PLAIN_LIGHT, SHARPEN, type Light } from "./light";
import { useViewing } from "./viewing";

const SLIDERS = ["brightness", "contrast"] as const;

/** How the pictures are lit, for the eye only. */
export function LightPanel() {
  const { light, setLight, setLit } = useViewing();
  const change = (to: Partial<Light>) => setLight({ ...light, ...to });
  return (
    <section className="light" aria-label={t("ui-light")}>
      <div className="light-sliders">
        {SLIDERS.map((name) => (
          <label key={name} className="light-slider">
            <span>{t(`ui-light-${name}`)}</span>
            <input
              type="range"
              min={20}
              max={300}
              step={5}
              value={light[name]}
              aria-valuetext={`${count(light[name])} %`}
              onChange={(event) => change({ [name]: Number(event.target.value) })}
            />
            <span className="light-number" aria-hidden="true">
              {count(light[name])} %
            </span>
          </label>
        ))}
      </div>
      <div className="light-ticks">
        <Tick isSelected={light.isInverted} onChange={(isInverted) => change({ isInverted })}>
          {t("ui-light-invert")}
        </Tick>
        <Tick isSelected={light.isSharpened} onChange={(isSharpened) => change({ isSharpened })}>
          {t("ui-light-sharpen")}
        </Tick>
        <Button kind="quiet" icon="undo" onPress={() => setLight(PLAIN_LIGHT)}>
          {t("ui-light-reset")}
        </Button>
        <Button kind="quiet" icon="close" shortcut="B" onPress={() => setLit(false)}>
          {t("ui-light-off")}
        </Button>
      </div>
      <p className="light-said">{t("ui-light-said")}</p>
      <svg className="unseen" aria-hidden="true">
        <filter id={SHARPEN} colorInterpolationFilters="sRGB">
          <feConvolveMatrix order="3" preserveAlpha="true" kernelMatrix="0 -1 0 -1 5 -1 0 -1 0" />
        </filter>
      </svg>
    </section>
  );
}
