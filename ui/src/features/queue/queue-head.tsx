import { Button as AriaButton } from "react-aria-components/Button";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";

import { SORTS, type QueueSort } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { useStore } from "../../components/store";
import { t } from "../../words/words";
import {
  COLUMNS,
  columns,
  DENSITIES,
  density,
  isTable,
  usualLook,
  withColumn,
  type Column,
  type Density,
} from "./look";
import { filter as filterStore } from "./state";

/** What is listed, how many, and how it looks. */
export function QueueHead({ title, total }: { title: string; total: string }) {
  return (
    <header className="queue-head">
      <h2 title={title}>{title}</h2>
      <span className="queue-count">{total}</span>
      <LookMenu />
    </header>
  );
}

export function SortMenu({ sort }: { sort: QueueSort }) {
  return (
    <MenuTrigger>
      <AriaButton
        className="queue-sort"
        aria-label={t("ui-sort-by", { sort: t(`ui-sort-${sort}`) })}
      >
        <span className="queue-sort-words">{t(`ui-sort-${sort}`)}</span>
        <Icon name="down" size={12} />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={2}>
        <Menu
          className="menu"
          aria-label={t("ui-sort")}
          selectionMode="single"
          selectedKeys={[sort]}
          onAction={(key) => filterStore.set((it) => ({ ...it, sort: key as QueueSort }))}
        >
          {SORTS.map((it) => (
            <MenuItem key={it} id={it} className="menu-item">
              <Chosen isOn={it === sort} />
              {t(`ui-sort-${it}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** A tick where something is chosen: never by colour alone. */
function Chosen({ isOn }: { isOn: boolean }) {
  return <span className="menu-tick">{isOn && <Icon name="check" size={14} />}</span>;
}

function LookMenu() {
  const nowDensity = useStore(density);
  const nowColumns = useStore(columns);
  const table = useStore(isTable);
  return (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-icon" aria-label={t("ui-look")}>
        <Icon name="table" />
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={2}>
        <Menu className="menu look-menu" aria-label={t("ui-look")}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[nowDensity]}
            onSelectionChange={(keys) => {
              const [key] = keys as Set<Density>;
              if (key) density.set(key);
            }}
          >
            <Header className="menu-head">{t("ui-density")}</Header>
            {DENSITIES.map((it) => (
              <MenuItem key={it} id={it} className="menu-item">
                <Chosen isOn={it === nowDensity} />
                {t(`ui-density-${it}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuItem
            id="table"
            className="menu-item"
            textValue={t(table ? "ui-table-off" : "ui-table-on")}
            onAction={() => isTable.set((now) => !now)}
          >
            <span className="menu-label">{t(table ? "ui-table-off" : "ui-table-on")}</span>
            <span className="menu-count">T</span>
          </MenuItem>
          <MenuSection
            selectionMode="multiple"
            selectedKeys={nowColumns}
            onSelectionChange={(keys) => {
              const next = keys === "all" ? COLUMNS : (keys as Set<Column>);
              const changed = COLUMNS.find(
                (it) => new Set(next).has(it) !== nowColumns.includes(it),
              );
              if (changed) columns.set((now) => withColumn(now, changed));
            }}
          >
            <Header className="menu-head">{t("ui-columns")}</Header>
            {COLUMNS.map((it) => (
              <MenuItem key={it} id={it} className="menu-item">
                <Chosen isOn={nowColumns.includes(it)} />
                {t(`ui-column-${it}`)}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-separator" />
          <MenuItem
            id="save"
            className="menu-item"
            onAction={() => overlay.set({ kind: "save-view" })}
          >
            {t("ui-command-save-view")}
          </MenuItem>
          <MenuItem id="usual" className="menu-item" onAction={usualLook}>
            {t("ui-look-usual")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
