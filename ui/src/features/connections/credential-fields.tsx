import { TextBox } from "../../components/fields";
import { t } from "../../words/words";

export interface CredentialField {
  name: string;
  secret: boolean;
  optional: boolean;
}

/** What each provider issues, in its own names. */
export const CREDENTIALS: Record<string, CredentialField[]> = {
  jiko: [
    { name: "username", secret: false, optional: false },
    { name: "password", secret: true, optional: false },
    { name: "shared_secret", secret: true, optional: false },
    { name: "webhook_secret", secret: true, optional: true },
  ],
};

export function CredentialFields({
  provider,
  values,
  onChange,
  problems,
}: {
  provider: string;
  values: Record<string, string>;
  onChange: (name: string, value: string) => void;
  problems: Record<string, string>;
}) {
  return (CREDENTIALS[provider] ?? []).map((field) => (
    <TextBox
      key={field.name}
      label={t(`ui-credential-${field.name}`)}
      hint={t(`ui-credential-${field.name}-hint`)}
      optional={field.optional}
      type={field.secret ? "password" : "text"}
      value={values[field.name] ?? ""}
      onChange={(value) => onChange(field.name, value)}
      error={problems[field.name]}
      autoComplete="off"
      spellCheck="false"
    />
  ));
}
