import type { CaseView, SlotRule } from "../../backend/backend";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { Icon } from "../../components/icon";
import { ProviderWords } from "../../components/provider-words";
import { bytes, media, moment, providerName, slotName } from "../../words/format";
import { firstOf, say, t } from "../../words/words";
import { deliveryIcon, deliveryTone, deliveryWords, uploadFor } from "../case/delivery";
import { usePreviews } from "./attach";
import { HostedSlot } from "./hosted-slot";
import { BeforeAfter } from "./before-after";
import { ConfirmPerson } from "./confirm-person";
import { Findings } from "./findings";
import type { Looked } from "./looked";
import { Staged } from "./staged";
import type { TrayFile } from "./tray";
import type { Zoom } from "./stage";

/** What a file must be, in one line. */
export function ruleWords(rule: SlotRule): string {
  return t(`ui-rule-${rule.edits}`, {
    types: rule.media_types.map(media).join(", "),
    size: bytes(rule.max_bytes),
  });
}

export function SlotPanel({
  view,
  slot,
  staged,
  looked,
  unsorted,
  canAttach,
  zoom,
  onZoom,
  onChoose,
}: {
  view: CaseView;
  slot: string;
  staged: TrayFile | null;
  looked: Looked | null;
  unsorted: number;
  canAttach: boolean;
  zoom: Zoom;
  onZoom: (to: "in" | "out" | "fit") => void;
  onChoose: () => void;
}) {
  const known = view.slots.find((it) => it.slot === slot);
  const document = view.documents
    .filter((it) => it.slot === slot)
    .sort((a, b) => a.attached_at.localeCompare(b.attached_at))
    .at(-1);
  const upload = uploadFor(view.submissions, slot);
  // The provider may take a file and refuse it when it looks at it.
  const isRefused = known?.state === "refused";
  if (staged && looked && known) {
    return (
      <Staged
        key={staged.file.handle}
        view={view}
        slot={known}
        staged={staged}
        looked={looked}
        replaces={document !== undefined}
        zoom={zoom}
        onZoom={onZoom}
      />
    );
  }
  if (document && upload) {
    return (
      <>
        <Kept document={document} zoom={zoom} onZoom={onZoom} />
        <div className={`stage-foot tone-${isRefused ? "bad" : deliveryTone(upload)}`}>
          <Icon name={isRefused ? "alert" : deliveryIcon(upload)} />
          <div className="stage-foot-words">
            <p>
              {isRefused
                ? t("ui-delivery-refused", { provider: providerName(view.provider) })
                : deliveryWords(upload, view.provider)}
            </p>
            {upload.refusal && <ProviderWords reasons={[upload.refusal.words]} />}
            {known?.reason && <ProviderWords reasons={[known.reason]} />}
            {upload.reason && upload.state === "held" && !upload.held_until && (
              <p>{say(upload.reason)}</p>
            )}
            <Findings findings={document.findings.filter((it) => it.severity !== "info")} />
            <p className="stage-muted">
              {t("ui-attached-at", { time: moment(document.attached_at) })}
            </p>
          </div>
          <ConfirmPerson submission={upload} name={view.name} provider={view.provider} />
          {canAttach && <Button onPress={onChoose}>{t("ui-replace")}</Button>}
        </div>
      </>
    );
  }
  if (known && known.rule === null) return <HostedSlot view={view} slot={known} />;
  return (
    <div className="stage-empty" data-slot={slot}>
      <Icon name="file" size={28} />
      <h2>{slotName(slot)}</h2>
      <p className="mono stage-muted">{slot}</p>
      <p>{firstOf([`ui-slot-help-${slot.replace(/[^A-Za-z0-9_-]/g, "-")}`, "ui-slot-help"])}</p>
      {known?.state === "accepted" && (
        <p className="tone-good">{t("ui-slot-there", { provider: providerName(view.provider) })}</p>
      )}
      {known?.state === "refused" && (
        <ProviderWords reasons={[known.reason ?? known.provider_word ?? ""]} />
      )}
      {known?.rule && <p className="stage-muted">{ruleWords(known.rule)}</p>}
      {canAttach && known?.rule ? (
        <>
          <Button kind="main" icon="file" shortcut="O" onPress={onChoose}>
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

function Kept({
  document,
  zoom,
  onZoom,
}: {
  document: CaseView["documents"][number];
  zoom: Zoom;
  onZoom: (to: "in" | "out" | "fit") => void;
}) {
  const previews = usePreviews(document.erased_at ? null : document.document_id);
  if (document.erased_at) {
    return (
      <div className="stage-wait">
        <p>{t("ui-erased", { time: moment(document.erased_at) })}</p>
      </div>
    );
  }
  if (previews.error) {
    return (
      <div className="stage-wait">
        <ErrorWords error={previews.error} />
      </div>
    );
  }
  return (
    <BeforeAfter
      before={previews.data?.before ?? null}
      after={previews.data?.after ?? null}
      source={document.source}
      prepared={document.prepared}
      recipe={document.recipe}
      fits
      zoom={zoom}
      onZoom={onZoom}
    />
  );
}
