import type { ReactNode } from "react";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";

import { Icon } from "./icon";

/** The browser's own box beneath a drawn one: every case draws those of its checklist anew. */
export function Tick({
  isSelected,
  onChange,
  children,
  isDisabled,
}: {
  isSelected: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
  isDisabled?: boolean;
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        className="unseen"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className="tick-box">
        <Icon name="check" size={12} />
      </span>
      <span>{children}</span>
    </label>
  );
}

export function OneOf<Value extends string>({
  label,
  value,
  onChange,
  choices,
  row = false,
}: {
  label: string;
  value: Value | null;
  onChange: (value: Value) => void;
  choices: { id: Value; label: string; detail?: string }[];
  row?: boolean;
}) {
  return (
    <RadioGroup
      className={row ? "one-of one-of-row" : "one-of"}
      value={value}
      onChange={(chosen) => onChange(chosen as Value)}
    >
      <Label className="field-label">{label}</Label>
      <div className="one-of-choices">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="radio">
            <span className="radio-dot" />
            <span>
              {choice.label}
              {choice.detail && <span className="radio-detail">{choice.detail}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
