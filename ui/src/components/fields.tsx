import type { ReactNode } from "react";
import {
  Button as AriaButton,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from "react-aria-components";

import { t } from "../words/words";
import { Icon } from "./icon";

interface FieldWords {
  label: string;
  /** What to know before typing. */
  hint?: ReactNode;
  /** What is wrong; shown in place of nothing else. */
  error?: ReactNode;
  /** Named as not needed. */
  optional?: boolean;
}

function LabelWords({ label, optional }: FieldWords) {
  return (
    <Label className="field-label">
      {label}
      {optional && <span className="field-optional">{t("ui-optional")}</span>}
    </Label>
  );
}

function Below({ hint, error }: FieldWords) {
  return (
    <>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        {error && (
          <>
            <Icon name="alert" size={14} /> <span>{error}</span>
          </>
        )}
      </FieldError>
    </>
  );
}

interface TextProps extends FieldWords {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  type?: TextFieldProps["type"];
  name?: string;
  placeholder?: string;
  autoFocus?: boolean;
  rows?: number;
  className?: string;
  isDisabled?: boolean;
  autoComplete?: string;
  spellCheck?: "true" | "false";
  isRequired?: boolean;
}

export function TextBox({
  rows,
  placeholder,
  className,
  error,
  label,
  hint,
  optional,
  ...rest
}: TextProps) {
  const words = { label, hint, error, optional };
  return (
    <TextField
      {...rest}
      className={["field", className].filter(Boolean).join(" ")}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <LabelWords {...words} />
      {rows ? (
        <TextArea className="input" rows={rows} placeholder={placeholder} />
      ) : (
        <Input className="input" placeholder={placeholder} />
      )}
      <Below {...words} />
    </TextField>
  );
}

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
      <Below {...words} />
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
