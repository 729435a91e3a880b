import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { Text } from "react-aria-components/Text";
import { TextArea } from "react-aria-components/TextArea";
import { TextField, type TextFieldProps } from "react-aria-components/TextField";

import { t } from "../words/words";
import { Icon } from "./icon";

export interface FieldWords {
  label: string;
  /** What to know before typing. */
  hint?: ReactNode;
  /** What is wrong; shown in place of nothing else. */
  error?: ReactNode;
  /** Named as not needed. */
  optional?: boolean;
}

export function LabelWords({ label, optional }: FieldWords) {
  return (
    <Label className="field-label">
      {label}
      {optional && <span className="field-optional">{t("ui-optional")}</span>}
    </Label>
  );
}

export function BelowField({ hint, error }: FieldWords) {
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
      <BelowField {...words} />
    </TextField>
  );
}
