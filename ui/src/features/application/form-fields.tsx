import type { Problem } from "../../backend/backend";
import { Button } from "../../components/button";
import { SelectBox, TextBox } from "../../components/fields";
import { fieldName, optionName } from "../../words/format";
import { hasWords, t } from "../../words/words";
import type { FormField, FormSection } from "./jiko-form";

const idOf = (path: string) => path.replace(/[^A-Za-z0-9_-]/g, "-");

/** The fields, and beside each group what the provider's contract says about it. */
export function FormFields({
  sections,
  provider,
  values,
  problems,
  onChange,
  onLeave,
}: {
  sections: FormSection[];
  provider: string;
  values: Record<string, string>;
  problems: ReadonlyMap<string, Problem>;
  onChange: (path: string, value: string) => void;
  onLeave: (path: string) => void;
}) {
  return sections.map((section) => (
    <section key={section.id} className="form-section" aria-labelledby={`section-${section.id}`}>
      <div>
        <h2 id={`section-${section.id}`}>{t(`ui-form-${section.id}`)}</h2>
        <div className="form-grid">
          {section.fields.map((field) => (
            <OneField
              key={field.path}
              field={field}
              value={values[field.path] ?? ""}
              problem={problems.get(field.path)}
              onChange={(value) => onChange(field.path, value)}
              onLeave={() => onLeave(field.path)}
            />
          ))}
        </div>
      </div>
      <aside
        className="form-rules"
        aria-label={t("ui-form-rules", { section: t(`ui-form-${section.id}`) })}
      >
        <ul>
          {[1, 2, 3, 4, 5]
            .map((number) => `ui-rules-${provider}-${section.id}-${number}`)
            .filter(hasWords)
            .map((id) => (
              <li key={id}>{t(id)}</li>
            ))}
        </ul>
      </aside>
    </section>
  ));
}

function OneField({
  field,
  value,
  problem,
  onChange,
  onLeave,
}: {
  field: FormField;
  value: string;
  problem: Problem | undefined;
  onChange: (value: string) => void;
  onLeave: () => void;
}) {
  const hintId = `ui-hint-${idOf(field.path)}`;
  const shared = {
    label: fieldName(field.path),
    hint: hasWords(hintId) ? t(hintId) : undefined,
    optional: field.optional,
    error: problem && (
      <>
        {problem.message}
        {problem.suggestion && (
          <Button kind="quiet" onPress={() => onChange(problem.suggestion ?? "")}>
            {t("ui-use-suggestion", { value: problem.suggestion })}
          </Button>
        )}
      </>
    ),
    onBlur: onLeave,
    className: field.half ? "half" : undefined,
  };
  if (field.kind === "choice") {
    return (
      <SelectBox
        {...shared}
        value={value || null}
        onChange={onChange}
        choices={(field.choices ?? []).map((id) => ({ id, label: optionName(id) }))}
      />
    );
  }
  return (
    <TextBox
      {...shared}
      value={value}
      onChange={onChange}
      type={field.kind === "email" ? "email" : field.kind === "tel" ? "tel" : "text"}
      placeholder={field.kind === "date" ? t("ui-date-format") : undefined}
      autoComplete="off"
      spellCheck="false"
    />
  );
}
