import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useBackend } from "../../../backend/context";
import { closeOverlay } from "../../../commands/workbench";
import { Confirm } from "../../../components/confirm";
import { TextBox } from "../../../components/fields";
import { tell } from "../../../components/notices";
import { Sheet } from "../../../components/sheet";
import { useStore } from "../../../components/store";
import { useConnections, useSavedViews } from "../../../queries/queries";
import { t } from "../../../words/words";
import { filter, NARROWING, savedPart } from "../state";
import { partWords } from "../words";

/** Keeps the present filter under a name. */
export function SaveViewSheet() {
  const backend = useBackend();
  const client = useQueryClient();
  const wanted = useStore(filter);
  const connections = useConnections().data;
  const views = useSavedViews().data ?? [];
  const [name, setName] = useState("");
  const isTaken = views.some((it) => it.name === name.trim());
  const save = useMutation({
    mutationFn: () => backend.saveView(name.trim(), savedPart(wanted)),
    onSuccess: () => {
      closeOverlay();
      tell(t("ui-view-saved", { name: name.trim() }));
      void client.invalidateQueries({ queryKey: ["views"] });
      void client.invalidateQueries({ queryKey: ["counts"] });
    },
  });
  const parts = [
    t(`ui-view-${wanted.view}`),
    ...NARROWING.flatMap((part) => partWords(part, wanted, connections) ?? []),
    t(`ui-sort-${wanted.sort}`),
  ];
  return (
    <Sheet title={t("ui-view-save-title")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-view-save-button")}
        isPending={save.isPending}
        isDisabled={name.trim() === "" || isTaken}
        error={save.error}
        onConfirm={() => save.mutate()}
      >
        <TextBox
          label={t("ui-view-name")}
          value={name}
          onChange={setName}
          error={isTaken ? t("ui-view-taken") : null}
          autoFocus
        />
        <p>
          {t("ui-view-keeps")} <strong>{parts.join(" · ")}</strong>
        </p>
        {wanted.search.trim() !== "" && <p className="muted">{t("ui-view-no-search")}</p>}
      </Confirm>
    </Sheet>
  );
}
