import { useMutation, useQueries } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { SelectBox } from "../../components/fields";
import { Icon } from "../../components/icon";
import { bytes, slotName } from "../../words/format";
import { nextStep, t, whatHappened } from "../../words/words";
import { toCommandError } from "../../backend/errors";
import { useAttach } from "./attach";
import { detailsReady, useDetailsOf } from "./details";
import { factsWords } from "./before-after";
import { assign, remove, selectSlot, type TrayFile } from "./tray";

/** What happened to a file and what to do, in one line. */
function inWords(thrown: unknown): string {
  const error = toCommandError(thrown);
  return `${whatHappened(error)} ${nextStep(error)}`;
}

/** Files that were given, each with the slot that a person chooses for it. */
export function FilesPanel({
  view,
  tray,
  onChoose,
}: {
  view: CaseView;
  tray: TrayFile[];
  onChoose: () => void;
}) {
  const backend = useBackend();
  const attach = useAttach(view);
  const sorted = tray.filter((it) => it.slot !== null && !it.file.error);
  const tries = useQueries({
    queries: sorted.map((it) => ({
      queryKey: ["try", it.file.handle, it.slot],
      queryFn: () => backend.tryFile(it.file.handle, view.provider, it.slot ?? ""),
    })),
  });
  const saidOf = useDetailsOf(view);
  const isSaid = (it: TrayFile) => {
    const details = view.slots.find((slot) => slot.slot === it.slot)?.details;
    return !details || detailsReady(details, saidOf(details));
  };
  const ready = sorted.filter((it, index) => tries[index]?.data?.ok && isSaid(it));
  const attachAll = useMutation({
    mutationFn: async () => {
      for (const it of ready) {
        await attach.mutateAsync({ handle: it.file.handle, slot: it.slot ?? "" });
      }
    },
  });
  const choices = view.slots
    .filter((it) => it.rule !== null)
    .map((it) => ({ id: it.slot, label: slotName(it.slot) }));
  const drop = (it: TrayFile) => {
    remove(view.case_id, it.file.handle);
    if (!it.file.error) void backend.forgetFile(it.file.handle);
  };

  return (
    <div className="files-panel">
      <header className="files-head">
        <h2>{t("ui-files-title", { count: tray.length })}</h2>
        <Button icon="add" onPress={onChoose}>
          {t("ui-files-add")}
        </Button>
        <Button
          kind="main"
          icon="outbox"
          isDisabled={ready.length === 0}
          isPending={attachAll.isPending}
          onPress={() => attachAll.mutate()}
        >
          {t("ui-files-attach", { count: ready.length })}
        </Button>
      </header>
      <p className="stage-muted">{t("ui-files-lead")}</p>
      {attachAll.error && <ErrorWords error={attachAll.error} />}
      <ul className="files">
        {[...tray.filter((it) => it.file.error), ...tray.filter((it) => !it.file.error)].map(
          (it) => {
            const tried = tries[sorted.indexOf(it)];
            return (
              <li key={it.file.handle} className={it.file.error ? "file is-refused" : "file"}>
                <Icon name={it.file.error ? "alert" : "file"} />
                <div className="file-words">
                  <p className="file-name" title={it.file.name}>
                    {it.file.name}
                  </p>
                  <p className="stage-muted">
                    {it.file.error
                      ? inWords(it.file.error)
                      : tried?.data?.facts
                        ? factsWords(tried.data.facts)
                        : it.file.bytes > 0
                          ? bytes(it.file.bytes)
                          : ""}
                  </p>
                  {tried?.error && <p className="tone-bad">{inWords(tried.error)}</p>}
                </div>
                {tried?.data?.ok && !isSaid(it) && (
                  <span className="stage-muted">{t("ui-files-details")}</span>
                )}
                {tried && (
                  <span className={tried.data?.ok ? "tone-good" : "tone-bad"}>
                    {tried.isPending
                      ? t("ui-trying-short")
                      : t(tried.data?.ok ? "ui-fits" : "ui-fits-not")}
                  </span>
                )}
                {!it.file.error && (
                  <SelectBox
                    label={t("ui-files-slot", { name: it.file.name })}
                    hideLabel
                    value={it.slot}
                    onChange={(slot) => assign(view.case_id, it.file.handle, slot)}
                    choices={choices}
                    placeholder={t("ui-files-choose-slot")}
                    className="file-slot"
                  />
                )}
                {it.slot !== null && (
                  <Button
                    kind="quiet"
                    icon="eye"
                    aria-label={t("ui-files-look", { name: it.file.name })}
                    onPress={() => selectSlot(view.case_id, it.slot ?? "")}
                  />
                )}
                <Button
                  kind="quiet"
                  icon="trash"
                  aria-label={t("ui-files-remove", { name: it.file.name })}
                  onPress={() => drop(it)}
                />
              </li>
            );
          },
        )}
      </ul>
    </div>
  );
}
