import { OneOf } from "../../../components/choices";
import { TextBox } from "../../../components/fields";
import { today } from "../../../components/moments";
import { t } from "../../../words/words";
import { untilWords } from "../words";
import { isAfternoonAhead, untilOf, UNTILS, type Until } from "./until";
import { useDigits } from "./use-digits";

export interface Rest {
  until: Until;
  date: string;
  reason: string;
}

export const NO_REST: Rest = { until: "tomorrow", date: "", reason: "" };

/** Until when something rests: by number, with the moment that it means. */
export function UntilChoice({
  rest,
  onChange,
  now,
}: {
  rest: Rest;
  onChange: (rest: Rest) => void;
  now: number;
}) {
  useDigits((place) => {
    const until = UNTILS[place];
    if (until) onChange({ ...rest, until });
  });
  const isWrong = rest.until === "date" && rest.date !== "" && !untilOf("date", rest.date, now);
  return (
    <>
      <OneOf
        label={t("ui-snooze-until")}
        value={rest.until}
        onChange={(until) => onChange({ ...rest, until })}
        choices={UNTILS.map((id, place) => {
          const at = id === "date" ? null : untilOf(id, "", now);
          const name = id === "later" && !isAfternoonAhead(now) ? "hours" : id;
          return {
            id,
            label: `${place + 1}  ${t(`ui-snooze-${name}`)}`,
            detail: at ? untilWords(at.toISOString(), now) : undefined,
          };
        })}
      />
      {rest.until === "date" && (
        <TextBox
          label={t("ui-snooze-date-label")}
          hint={t("ui-date-format")}
          placeholder={today(new Date(now + 86_400_000))}
          error={isWrong ? t("ui-snooze-date-wrong") : null}
          value={rest.date}
          onChange={(date) => onChange({ ...rest, date })}
          autoFocus
        />
      )}
      <TextBox
        label={t("ui-snooze-reason")}
        hint={t("ui-snooze-reason-hint")}
        optional
        value={rest.reason}
        onChange={(reason) => onChange({ ...rest, reason })}
      />
    </>
  );
}
