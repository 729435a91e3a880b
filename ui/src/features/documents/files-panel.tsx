import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import type { CaseView } from "../../backend/backend";
import { Button } from "../../components/button";
import { slotName } from "../../words/format";
import { t } from "../../words/words";
import { useAttach, useDrop } from "./attach";
import { FileCard } from "./file-card";
import type { Looked } from "./looked";
import type { TrayFile } from "./tray";

/** Files that were given, each with the slot that is suggested or that a person chooses for it. */
export function FilesPanel({
  view,
  tray,
  looked,
  onChoose,
}: {
  view: CaseView;
  tray: TrayFile[];
  looked: ReadonlyMap<string, Looked>;
  onChoose: () => void;
}) {
  const ready = tray.filter((it) => looked.get(it.file.handle)?.progress === "ready");
  const attach = useAttach(view, ready.length === 1);
  const drop = useDrop(view);
  const [failed, setFailed] = useState<Record<string, unknown>>({});
  const attachAll = useMutation({
    mutationFn: async () => {
      setFailed({});
      // One after the other, and what fails keeps none of the others back.
      for (const file of ready) {
        const { handle } = file.file;
        try {
          await attach.mutateAsync({ file });
        } catch (error) {
          setFailed((now) => ({ ...now, [handle]: error }));
        }
      }
    },
  });
  const choices = view.slots
    .filter((it) => it.rule !== null)
    .map((it) => ({ id: it.slot, label: slotName(it.slot) }));

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
      <ul className="files">
        {[...tray.filter((it) => it.file.error), ...tray.filter((it) => !it.file.error)].map(
          (it) => (
            <FileCard
              key={it.file.handle}
              view={view}
              it={it}
              looked={looked.get(it.file.handle)}
              choices={choices}
              failed={failed[it.file.handle]}
              onDrop={() => drop(it)}
            />
          ),
        )}
      </ul>
    </div>
  );
}
