import { memo } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";

import type { CaseView } from "../../backend/backend";
import { CommandKeys } from "../../commands/command-keys";
import { overlay, parts } from "../../commands/workbench";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { providerName, span } from "../../words/format";
import { say, t } from "../../words/words";
import { Outdated } from "./outdated";
import { ACTION_ICONS, actionOf, actionWords, mainAction, SHEETS } from "../actions/actions";
import { submissionWords, useHeld } from "../outbox/held";
import { useTakeBack } from "../outbox/take-back";

/** What can be done now, and beside it why not: it stands in no pane, and so beside each of them. */
export const DecisionBar = memo(function DecisionBar({ view }: { view: CaseView }) {
  const name = mainAction(view);
  const main = actionOf(view, name);
  const attach = view.actions.find((it) => it.action === "attach");
  const provider = providerName(view.provider);
  const why = !main?.available ? main?.reason : null;
  const whyNoUpload = !attach?.available ? attach?.reason : null;
  return (
    <footer className="decision-bar">
      <HeldLine view={view} />
      <div className="decision-words">
        {view.recommendation && (
          <p className="decision-line">
            <Icon
              name={
                view.recommendation.recommendation === "request"
                  ? "ask"
                  : view.recommendation.recommendation
              }
              size={14}
            />
            {t(`ui-recommended-${view.recommendation.recommendation}`)}
            {view.recommendation.outdated ? (
              <Outdated changed={view.recommendation.changed ?? []} />
            ) : (
              <span className="muted"> {t("ui-recommended-sent-to-nobody", { provider })}</span>
            )}
          </p>
        )}
        {why && (
          <p className="decision-line" id="why-not-main">
            {say(why)}
          </p>
        )}
        {whyNoUpload && (!why || say(whyNoUpload) !== say(why)) && (
          <p className="decision-line" id="why-not-upload">
            {say(whyNoUpload)}
          </p>
        )}
      </div>
      <div className="decision-buttons">
        <Button
          kind="main"
          icon={ACTION_ICONS[name]}
          shortcut={<CommandKeys id="submit" />}
          isDisabled={!main?.available}
          aria-describedby={why ? "why-not-main" : undefined}
          onPress={() => overlay.set(SHEETS[name])}
        >
          {actionWords(view, name)}
        </Button>
        <Button
          icon="file"
          className="tall"
          shortcut={<CommandKeys id="choose-files" />}
          isDisabled={!attach?.available}
          aria-describedby={whyNoUpload ? "why-not-upload" : undefined}
          onPress={() => parts.stage?.choose()}
        >
          {t("ui-upload")}
        </Button>
        <MenuTrigger>
          <AriaButton className="button button-plain tall">
            <span className="button-words">{t("ui-recommend")}</span>
            <Icon name="down" size={14} />
          </AriaButton>
          <Popover className="popover" placement="top end" offset={4}>
            <Menu
              className="menu"
              aria-label={t("ui-recommend")}
              onAction={(key) =>
                key === "note"
                  ? overlay.set({ kind: "note" })
                  : overlay.set({ kind: "recommend", recommendation: key as "approve" })
              }
            >
              {(["approve", "decline", "request"] as const).map((it) => (
                <MenuItem
                  key={it}
                  id={it}
                  className="menu-item"
                  textValue={t(`ui-recommend-${it}`)}
                >
                  <Icon name={it === "request" ? "ask" : it} />
                  <span className="menu-label">{t(`ui-recommend-${it}`)}</span>
                  <CommandKeys id={`recommend-${it}`} />
                </MenuItem>
              ))}
              <MenuItem id="note" className="menu-item" textValue={t("ui-command-note")}>
                <Icon name="note" />
                <span className="menu-label">{t("ui-command-note")}</span>
                <CommandKeys id="note" />
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
    </footer>
  );
});

/** The undo window of this case. The seconds are for the eye only. */
function HeldLine({ view }: { view: CaseView }) {
  const { held, seconds } = useHeld();
  const takeBack = useTakeBack();
  const [latest] = held;
  // Several that were submitted in one go stand in the line below all cases.
  if (held.length !== 1 || latest?.case_id !== view.case_id) return null;
  return (
    <div className="held-line">
      <span className="held-words">
        <span className="unseen">
          {t("ui-held-spoken", {
            what: submissionWords(latest),
            provider: providerName(view.provider),
          })}
        </span>
        <span aria-hidden="true">
          {t("ui-leaves-in", { what: submissionWords(latest), amount: span(seconds) })}
        </span>
      </span>
      <Button
        icon="undo"
        shortcut={<CommandKeys id="undo" />}
        onPress={() => takeBack.mutate(held)}
      >
        {t("ui-undo")}
      </Button>
    </div>
  );
}
