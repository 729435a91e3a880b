import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import type { CaseView, SlotView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { CommandKeys } from "../../commands/command-keys";
import { offer } from "../../commands/workbench";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { slotName } from "../../words/format";
import { t } from "../../words/words";
import { AskCustomer } from "./ask-customer";
import { useAttach, useDrop } from "./attach";
import { BeforeAfter } from "./before-after";
import { CropFrame } from "./crop-frame";
import { useDetails, detailsReady } from "./details";
import { DetailsForm } from "./details-form";
import { asksPages, cropped } from "./edit";
import { EditBar } from "./edit-bar";
import { Findings } from "./findings";
import type { Looked } from "./looked";
import { PagePicker } from "./page-picker";
import { useStagedPages } from "./staged-pages";
import { turnBy, useTurn } from "./turns";
import { assign, selectSlot, setEdit, type TrayFile } from "./tray";
import { wholeOfFile } from "./whole";

/** A file that was given and is not attached: before and after, and what was noticed. */
export function Staged({
  view,
  slot,
  staged,
  looked,
  replaces,
}: {
  view: CaseView;
  slot: SlotView;
  staged: TrayFile;
  looked: Looked;
  replaces: boolean;
}) {
  const attach = useAttach(view, true);
  const drop = useDrop(view);
  const client = useQueryClient();
  const backend = useBackend();
  const [isCropping, setCropping] = useState(false);
  const [isRedrawn, setRedrawn] = useState(false);
  const [said] = useDetails(view.case_id, slot.details);
  const { file, edit } = staged;
  const { tried, error } = looked;
  const onEdit = (next: typeof edit) => setEdit(view.case_id, file.handle, next);
  // Of very many files the first pictures go; they are drawn once more, not for ever.
  const redraw = () => {
    if (!isRedrawn) void client.invalidateQueries({ queryKey: ["try", file.handle] });
    setRedrawn(true);
  };
  const turn = useTurn(file.handle);
  const [before, paging] = useStagedPages(view, slot.slot, staged, tried);
  const picksPages = tried !== null && asksPages(tried, edit);
  const isChosen = !picksPages || edit.pages.length > 0;
  const canAttach = tried?.ok === true && !looked.isOld && detailsReady(slot.details, said);
  const put = () => attach.mutate({ file: staged });
  useEffect(() => offer("file", { attach: canAttach && !attach.isPending ? put : null }));
  return (
    <>
      {tried === null && !error && (
        <div className="stage-wait">
          <p className="skeleton-late">{t("ui-trying", { name: file.name })}</p>
        </div>
      )}
      {error !== null && error !== undefined && (
        <div className="stage-wait">
          <p className="file-name">{file.name}</p>
          <ErrorWords error={error} />
        </div>
      )}
      {tried && slot.rule && (
        <>
          {isChosen && tried.before !== null && (
            <EditBar
              provider={view.provider}
              rule={slot.rule}
              edit={edit}
              proposal={tried.crop}
              isCropping={isCropping}
              onEdit={onEdit}
              onCropping={setCropping}
            />
          )}
          {picksPages && (
            <PagePicker
              handle={file.handle}
              pages={tried.facts?.pages ?? 1}
              edit={edit}
              onEdit={onEdit}
            />
          )}
          {isChosen && (
            <BeforeAfter
              before={before}
              after={tried.after}
              wholeBefore={
                looked.isOld ? null : wholeOfFile(backend, staged, tried.facts, paging?.page)
              }
              source={tried.facts}
              prepared={tried.prepared}
              recipe={tried.recipe}
              rule={slot.rule}
              fits={tried.ok}
              paging={paging}
              turn={turn}
              onTurn={slot.rule.edits === "full" ? undefined : (by) => turnBy(file.handle, by)}
              isOld={looked.isOld}
              focus={isCropping ? "before" : "both"}
              onBroken={redraw}
              over={
                slot.rule.edits === "full" ? (
                  <CropFrame
                    key={edit.turn}
                    crop={edit.crop}
                    proposal={tried.crop}
                    isOpen={isCropping}
                    onChange={(crop) => onEdit(cropped(edit, crop))}
                  />
                ) : undefined
              }
            />
          )}
        </>
      )}
      <div className="stage-foot stage-foot-file">
        <div
          className="stage-foot-words stage-foot-scroll"
          role="region"
          aria-label={t("ui-about-file", { name: file.name })}
          tabIndex={0}
        >
          <p className="file-name" title={file.name}>
            {file.name}
          </p>
          <Moved view={view} slot={slot.slot} staged={staged} looked={looked} />
          {isChosen && <Findings findings={looked.findings} />}
          {tried && isChosen && (
            <AskCustomer
              name={file.name}
              slot={slot.slot}
              rule={slot.rule}
              findings={looked.findings}
            />
          )}
          <DetailsForm view={view} slot={slot} />
          {replaces && <p className="stage-muted">{t("ui-replaces")}</p>}
          {attach.error && <ErrorWords error={attach.error} plain />}
        </div>
        <div className="stage-foot-buttons">
          <Button onPress={() => assign(view.case_id, file.handle, null)}>
            {t("ui-other-slot")}
          </Button>
          <Button icon="trash" onPress={() => drop(staged)}>
            {t("ui-remove-file")}
          </Button>
          <Button
            kind="main"
            icon="outbox"
            isDisabled={!canAttach}
            isPending={attach.isPending}
            shortcut={<CommandKeys id="attach-file" />}
            onPress={put}
          >
            {t("ui-attach", { slot: slotName(slot.slot) })}
          </Button>
        </div>
      </div>
    </>
  );
}

/** Findings that say that a file is another part of a document than its slot is for. */
const MISPLACED = new Set([
  "back_given_as_front",
  "passport_given_as_card",
  "card_given_as_passport",
  "document_given_as_selfie",
]);

/** What was read says that the file belongs into another slot. */
function Moved({
  view,
  slot,
  staged,
  looked,
}: {
  view: CaseView;
  slot: string;
  staged: TrayFile;
  looked: Looked;
}) {
  const suggestion = looked.recognised?.suggestion;
  if (!suggestion || suggestion === slot) return null;
  // A guess is no reason to move what a person has placed.
  if (!looked.findings.some((it) => MISPLACED.has(it.code))) return null;
  if (!view.slots.some((it) => it.slot === suggestion && it.rule !== null)) return null;
  const move = () => {
    assign(view.case_id, staged.file.handle, suggestion);
    selectSlot(view.case_id, suggestion);
  };
  return (
    <p className="moved">
      {t("ui-suggested-other", { slot: slotName(suggestion) })}{" "}
      <Button icon="arrow" onPress={move}>
        {t("ui-suggested-move", { slot: slotName(suggestion) })}
      </Button>
    </p>
  );
}
