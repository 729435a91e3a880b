import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import type { SavedView } from "../../../backend/backend";
import { useBackend } from "../../../backend/context";
import { closeOverlay } from "../../../commands/workbench";
import { Button } from "../../../components/button";
import { ErrorWords } from "../../../components/error-words";
import { TextBox } from "../../../components/fields";
import { tell } from "../../../components/notices";
import { Sheet } from "../../../components/sheet";
import { useSavedViews } from "../../../queries/queries";
import { t } from "../../../words/words";

/** The saved views: their names, and a way to be rid of one. */
export function ViewsSheet() {
  const views = useSavedViews().data ?? [];
  return (
    <Sheet title={t("ui-views-title")} onClose={closeOverlay}>
      <div className="sheet-body">
        {views.length === 0 && <p className="muted">{t("ui-views-none")}</p>}
        <ul className="saved-views">
          {views.map((view) => (
            <SavedRow key={view.id} view={view} />
          ))}
        </ul>
      </div>
      <div className="sheet-foot">
        <Button kind="main" onPress={closeOverlay}>
          {t("ui-close")}
        </Button>
      </div>
    </Sheet>
  );
}

function SavedRow({ view }: { view: SavedView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [name, setName] = useState(view.name);
  const again = () => {
    void client.invalidateQueries({ queryKey: ["views"] });
    void client.invalidateQueries({ queryKey: ["counts"] });
  };
  const rename = useMutation({
    mutationFn: () => backend.renameView(view.id, name.trim()),
    onSuccess: () => {
      tell(t("ui-view-renamed", { name: name.trim() }));
      again();
    },
  });
  const remove = useMutation({
    mutationFn: () => backend.removeView(view.id),
    onSuccess: () => {
      tell(t("ui-view-removed", { name: view.name }));
      again();
    },
  });
  const error = rename.error ?? remove.error;
  return (
    <li>
      <form
        className="saved-view"
        onSubmit={(event) => {
          event.preventDefault();
          rename.mutate();
        }}
      >
        <TextBox label={t("ui-view-name")} value={name} onChange={setName} />
        <Button
          type="submit"
          isPending={rename.isPending}
          isDisabled={name.trim() === "" || name.trim() === view.name}
        >
          {t("ui-view-rename")}
        </Button>
        <Button
          kind="danger"
          icon="trash"
          isPending={remove.isPending}
          aria-label={t("ui-view-remove", { name: view.name })}
          onPress={() => remove.mutate()}
        />
      </form>
      {error && <ErrorWords error={error} plain />}
    </li>
  );
}
