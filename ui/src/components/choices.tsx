import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";

import { Icon } from "./icon";

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
    <Checkbox className="tick" isSelected={isSelected} onChange={onChange} isDisabled={isDisabled}>
      <span className="tick-box">
        <Icon name="check" size={12} />
      </span>
      <span>{children}</span>
    </Checkbox>
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
