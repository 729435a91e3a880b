import type { Settings } from "../../backend/backend";
import { OneOf, Tick } from "../../components/choices";
import { SelectBox } from "../../components/select-box";
import { useSettings } from "../../queries/queries";
import { span } from "../../words/format";
import { LANGUAGES } from "../../words/language";
import { t } from "../../words/words";
import { useChange } from "./use-change";

const SIZES = [100, 110, 120, 130, 150, 200];
const HOLDS = [0, 5, 10, 20, 30, 60, 120];
const REVEALS = [10, 30, 60, 120, 300];

function holdWords(seconds: number): string {
  if (seconds === 0) return t("ui-hold-none");
  return seconds < 100 ? t("ui-hold-seconds", { count: seconds }) : span(seconds);
}

/** The choices, and one that was set elsewhere. */
function among(choices: number[], now: number | null): number[] {
  return [...new Set(now === null ? choices : [...choices, now])].sort((a, b) => a - b);
}

export function GeneralPanel() {
  const settings = useSettings();
  const change = useChange();
  return (
    <section className="panel stack">
      <h2>{t("ui-settings-general")}</h2>
      <div className="settings-row">
        <SelectBox
          label={t("ui-settings-language")}
          value={settings.language}
          onChange={(id) => change({ language: id as Settings["language"] })}
          choices={[
            { id: "system", label: t("ui-theme-system") },
            ...LANGUAGES.map((id) => ({ id, label: t(`ui-language-${id}`) })),
          ]}
          className="field-short"
        />
        <SelectBox
          label={t("ui-settings-text")}
          value={String(settings.text_percent)}
          onChange={(id) => change({ text_percent: Number(id) })}
          choices={among(SIZES, settings.text_percent).map((it) => ({
            id: String(it),
            label: t("ui-percent", { percent: it }),
          }))}
          className="field-short"
        />
      </div>
      <OneOf
        label={t("ui-settings-theme")}
        row
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        choices={(["system", "light", "dark"] as const).map((id) => ({
          id,
          label: t(`ui-theme-${id}`),
        }))}
      />
      <p className="muted small">{t("ui-settings-motion")}</p>
      <div className="settings-row">
        <SelectBox
          label={t("ui-settings-hold")}
          hint={t("ui-settings-hold-hint")}
          value={settings.hold_seconds === null ? "wait" : String(settings.hold_seconds)}
          onChange={(id) => change({ hold_seconds: id === "wait" ? null : Number(id) })}
          choices={[
            ...among(HOLDS, settings.hold_seconds).map((it) => ({
              id: String(it),
              label: holdWords(it),
            })),
            { id: "wait", label: t("ui-hold-wait") },
          ]}
          className="field-short"
        />
        <SelectBox
          label={t("ui-settings-reveal")}
          hint={t("ui-settings-reveal-hint")}
          value={String(settings.reveal_seconds)}
          onChange={(id) => change({ reveal_seconds: Number(id) })}
          choices={among(REVEALS, settings.reveal_seconds).map((it) => ({
            id: String(it),
            label: holdWords(it),
          }))}
          className="field-short"
        />
      </div>
      <Tick
        isSelected={settings.notifications}
        onChange={(notifications) => change({ notifications })}
      >
        {t("ui-settings-notifications")}
        <span className="radio-detail">{t("ui-settings-notifications-detail")}</span>
      </Tick>
    </section>
  );
}
