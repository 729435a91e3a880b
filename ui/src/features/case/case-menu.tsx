import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";

import type { CaseView } from "../../backend/backend";
import { CommandKeys } from "../../commands/command-keys";
import { command } from "../../commands/registry";
import { useBench } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { say, t } from "../../words/words";

/** What can be done with a case and has no button of its own. What is not possible says why. */
export function CaseMenu({ view }: { view: CaseView }) {
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-icon" aria-label={t("ui-case-menu")}>
        <Icon name="more" />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Entries view={view} />
      </Popover>
    </MenuTrigger>
  );
}

function Entries({ view }: { view: CaseView }) {
  const bench = useBench();
  const isKeeper = view.kept.rows.some((row) => row.rule === "record_keeper");
  const ids = [
    "note",
    "answer-outside",
    "start-again",
    "export-case",
    view.kept.on_hold ? "release-hold" : "hold-case",
    ...(isKeeper ? ["date-record"] : []),
  ];
  const entries = ids.map((id) => ({ it: command(id), why: command(id).hindrance(bench) }));
  return (
    <Menu
      className="menu"
      aria-label={t("ui-case-menu")}
      disabledKeys={entries.filter(({ why }) => why !== null).map(({ it }) => it.id)}
      onAction={(id) => command(String(id)).run(bench)}
    >
      {entries.map(({ it, why }) => (
        <MenuItem key={it.id} id={it.id} className="menu-item" textValue={t(`ui-command-${it.id}`)}>
          <Icon name={it.icon} />
          <span className="menu-label">
            {t(`ui-command-${it.id}`)}
            {why && <span className="menu-why">{say(why)}</span>}
          </span>
          {!why && <CommandKeys id={it.id} />}
        </MenuItem>
      ))}
    </Menu>
  );
}
