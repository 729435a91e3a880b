import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import { command, shownKeys } from "../../commands/registry";
import { Icon } from "../../components/icon";
import { Keys } from "../../components/keys";
import { say, t } from "../../words/words";
import { useWorkbench } from "../shell/bench";

/** What can be done with a case and has no button of its own. */
const ENTRIES = ["note", "answer-outside", "start-again", "export-case"] as const;

/** What is not possible now stays, with the reason. */
export function CaseMenu() {
  const bench = useWorkbench();
  const entries = ENTRIES.map((id) => ({ it: command(id), why: command(id).hindrance(bench) }));
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-icon" aria-label={t("ui-case-menu")}>
        <Icon name="more" />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={t("ui-case-menu")}
          disabledKeys={entries.filter(({ why }) => why !== null).map(({ it }) => it.id)}
          onAction={(id) => command(String(id)).run(bench)}
        >
          {entries.map(({ it, why }) => (
            <MenuItem
              key={it.id}
              id={it.id}
              className="menu-item"
              textValue={t(`ui-command-${it.id}`)}
            >
              <Icon name={it.icon} />
              <span className="menu-label">
                {t(`ui-command-${it.id}`)}
                {why && <span className="menu-why">{say(why)}</span>}
              </span>
              {it.keys[0] && <Keys of={shownKeys(it.keys[0])} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
