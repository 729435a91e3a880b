import { useNavigate, useParams } from "@tanstack/react-router";
import { Activity, memo, useCallback, useEffect, useEffectEvent, useState } from "react";

import type { CaseView } from "../../backend/backend";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { useStore } from "../../components/store";
import { useCase, useVault, useViewCounts } from "../../queries/queries";
import { say, t } from "../../words/words";
import { announce } from "../../components/announce";
import { actionOf, mainAction } from "../actions/actions";
import { useLooked } from "../documents/looked";
import { Stage } from "../documents/stage";
import { selectionOf, selections, trayOf, trays } from "../documents/tray";
import { filter } from "../queue/state";
import { CaseHead } from "./case-head";
import { DecisionBar } from "./decision-bar";
import { useDeliveryTold } from "./delivery-told";
import { madeReady, usePrefetch } from "./prefetch";
import { Rail } from "./rail";

export function NoCase() {
  const { view } = useStore(filter);
  const hasCases = useViewCounts().data?.[view] !== 0;
  return (
    <main className="stage-idle">
      <h1 className="unseen">{t("ui-queue")}</h1>
      {hasCases && <p>{t("ui-idle")}</p>}
    </main>
  );
}

export function CaseScreen() {
  const { caseId = "" } = useParams({ strict: false });
  const isShared = useVault().data?.screen_shared === true;
  const ready = useStore(madeReady);
  const nextId = !isShared && ready !== null && ready.after === caseId ? ready.caseId : null;
  // Both are followed from here: what is hidden follows nothing.
  const open = { id: caseId, of: useCase(caseId) };
  const next = { id: nextId, of: useCase(nextId) };
  // Keys of their own: nothing of one case stays on the screen of the next. What is hidden is not
  // laid out, takes no keys and does nothing of its own; it comes after what is seen.
  return [open, next].map(
    ({ id, of: { data, error, refetch } }) =>
      id !== null && (
        <Activity key={id} mode={id === caseId ? "visible" : "hidden"}>
          <OneCase view={data} error={error} refetch={refetch} />
        </Activity>
      ),
  );
}

const OneCase = memo(function OneCase({
  view,
  error,
  refetch,
}: Pick<ReturnType<typeof useCase>, "error" | "refetch"> & { view: CaseView | undefined }) {
  const [pane, setPane] = useState<Pane>("document");
  const navigate = useNavigate();
  if (error) {
    return (
      <main className="case-error">
        <ErrorWords error={error}>
          <Button onPress={() => void refetch()}>{t("ui-try-again")}</Button>
          <Button onPress={() => void navigate({ to: "/" })}>{t("ui-command-back")}</Button>
        </ErrorWords>
      </main>
    );
  }
  if (!view) return <main className="case-loading skeleton-late">{t("ui-opening")}</main>;
  return <Open view={view} pane={pane} onPane={setPane} />;
});

/** Where the case stands and what keeps it there is spoken when it is opened and when it moves. */
function useCaseTold(view: CaseView): void {
  const main = actionOf(view, mainAction(view));
  const why = main && !main.available && main.reason ? say(main.reason) : "";
  const stage = t(`stage-${view.stage}`);
  const tell = useEffectEvent(() => announce(t("ui-case-told", { stage, why })));
  useEffect(() => tell(), [stage]);
}

type Pane = "document" | "facts";

/** What is found out about the file on the stage stands beside it in the rail. */
const Open = memo(function Open({
  view,
  pane,
  onPane,
}: {
  view: CaseView;
  pane: Pane;
  onPane: (pane: Pane) => void;
}) {
  const tray = trayOf(useStore(trays), view.case_id);
  const looked = useLooked(view, tray);
  usePrefetch(view.case_id);
  useDeliveryTold(view.submissions, () => view.provider);
  useCaseTold(view);
  const shown = selectionOf(useStore(selections), view);
  const isShared = useVault().data?.screen_shared === true;
  const slot = shown?.kind === "slot" ? shown.slot : null;
  const staged = tray.find((it) => slot !== null && it.slot === slot);
  const onShow = useCallback(() => onPane("facts"), [onPane]);
  return (
    <main className="case" data-pane={pane} aria-label={view.name ?? t("ui-no-name")}>
      <CaseHead view={view} pane={pane} onPane={onPane} />
      {isShared ? (
        <section className="stage-idle" aria-label={t("ui-pane-document")}>
          <p>{t("ui-shared-hidden")}</p>
        </section>
      ) : (
        <Stage view={view} tray={tray} looked={looked} />
      )}
      <Rail
        view={view}
        slot={slot}
        looked={(staged && looked.get(staged.file.handle)) ?? null}
        onShow={onShow}
      />
      <DecisionBar view={view} />
    </main>
  );
});
