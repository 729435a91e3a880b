import type { Problem } from "../../backend/backend";
import { Button } from "../../components/button";
import { TextBox } from "../../components/fields";
import { SelectBox } from "../../components/select-box";
import { withoutPlaces } from "../../components/shape";
import { fieldName, optionName } from "../../words/format";
import { problemWords } from "../../words/problems";
import { hasWords, t } from "../../words/words";
import type { FormField, FormSection } from "./forms";

const idOf = (path: string) => path.replace(/[^A-Za-z0-9_-]/g, "-");

export const sectionName = (id: string) =>
  hasWords(`ui-form-${id}`) ? t(`ui-form-${id}`) : fieldName(id.replaceAll("-", "."));

/** The fields, and beside each group what the provider's contract says about it. */
export function FormFields({
  sections,
  provider,
  values,
  problems,
  onChange,
  onLeave,
  onAdd,
  onRemove,
}: {
  sections: FormSection[];
  provider: string;
  values: Record<string, string>;
  problems: ReadonlyMap<string, Problem>;
  onChange: (path: string, value: string) => void;
  onLeave: (path: string) => void;
  /** One more item of a list, and one less. */
  onAdd?: (list: string) => void;
  onRemove?: (list: string, place: number) => void;
}) {
  return sections.map((section) => {
    const name = sectionName(section.id);
    const { list } = section;
    const rules = [1, 2, 3, 4, 5]
      .map((number) => `ui-rules-${provider}-${section.id}-${number}`)
      .filter(hasWords);
    const above = list && problems.get(list.path);
    return (
      <section key={section.id} className="form-section" aria-labelledby={`section-${section.id}`}>
        <div>
          <h2 id={`section-${section.id}`}>{name}</h2>
          {above && <p className="tone-bad">{problemWords(above)}</p>}
          {itemsIn(section).map(({ fields, place }) => (
            <div
              key={place}
              className="form-item"
              role={list && list.count > 1 ? "group" : undefined}
              aria-label={
                list && list.count > 1 ? t("ui-form-item", { name, number: place + 1 }) : undefined
              }
            >
              {list && list.count > 1 && (
                <p className="form-item-head">
                  {t("ui-form-item", { name, number: place + 1 })}
                  <Button
                    kind="quiet"
                    icon="trash"
                    aria-label={t("ui-form-remove", { name, number: place + 1 })}
                    onPress={() => onRemove?.(list.path, place)}
                  />
                </p>
              )}
              <div className="form-grid">
                {fields.map((field) => (
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
          ))}
          {list && onAdd && (
            <Button icon="add" onPress={() => onAdd(list.path)}>
              {t("ui-form-add", { name })}
            </Button>
          )}
        </div>
        {rules.length > 0 ? (
          <aside className="form-rules" aria-label={t("ui-form-rules", { section: name })}>
            <ul>
              {rules.map((id) => (
                <li key={id}>{t(id)}</li>
              ))}
            </ul>
          </aside>
        ) : (
          <span />
        )}
      </section>
    );
  });
}

function itemsIn({ list, fields }: FormSection): { place: number; fields: FormField[] }[] {
  if (!list) return [{ place: 0, fields }];
  return Array.from({ length: list.count }, (_, place) => ({
    place,
    fields: fields.filter((it) => it.path.startsWith(`${list.path}.${place}.`)),
  }));
}

export function OneField({
  field,
  value,
  problem,
  hint,
  onChange,
  onLeave,
}: {
  field: FormField;
  value: string;
  problem: Problem | undefined;
  hint?: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
}) {
  const plain = idOf(withoutPlaces(field.path));
  const hintId = [`ui-hint-${plain}`, `ui-hint-${plain.split("-").at(-1) ?? ""}`].find(hasWords);
  const suggestion = problem?.suggestion;
  const shared = {
    label: fieldName(field.path),
    // How it is written is of no interest where it is chosen by name.
    hint: hint ?? (hintId && !field.named ? t(hintId) : undefined),
    optional: field.optional,
    error: problem && (
      <>
        {problemWords(problem)}
        {suggestion && (
          <Button kind="quiet" onPress={() => onChange(suggestion)}>
            {t("ui-use-suggestion", { value: suggestion })}
          </Button>
        )}
      </>
    ),
    onBlur: onLeave,
    className: field.half ? "half" : undefined,
  };
  if (field.kind === "choice" || field.kind === "switch") {
    const ids = field.kind === "switch" ? ["true", "false"] : (field.choices ?? []);
    const choices =
      field.named ??
      ids.map((id) => ({ id, label: field.kind === "switch" ? t(`ui-is-${id}`) : optionName(id) }));
    const known = choices.some((it) => it.id === value);
    return (
      <SelectBox
        {...shared}
        value={value || null}
        onChange={onChange}
        // A value that is not offered is shown, so that it can be seen and changed.
        choices={value && !known ? [{ id: value, label: value }, ...choices] : choices}
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

/** Words for a path that no field of the form has. */
export function placeName(path: string): string {
  const id = `ui-form-${idOf(withoutPlaces(path))}`;
  return hasWords(id) ? t(id) : fieldName(path);
}
