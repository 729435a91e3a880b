import { useQuery } from "@tanstack/react-query";

import type { CaseView, Problem } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { ProviderWords } from "../../components/provider-words";
import { dots, isMasked } from "../../components/shape";
import { Sheet } from "../../components/sheet";
import { fieldName, providerName } from "../../words/format";
import { problemWords } from "../../words/problems";
import { hasWords, t } from "../../words/words";
import { OneField, placeName } from "../application/form-fields";
import {
  CORRECT_KEY,
  correctGroups,
  initialValue,
  isPartOfList,
  toCorrection,
  type CorrectGroup,
} from "./correct-form";
import { useAct, useHoldWords } from "./use-act";

/** A form of what the provider asks to be corrected, with what it holds now. */
export function CorrectSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const provider = providerName(view.provider);
  const hold = useHoldWords();
  const [typed, setTyped, clear] = useDraft<Record<string, string>>(CORRECT_KEY + view.case_id, {});
  const template = useQuery({
    queryKey: ["template", view.provider],
    queryFn: () => backend.applicantTemplate(view.provider),
  });
  const shape = template.data ?? {};
  const groups = correctGroups(view, shape);
  const correction = toCorrection(groups, typed, shape, view.applicant);
  const act = useAct(
    view,
    (seconds) => backend.correctCase(view.case_id, correction, seconds),
    clear,
  );
  const failed = act.error ? toCommandError(act.error) : null;
  const problems = failed?.detail?.kind === "problems" ? failed.detail.problems : [];
  const paths = new Set(groups.flatMap((it) => it.fields.map((field) => field.path)));
  const others = problems.filter((it) => !paths.has(it.path));
  const isOptional = view.requirements.some((it) => it.kind === "data" && it.optional);
  const reasons = [...new Set(groups.map((it) => it.asked.reason ?? ""))].filter(Boolean);
  const note = `ui-correct-note-${view.provider}`;
  return (
    <Sheet title={t("ui-act-correct", { provider })} onClose={closeOverlay} size="wide">
      <Confirm
        button={t("ui-correct-button", { provider })}
        icon="send"
        isPending={act.isPending || template.isPending}
        isDisabled={Object.keys(correction).length === 0}
        error={failed && problems.length === 0 ? failed : null}
        onConfirm={() => act.mutate({ stays: true })}
      >
        <p>{t("ui-correct-lead", { provider })}</p>
        {isOptional && <p className="muted">{t("ui-correct-optional", { provider })}</p>}
        {hasWords(note) && <p className="muted">{t(note)}</p>}
        {reasons.length === 1 && <ProviderWords reasons={reasons} />}
        {groups.length === 0 && <p className="muted">{t("ui-correct-nothing")}</p>}
        {together(groups).map((run) => (
          <Group
            key={run[0]?.asked.name}
            groups={run}
            withReason={reasons.length > 1}
            typed={typed}
            problems={problems}
            onChange={(path, value) => setTyped((now) => ({ ...now, [path]: value }))}
          />
        ))}
        {others.length > 0 && (
          <ul className="error-list framed framed-warn" role="alert">
            {others.map((it) => (
              <li key={it.path + it.code}>
                {it.path && `${placeName(it.path)}: `}
                {problemWords(it)}
              </li>
            ))}
          </ul>
        )}
        {problems.length > others.length && (
          <p className="tone-bad" role="alert">
            {t("ui-new-open", { count: problems.length })}
          </p>
        )}
        <p className="muted">{hold}</p>
      </Confirm>
    </Sheet>
  );
}

/** Single fields that follow one another share a grid; what has several stands by itself. */
function together(groups: CorrectGroup[]): CorrectGroup[][] {
  const runs: CorrectGroup[][] = [];
  for (const group of groups) {
    const last = runs.at(-1);
    const isRun = last?.every((it) => it.fields.length === 1) && group.fields.length === 1;
    if (last && isRun && last[0]?.asked.reason === group.asked.reason) last.push(group);
    else runs.push([group]);
  }
  return runs;
}

function Group({
  groups,
  withReason,
  typed,
  problems,
  onChange,
}: {
  groups: CorrectGroup[];
  withReason: boolean;
  typed: Record<string, string>;
  problems: Problem[];
  onChange: (path: string, value: string) => void;
}) {
  const [first] = groups;
  if (!first) return null;
  const several = first.fields.length > 1;
  return (
    <div
      className="form-item"
      role={several ? "group" : undefined}
      aria-label={several ? placeName(first.asked.name) : undefined}
    >
      {several && <h3>{placeName(first.asked.name)}</h3>}
      {withReason && first.asked.reason && <ProviderWords reasons={[first.asked.reason]} />}
      <div className="form-grid">
        {groups
          .flatMap((it) => it.fields)
          .map((field) => (
            <OneField
              key={field.path}
              field={field}
              value={typed[field.path] ?? initialValue(field)}
              hint={
                isMasked(field.now)
                  ? t(isPartOfList(field.path) ? "ui-correct-masked-list" : "ui-correct-masked", {
                      value: dots(field.now),
                      what: fieldName(field.path),
                    })
                  : undefined
              }
              problem={problems.find((it) => it.path === field.path)}
              onChange={(value) => onChange(field.path, value)}
            />
          ))}
      </div>
    </div>
  );
}
