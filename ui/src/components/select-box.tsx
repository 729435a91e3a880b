import { Button as AriaButton } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { Text } from "react-aria-components/Text";

import { t } from "../words/words";
import { BelowField, LabelWords, type FieldWords } from "./fields";
import { Icon } from "./icon";

export interface Choice {
  id: string;
  label: string;
  detail?: string;
}

export function SelectBox({
  value,
  onChange,
  choices,
  placeholder,
  className,
  onBlur,
  hideLabel = false,
  isDisabled,
  ...words
}: FieldWords & {
  value: string | null;
  onChange: (value: string) => void;
  onBlur?: () => void;
  choices: Choice[];
  placeholder?: string;
  className?: string;
  hideLabel?: boolean;
  isDisabled?: boolean;
}) {
  return (
    <Select
      className={["field", className].filter(Boolean).join(" ")}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      onBlur={onBlur}
      isInvalid={Boolean(words.error)}
      validationBehavior="aria"
      isDisabled={isDisabled}
      placeholder={placeholder ?? t("ui-choose")}
      aria-label={hideLabel ? words.label : undefined}
    >
      {!hideLabel && <LabelWords {...words} />}
      <AriaButton className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="down" size={14} />
      </AriaButton>
      <BelowField {...words} />
      <Popover className="popover" offset={2}>
        <ListBox className="menu" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className="menu-item">
              <Text slot="label" className="menu-label">
                {choice.label}
              </Text>
              {choice.detail && (
                <Text slot="description" className="menu-detail">
                  {choice.detail}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
