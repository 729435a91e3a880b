import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";

export function NoteSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [text, setText, clear] = useDraft(`note:${view.case_id}`, "");
  const add = useMutation({
    mutationFn: () => backend.addNote(view.case_id, text),
    onSuccess: () => {
      clear();
      closeOverlay();
      tell(t("ui-note-saved"));
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  return (
    <Sheet
      title={t("ui-note-title", { name: view.name ?? t("ui-no-name") })}
      onClose={closeOverlay}
    >
      <Confirm
        button={t("ui-note-save")}
        isPending={add.isPending}
        isDisabled={text.trim() === ""}
        error={add.error}
        onConfirm={() => add.mutate()}
      >
        <TextBox
          label={t("ui-note-label")}
          hint={t("ui-note-hint")}
          value={text}
          onChange={setText}
          rows={5}
          autoFocus
        />
      </Confirm>
    </Sheet>
  );
}
