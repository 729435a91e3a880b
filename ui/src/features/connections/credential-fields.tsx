import type { Credentials } from "../../backend/backend";
import { Tick } from "../../components/choices";
import { TextBox } from "../../components/fields";
import { firstOf, t } from "../../words/words";

export interface CredentialField {
  name: string;
  secret: boolean;
  optional: boolean;
  /** True or false. */
  isSwitch?: boolean;
}

const text = (name: string): CredentialField => ({ name, secret: false, optional: false });
const secret = (name: string): CredentialField => ({ name, secret: true, optional: false });
const WEBHOOK: CredentialField = { name: "webhook_secret", secret: true, optional: true };
const SELFIE: CredentialField = {
  name: "selfie_required",
  secret: false,
  optional: true,
  isSwitch: true,
};
const CONNECTFI = [text("login"), secret("password")];
const FINCOM = [text("client_id"), secret("client_secret"), WEBHOOK];

/** What each provider issues, in its own names. */
export const CREDENTIALS: Record<string, CredentialField[]> = {
  jiko: [text("username"), secret("password"), secret("shared_secret"), WEBHOOK],
  atelio: [text("identity"), secret("authorization"), text("program_id"), WEBHOOK],
  connectfi: CONNECTFI,
  "connectfi-akepa": CONNECTFI,
  "fincom-v1": FINCOM,
  "fincom-v2": [...FINCOM, SELFIE],
};

/** What was given, without what is blank. */
export function givenCredentials(provider: string, values: Credentials): Credentials {
  const names = new Set((CREDENTIALS[provider] ?? []).map((it) => it.name));
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => names.has(name) && value !== ""),
  );
}

export function CredentialFields({
  provider,
  values,
  onChange,
  problems,
}: {
  provider: string;
  values: Credentials;
  onChange: (name: string, value: string | boolean) => void;
  problems: Record<string, string>;
}) {
  return (CREDENTIALS[provider] ?? []).map((field) =>
    field.isSwitch ? (
      <Tick
        key={field.name}
        isSelected={values[field.name] === true}
        onChange={(on) => onChange(field.name, on)}
      >
        {t(`ui-credential-${field.name}`)}
        <span className="radio-detail">{t(`ui-credential-${field.name}-hint`)}</span>
      </Tick>
    ) : (
      <TextBox
        key={field.name}
        label={t(`ui-credential-${field.name}`)}
        hint={firstOf([
          `ui-credential-${field.name}-hint-${provider}`,
          `ui-credential-${field.name}-hint`,
        ])}
        optional={field.optional}
        type={field.secret ? "password" : "text"}
        value={String(values[field.name] ?? "")}
        onChange={(value) => onChange(field.name, value)}
        error={problems[field.name]}
        autoComplete="off"
        spellCheck="false"
      />
    ),
  );
}
