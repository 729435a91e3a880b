import type { CaseView } from "../../backend/backend";
import { toCommandError } from "../../backend/errors";
import { Button } from "../../components/button";
import { Icon, type IconName } from "../../components/icon";
import { SelectBox } from "../../components/select-box";
import { bytes } from "../../words/format";
import { findingWords, nextStep, t, whatHappened } from "../../words/words";
import { AskCustomer } from "./ask-customer";
import type { Looked, Progress } from "./looked";
import { factsWords } from "./recipe";
import { assign, selectSlot, type TrayFile } from "./tray";

/** What happened to a file and what to do, in one line. */
function inWords(thrown: unknown): string {
  const error = toCommandError(thrown);
  return `${whatHappened(error)} ${nextStep(error)}`;
}

const TONES: Partial<Record<Progress, { tone: string; icon: IconName }>> = {
  ready: { tone: "tone-good", icon: "check" },
  refused: { tone: "tone-bad", icon: "alert" },
  failed: { tone: "tone-bad", icon: "alert" },
  pages: { tone: "tone-warn", icon: "question" },
  details: { tone: "tone-warn", icon: "note" },
  unplaced: { tone: "tone-warn", icon: "question" },
};
const BUSY = new Set<Progress>(["waiting", "looking", "reading"]);

function factLine({ file }: TrayFile, looked: Looked | undefined): string {
  if (looked?.tried?.facts) return factsWords(looked.tried.facts);
  return file.bytes > 0 ? bytes(file.bytes) : "";
}

/** Why it cannot go out as it is, or what else to know before it does. */
function whyLine(it: TrayFile, looked: Looked | undefined): string | null {
  if (it.file.error) return inWords(it.file.error);
  if (looked?.error) return inWords(looked.error);
  if (looked?.progress === "refused") {
    const refused = looked.findings.find((one) => one.severity === "error");
    return refused ? findingWords(refused) : null;
  }
  return null;
}

/** One file that was given: what it is, how far it has come, and what a person says that it is. */
export function FileCard({
  view,
  it,
  looked,
  choices,
  failed,
  onDrop,
}: {
  view: CaseView;
  it: TrayFile;
  looked: Looked | undefined;
  choices: { id: string; label: string }[];
  /** Why it was not attached. */
  failed: unknown;
  onDrop: () => void;
}) {
  const { file, slot } = it;
  const progress = looked?.progress ?? "waiting";
  const isBusy = BUSY.has(progress);
  const why = whyLine(it, looked);
  const known = view.slots.find((one) => one.slot === slot) ?? null;
  const warnings = looked?.findings.filter((one) => one.severity === "warning") ?? [];
  const thumbnail = looked?.tried?.before;
  return (
    <li className={file.error ? "file is-refused" : "file"}>
      <span className="file-picture">
        {thumbnail ? (
          <img src={thumbnail} alt="" draggable={false} />
        ) : (
          <Icon name={file.error ? "alert" : "file"} />
        )}
      </span>
      <div className="file-words">
        <p className="file-name" title={file.name}>
          {file.name}
        </p>
        <p className="file-line">
          <Stand progress={progress} />
          <span className="stage-muted">{factLine(it, looked)}</span>
        </p>
        {why && <p className={file.error ? "stage-muted" : "tone-bad"}>{why}</p>}
        {!why && warnings[0] && (
          <p className="file-warning">
            {findingWords(warnings[0])}
            {warnings.length > 1 && ` ${t("ui-files-more", { count: warnings.length - 1 })}`}
          </p>
        )}
        {looked?.recognised && looked.recognised.doubts.length > 0 && (
          <p className="doubt">
            <Icon name="alert" size={14} /> {t("ui-doubt-short")}
          </p>
        )}
        {failed !== undefined && (
          <p className="tone-bad" role="alert">
            {inWords(failed)}
          </p>
        )}
        {progress === "refused" && looked && (
          <AskCustomer
            name={file.name}
            slot={slot}
            rule={(known ?? view.slots.find((one) => one.rule !== null))?.rule ?? null}
            findings={looked.findings}
          />
        )}
      </div>
      {!file.error && (
        <SelectBox
          label={t("ui-files-slot", { name: file.name })}
          hideLabel
          value={slot}
          onChange={(to) => assign(view.case_id, file.handle, to)}
          choices={choices}
          placeholder={t("ui-files-choose-slot")}
          className="file-slot"
        />
      )}
      {slot !== null && (
        <Button
          kind="quiet"
          icon="eye"
          aria-label={t("ui-files-look", { name: file.name })}
          onPress={() => selectSlot(view.case_id, slot)}
        />
      )}
      <Button
        kind="quiet"
        icon={isBusy && !file.error ? "close" : "trash"}
        aria-label={t(isBusy && !file.error ? "ui-files-cancel" : "ui-files-remove", {
          name: file.name,
        })}
        onPress={onDrop}
      />
    </li>
  );
}

function Stand({ progress }: { progress: Progress }) {
  const shown = TONES[progress];
  return (
    <span className={`file-stand ${shown?.tone ?? "stage-muted"}`} data-progress={progress}>
      {shown ? <Icon name={shown.icon} size={14} /> : <span className="file-turning" />}
      {t(`ui-progress-${progress}`)}
    </span>
  );
}
