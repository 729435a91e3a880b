import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";

import type { CaseView } from "../../backend/backend";
import { command, shownKeys } from "../../commands/registry";
import { Icon } from "../../components/icon";
import { Keys } from "../../components/keys";
import { say, t } from "../../words/words";
import { useWorkbench } from "../shell/bench";

/** What is done about a case rather than in it. What is not possible says why. */
export function CaseMenu({ view }: { view: CaseView }) {
  const bench = useWorkbench();
  const isKeeper = view.kept.rows.some((row) => row.rule === "record_keeper");
  const ids = [
    "export-case",
    view.kept.on_hold ? "release-hold" : "hold-case",
    ...(isKeeper ? ["date-record"] : []),
  ];
  const entries = ids.map((id) => {
    const it = command(id);
    return { it, label: t(`ui-command-${id}`), hindrance: it.hindrance(bench) };
  });
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-icon" aria-label={t("ui-case-menu")}>
        <Icon name="more" />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={t("ui-case-menu")}
          disabledKeys={entries.filter((it) => it.hindrance).map(({ it }) => it.id)}
          onAction={(key) => command(String(key)).run(bench)}
        >
          {entries.map(({ it, label, hindrance }) => (
            <MenuItem key={it.id} id={it.id} className="menu-item" textValue={label}>
              <Icon name={it.icon} />
              <span className="menu-label">
                {label}
                {hindrance && <span className="menu-detail">{say(hindrance)}</span>}
              </span>
              {!hindrance && it.keys[0] && <Keys of={shownKeys(it.keys[0])} />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
