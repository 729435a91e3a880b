import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView, Field, FileView, Problem } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { closeOverlay, overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { Confirm, type Confirmed } from "../../components/confirm";
import { TextBox } from "../../components/fields";
import { Icon } from "../../components/icon";
import { isDate } from "../../components/moments";
import { tellError } from "../../components/notices";
import { SelectBox } from "../../components/select-box";
import { Sheet } from "../../components/sheet";
import { bytes, fieldName, optionName, providerName } from "../../words/format";
import { reasonLine } from "../../words/reasons";
import { problemWords } from "../../words/problems";
import { t, whatHappened } from "../../words/words";
import { useAnswerDraft } from "./answer-draft";
import { byDocument, labelOf } from "./asked";
import { useAct, useHoldWords } from "./use-act";

/** The provider's questions as a form, each with the provider's reason. */
export function AnswerSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const provider = providerName(view.provider);
  const hold = useHoldWords();
  const [draft, setDraft, clear] = useAnswerDraft(view.case_id);
  const [asked, setAsked] = useState(false);
  const fields = view.requirements
    .filter((it) => it.kind === "information" && !it.satisfied)
    .flatMap((it) => it.fields ?? []);
  const names = new Set(fields.map((it) => it.name));
  const given = Object.entries(draft.fields).filter(
    ([name, value]) => names.has(name) && value.trim() !== "",
  );
  const files = Object.entries(draft.files).filter(([name, it]) => names.has(name) && !it.error);
  const act = useAct(
    view,
    (seconds) =>
      backend.answerCase(view.case_id, {
        fields: Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
        documents: Object.fromEntries(files.map(([name, it]) => [name, it.handle])),
        hold_seconds: seconds,
      }),
    clear,
  );
  const failed = act.error ? toCommandError(act.error) : null;
  const told = failed?.detail?.kind === "problems" ? failed.detail.problems : [];
  const wrongDates: Problem[] = fields
    .filter((it) => it.type === "date")
    .filter((it) => (draft.fields[it.name] ?? "").trim() !== "")
    .filter((it) => !isDate(draft.fields[it.name] ?? ""))
    .map((it) => ({ path: it.name, code: "format", message: t("ui-date-wrong") }));
  const problems = [...(asked ? wrongDates : []), ...told];
  const others = told.filter((it) => !names.has(it.path));
  const confirm = (confirmed: Confirmed) => {
    setAsked(true);
    if (wrongDates.length === 0) act.mutate(confirmed);
  };
  const setFile = (name: string, file: FileView | null) =>
    setDraft((now) => {
      const { [name]: before, ...rest } = now.files;
      if (before && !before.error) void backend.forgetFile(before.handle);
      return { ...now, files: file ? { ...rest, [name]: file } : rest };
    });
  return (
    <Sheet title={t("ui-act-answer", { provider })} onClose={closeOverlay} size="wide">
      <Confirm
        button={t("ui-answer-button", { count: files.length, provider })}
        icon="send"
        isPending={act.isPending}
        isDisabled={given.length + files.length === 0}
        error={failed && told.length === 0 ? failed : null}
        goesOn
        onConfirm={confirm}
      >
        <p>{t("ui-answer-lead", { provider })}</p>
        <div className="button-row">
          <Button icon="note" onPress={() => overlay.set({ kind: "answer-outside" })}>
            {t("ui-act-answer-outside")}
          </Button>
        </div>
        {byDocument(fields).map(([key, list]) => (
          <fieldset key={key} className="answer-group">
            <legend>
              {key
                .split(".")
                .map((part) => fieldName(part))
                .join(" · ")}
            </legend>
            {list.map((field) => (
              <AnswerField
                key={field.name}
                field={field}
                value={draft.fields[field.name] ?? ""}
                file={draft.files[field.name]}
                error={problems.filter((it) => it.path === field.name).map(problemWords)[0]}
                onChange={(value) =>
                  setDraft((now) => ({ ...now, fields: { ...now.fields, [field.name]: value } }))
                }
                onFile={(file) => setFile(field.name, file)}
              />
            ))}
          </fieldset>
        ))}
        {others.map((it) => (
          <p key={it.path + it.code} className="tone-bad" role="alert">
            {problemWords(it)}
          </p>
        ))}
        <p className="muted">{hold}</p>
      </Confirm>
    </Sheet>
  );
}

function AnswerField({
  field,
  value,
  file,
  error,
  onChange,
  onFile,
}: {
  field: Field;
  value: string;
  file: FileView | undefined;
  error: string | undefined;
  onChange: (value: string) => void;
  onFile: (file: FileView | null) => void;
}) {
  const label = labelOf(field);
  const hint = field.reason
    ? t("ui-answer-reason", { reason: reasonLine(field.reason) })
    : undefined;
  if (field.type === "choice") {
    const choices = (field.options ?? []).map((id) => ({ id, label: optionName(id) }));
    return (
      <SelectBox
        label={label}
        hint={hint}
        error={error}
        value={value || null}
        onChange={onChange}
        choices={choices}
      />
    );
  }
  if (field.type === "file") {
    return <AnswerFile label={label} hint={hint} error={error} file={file} onFile={onFile} />;
  }
  return (
    <TextBox
      label={label}
      hint={hint}
      error={error}
      value={value}
      onChange={onChange}
      placeholder={field.type === "date" ? t("ui-date-format") : undefined}
      className={field.type === "date" ? "field-short" : undefined}
      autoComplete="off"
    />
  );
}

function AnswerFile({
  label,
  hint,
  error,
  file,
  onFile,
}: {
  label: string;
  hint: string | undefined;
  error: string | undefined;
  file: FileView | undefined;
  onFile: (file: FileView | null) => void;
}) {
  const backend = useBackend();
  const choose = useMutation({
    mutationFn: () => backend.chooseFiles(),
    onSuccess: ([first, ...more]) => {
      // One field takes one file.
      for (const other of more) if (!other.error) void backend.forgetFile(other.handle);
      if (first) onFile(first);
    },
    onError: tellError,
  });
  return (
    <div className="field answer-file" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      {hint && <span className="field-hint">{hint}</span>}
      <div className="button-row">
        <Button icon="file" isPending={choose.isPending} onPress={() => choose.mutate()}>
          {t(file ? "ui-answer-file-other" : "ui-choose-file")}
        </Button>
        {file && !file.error && (
          <>
            <span className="file-name">{file.name}</span>
            <span className="muted">{bytes(file.bytes)}</span>
            <Button
              kind="quiet"
              icon="trash"
              aria-label={t("ui-files-remove", { name: file.name })}
              onPress={() => onFile(null)}
            />
          </>
        )}
      </div>
      {(error || file?.error) && (
        <span className="field-error">
          <Icon name="alert" size={14} />{" "}
          <span>{error ?? (file?.error ? whatHappened(toCommandError(file.error)) : "")}</span>
        </span>
      )}
    </div>
  );
}
