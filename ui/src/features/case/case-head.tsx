import { useNavigate } from "@tanstack/react-router";
import { memo } from "react";

import type { CaseView } from "../../backend/backend";
import { Button } from "../../components/button";
import { tell } from "../../components/notices";
import { useNow } from "../../components/now";
import { due, fullMoment, providerName } from "../../words/format";
import { t } from "../../words/words";
import { CaseMenu } from "./case-menu";
import { RestMarks } from "../queue/rest-marks";

export const CaseHead = memo(function CaseHead({
  view,
  pane,
  onPane,
}: {
  view: CaseView;
  pane: "document" | "facts";
  onPane: (pane: "document" | "facts") => void;
}) {
  const now = useNow(60_000);
  const navigate = useNavigate();
  const time = view.due_at ? due(view.due_at, now) : null;
  const copy = () => {
    void navigator.clipboard?.writeText(view.external_id ?? "").then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  };
  return (
    <header className="case-head">
      <Button
        kind="quiet"
        icon="back"
        className="case-back"
        aria-label={t("ui-command-back")}
        onPress={() => void navigate({ to: "/" })}
      />
      <div className="case-title">
        <h1 title={view.name ?? undefined}>{view.name ?? t("ui-no-name")}</h1>
        <p className="case-ids">
          <span>{providerName(view.provider)}</span>
          {view.provider_status && <span className="mono">{view.provider_status}</span>}
          {view.external_id ? (
            <button type="button" className="case-id mono" onClick={copy} title={t("ui-copy-id")}>
              {view.external_id}
            </button>
          ) : (
            <span>{t("ui-no-external-id")}</span>
          )}
        </p>
      </div>
      <span className={`badge stage-${view.stage}`}>{t(`stage-${view.stage}`)}</span>
      {view.kept.on_hold && <span className="badge badge-hold">{t("ui-on-hold")}</span>}
      <RestMarks view={view} now={now} />
      {time && view.due_at && (
        <span className={`case-due due-${time.urgency}`} title={fullMoment(view.due_at)}>
          <span className="due-dot" aria-hidden="true" />
          {time.text}
        </span>
      )}
      <CaseMenu view={view} />
      <div className="pane-switch" role="group" aria-label={t("ui-panes")}>
        {(["document", "facts"] as const).map((it) => (
          <button key={it} type="button" aria-pressed={pane === it} onClick={() => onPane(it)}>
            {t(`ui-pane-${it}`)}
          </button>
        ))}
      </div>
    </header>
  );
});
