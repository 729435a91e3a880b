import { useEffect } from "react";

import type { Crop, Edit, SlotRule } from "../../backend/backend";
import { CommandKeys } from "../../commands/command-keys";
import { offer } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { providerName } from "../../words/format";
import { t } from "../../words/words";
import { cropped, reset, sameCrop, turned } from "./edit";

/** What can be changed about a picture before it goes out. */
export function EditBar({
  provider,
  rule,
  edit,
  proposal,
  isCropping,
  onEdit,
  onCropping,
}: {
  provider: string;
  rule: SlotRule;
  edit: Edit;
  proposal: Crop | null;
  isCropping: boolean;
  onEdit: (edit: Edit) => void;
  onCropping: (open: boolean) => void;
}) {
  const isEditable = rule.edits === "full";
  const turn = (by: number) => {
    const next = turned(edit, by);
    onEdit(next);
    announce(t("ui-turned-told", { degrees: next.turn * 90 }));
  };
  useEffect(() => {
    if (!isEditable) return;
    return offer("picture", { turn });
  });
  if (!isEditable) {
    return (
      <p className="edit-bar stage-muted">
        {t("ui-edit-as-is", { provider: providerName(provider) })}
      </p>
    );
  }
  const canPropose = proposal !== null && !sameCrop(proposal, edit.crop);
  const isChanged = edit.turn !== 0 || edit.crop !== null;
  return (
    <div className="edit-bar" role="toolbar" aria-label={t("ui-edit")}>
      <Button
        kind="quiet"
        icon="turn-left"
        shortcut={<CommandKeys id="turn-left" />}
        onPress={() => turn(-1)}
      >
        {t("ui-command-turn-left")}
      </Button>
      <Button
        kind="quiet"
        icon="turn-right"
        shortcut={<CommandKeys id="turn-right" />}
        onPress={() => turn(1)}
      >
        {t("ui-command-turn-right")}
      </Button>
      <Button
        kind="quiet"
        icon="crop"
        aria-pressed={isCropping}
        className={isCropping ? "is-on" : undefined}
        onPress={() => onCropping(!isCropping)}
      >
        {t("ui-crop")}
      </Button>
      {canPropose && (
        <Button kind="quiet" icon="check" onPress={() => onEdit(cropped(edit, proposal))}>
          {t("ui-crop-proposed")}
        </Button>
      )}
      {isChanged && (
        <Button kind="quiet" icon="undo" onPress={() => onEdit(reset(edit))}>
          {t("ui-edit-reset")}
        </Button>
      )}
    </div>
  );
}
