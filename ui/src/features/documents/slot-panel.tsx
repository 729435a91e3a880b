import { useState } from "react";

import { useQueryClient } from "@tanstack/react-query";

import type {
  CaseView,
  DocumentView,
  SlotRule,
  SlotView,
  SubmissionView,
} from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { CommandKeys } from "../../commands/command-keys";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { Icon } from "../../components/icon";
import { later } from "../../components/later";
import { ProviderWords } from "../../components/provider-words";
import { bytes, media, moment, providerName, slotName } from "../../words/format";
import { firstOf, say, t } from "../../words/words";
import { deliveryIcon, deliveryTone, deliveryWords, uploadFor } from "../case/delivery";
import { listWords } from "../case/requirement-words";
import { HostedSlot } from "./hosted-slot";
import { BeforeAfter } from "./before-after";
import { ConfirmPerson } from "./confirm-person";
import { Findings } from "./findings";
import { latestIn, useBoth, wholeOf } from "./kept";
import type { Looked } from "./looked";
import type { TrayFile } from "./tray";
import { turnBy, useTurn } from "./turns";

/** Files are given to a few cases only. */
const Staged = later(() => import("./staged").then((it) => it.Staged));

/** What a file must be, in one line. */
export function ruleWords(rule: SlotRule): string {
  return t(`ui-rule-${rule.edits}`, {
    types: listWords(rule.media_types.map(media), "or"),
    size: bytes(rule.max_bytes),
  });
}

/** What the file should show: told for the slot itself, else for its side. */
function helpWords(slot: string): string {
  const id = `ui-slot-help-${slot.replace(/[^A-Za-z0-9_-]/g, "-")}`;
  const side = /\/(FRONT|BACK)$/.exec(slot)?.[1]?.toLowerCase();
  return firstOf([id, ...(side ? [`ui-slot-help-${side}`] : []), "ui-slot-help"]);
}

export function SlotPanel({
  view,
  slot,
  staged,
  looked,
  unsorted,
  canAttach,
  onChoose,
}: {
  view: CaseView;
  slot: string;
  staged: TrayFile | null;
  looked: Looked | null;
  unsorted: number;
  canAttach: boolean;
  onChoose: () => void;
}) {
  const known = view.slots.find((it) => it.slot === slot);
  const document = latestIn(view, slot);
  const upload = uploadFor(view.submissions, slot);
  if (staged && looked && known) {
    return (
      <Staged
        key={staged.file.handle}
        view={view}
        slot={known}
        staged={staged}
        looked={looked}
        replaces={document !== undefined}
      />
    );
  }
  if (document && upload) {
    return (
      <>
        <Kept key={document.document_id} document={document} rule={known?.rule ?? null} />
        <KeptFoot
          view={view}
          document={document}
          upload={upload}
          slot={known ?? null}
          onReplace={canAttach ? onChoose : null}
        />
      </>
    );
  }
  if (known && known.rule === null) return <HostedSlot view={view} slot={known} />;
  const takes = canAttach && known?.rule;
  return (
    <div className={takes ? "stage-empty" : "stage-empty takes-nothing"} data-slot={slot}>
      <Icon name="file" size={28} />
      <h2>{slotName(slot)}</h2>
      <p className="mono stage-muted">{slot}</p>
      <p>{helpWords(slot)}</p>
      {known?.state === "accepted" && (
        <p className="tone-good">{t("ui-slot-there", { provider: providerName(view.provider) })}</p>
      )}
      {known?.state === "refused" && (
        <ProviderWords reasons={[known.reason ?? known.provider_word ?? ""]} />
      )}
      {known?.rule && <p className="stage-muted">{ruleWords(known.rule)}</p>}
      {takes ? (
        <>
          <Button
            kind="main"
            icon="file"
            shortcut={<CommandKeys id="choose-files" />}
            onPress={onChoose}
          >
            {t("ui-choose-file")}
          </Button>
          <p className="stage-muted">
            {unsorted > 0 ? t("ui-unsorted-hint", { count: unsorted }) : t("ui-drop-hint")}
          </p>
        </>
      ) : (
        <p className="stage-muted">{t("ui-slot-closed")}</p>
      )}
    </div>
  );
}

/** What became of a kept document: said in full, with what can be done below it. */
function KeptFoot({
  view,
  document,
  upload,
  slot,
  onReplace,
}: {
  view: CaseView;
  document: DocumentView;
  upload: SubmissionView;
  slot: SlotView | null;
  onReplace: (() => void) | null;
}) {
  // The provider may take a file and refuse it when it looks at it.
  const isRefused = slot?.state === "refused";
  const isHeld = upload.state === "held" && !upload.held_until;
  return (
    <div className={`stage-foot tone-${isRefused ? "bad" : deliveryTone(upload)}`}>
      <Icon name={isRefused ? "alert" : deliveryIcon(upload)} />
      <div className="stage-foot-words">
        <p className="delivery-told">
          {isRefused
            ? t("ui-delivery-refused", { provider: providerName(view.provider) })
            : deliveryWords(upload, view.provider)}
          <span className="stage-muted">
            {" · "}
            {t("ui-attached-at", { time: moment(document.attached_at) })}
          </span>
        </p>
        {upload.refusal && <ProviderWords reasons={[upload.refusal.words]} />}
        {slot?.reason && <ProviderWords reasons={[slot.reason]} />}
        {upload.reason && isHeld && <p>{say(upload.reason)}</p>}
        <Findings findings={document.findings.filter((it) => it.severity !== "info")} />
      </div>
      <div className="stage-foot-buttons">
        <ConfirmPerson submission={upload} name={view.name} provider={view.provider} />
        {onReplace && <Button onPress={onReplace}>{t("ui-replace")}</Button>}
      </div>
    </div>
  );
}

function Kept({ document, rule }: { document: DocumentView; rule: SlotRule | null }) {
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [isRedrawn, setRedrawn] = useState(false);
  const pictures = useBoth(document, page);
  const backend = useBackend();
  const turn = useTurn(document.document_id);
  const pages = Math.max(document.source.pages ?? 1, document.prepared.pages ?? 1);
  // Of very many pictures the first ones go; they are drawn once more, not for ever.
  const redraw = () => {
    const queryKey = ["preview", document.document_id];
    if (!isRedrawn) void client.invalidateQueries({ queryKey });
    setRedrawn(true);
  };
  if (document.erased_at) {
    return (
      <div className="stage-wait">
        <p>{t("ui-erased", { time: moment(document.erased_at) })}</p>
      </div>
    );
  }
  if (pictures.error) {
    return (
      <div className="stage-wait">
        <ErrorWords error={pictures.error} />
      </div>
    );
  }
  return (
    <BeforeAfter
      before={pictures.before}
      after={pictures.after}
      wholeBefore={wholeOf(backend, document, "source", page)}
      wholeAfter={wholeOf(backend, document, "prepared", page)}
      source={document.source}
      prepared={document.prepared}
      recipe={document.recipe}
      rule={rule}
      fits
      paging={pages > 1 ? { page, pages, onPage: setPage } : null}
      turn={turn}
      onTurn={(by) => turnBy(document.document_id, by)}
      onBroken={redraw}
    />
  );
}
