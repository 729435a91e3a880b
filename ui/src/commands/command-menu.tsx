import { Button as AriaButton } from "react-aria-components/Button";
import { Header } from "react-aria-components/Header";
import { Keyboard } from "react-aria-components/Keyboard";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Text } from "react-aria-components/Text";

import { Icon } from "../components/icon";
import { tell } from "../components/notices";
import { say, t } from "../words/words";
import { keysOf } from "./bindings";
import { runCommand } from "./recent";
import { command, COMMANDS, GROUPS } from "./registry";
import { shownKeys } from "./shown-keys";
import { useBench } from "./workbench";

/**
 * Every command in a menu, by group, for whoever works without a map of keys. What is not possible
 * now stays in reach, so that its reason is heard.
 */
export function CommandMenu() {
  return (
    <MenuTrigger>
      <AriaButton className="command-menu-button" aria-label={t("ui-command-menu")}>
        <Icon name="more" />
      </AriaButton>
      <Popover className="popover" offset={4} placement="bottom start">
        <Commands />
      </Popover>
    </MenuTrigger>
  );
}

function Commands() {
  const bench = useBench();
  const act = (id: string) => {
    const hindrance = runCommand(command(id), bench);
    if (hindrance) tell(say(hindrance), "plain");
  };
  return (
    <Menu
      className="menu command-menu"
      aria-label={t("ui-command-menu")}
      onAction={(id) => act(String(id))}
    >
      {GROUPS.map((group) => (
        <MenuSection key={group}>
          <Header className="menu-header">{t(`ui-group-${group}`)}</Header>
          {COMMANDS.filter((it) => it.group === group).map((it) => {
            const label = t(`ui-command-${it.id}`);
            const hindrance = it.hindrance(bench);
            const keys = keysOf(it, bench.settings.keys)[0];
            return (
              <MenuItem
                key={it.id}
                id={it.id}
                textValue={label}
                className={hindrance ? "menu-item menu-item-off" : "menu-item"}
              >
                <Icon name={it.icon} />
                <span className="command-menu-words">
                  <Text slot="label">{label}</Text>
                  {hindrance && (
                    <Text slot="description" className="menu-detail">
                      {say(hindrance)}
                    </Text>
                  )}
                </span>
                {keys && <Keyboard className="menu-keys">{shownKeys(keys)}</Keyboard>}
              </MenuItem>
            );
          })}
        </MenuSection>
      ))}
    </Menu>
  );
}
