import { Button as AriaButton } from "react-aria-components/Button";
import { type Key } from "react-aria-components/Collection";
import { Header } from "react-aria-components/Header";
import { Menu, MenuItem, MenuSection, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";

import { VIEWS, type SavedView, type ViewName } from "../../backend/backend";
import { overlay, useBench } from "../../commands/workbench";
import { Icon } from "../../components/icon";
import { useStore } from "../../components/store";
import { useHasConnections, useSavedViews, useViewCounts } from "../../queries/queries";
import type { QueueFilter } from "../../queries/queue";
import { count } from "../../words/format";
import { t } from "../../words/words";
import { filter, NO_FILTER, opened, savedAs } from "./state";
import { titleOf } from "./words";

const SAVED = "saved:";

/** The views that the program has and the ones that were saved, each with how many it holds. */
export function ViewMenu() {
  const wanted = useStore(filter);
  const views = useSavedViews().data ?? [];
  const hasConnections = useHasConnections();
  return (
    <MenuTrigger>
      <AriaButton className="view-button" isDisabled={!hasConnections}>
        <Icon name="list" />
        <span className="view-name">{titleOf(wanted, views)}</span>
        <Icon name="down" size={14} />
      </AriaButton>
      <Popover className="popover" offset={4} placement="bottom start">
        <Views wanted={wanted} views={views} />
      </Popover>
    </MenuTrigger>
  );
}

function Views({ wanted, views }: { wanted: QueueFilter; views: readonly SavedView[] }) {
  const bench = useBench();
  const counts = useViewCounts().data;
  const saved = savedAs(wanted, views);
  const show = (key: string) => {
    const view = views.find((it) => SAVED + it.id === key);
    if (view) {
      filter.set(opened(view));
    } else {
      // What narrowed a saved view belongs to it.
      const rest = saved ? { ...NO_FILTER, sort: wanted.sort } : wanted;
      filter.set({ ...rest, view: key as ViewName });
    }
    if (bench.place !== "/" && !bench.openCase) bench.go("/");
  };
  const showChosen = (keys: "all" | Set<Key>) => {
    const [key] = keys as Set<string>;
    if (key) show(key);
  };
  const selected = saved ? SAVED + saved.id : wanted.view;
  const item = (id: string, key: string, name: string) => (
    <MenuItem key={key} id={key} className="menu-item" textValue={name}>
      <span className="menu-label">{name}</span>
      <span className="menu-count">{counts ? count(counts[id] ?? 0) : ""}</span>
    </MenuItem>
  );
  return (
    <Menu className="menu view-menu" aria-label={t("ui-views")}>
      <MenuSection
        aria-label={t("ui-views")}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[selected]}
        onSelectionChange={showChosen}
      >
        {VIEWS.map((it) => item(it, it, t(`ui-view-${it}`)))}
      </MenuSection>
      {views.length > 0 && <Separator className="menu-separator" />}
      {views.length > 0 && (
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[selected]}
          onSelectionChange={showChosen}
        >
          <Header className="menu-head">{t("ui-views-saved")}</Header>
          {views.map((it) => item(it.id, SAVED + it.id, it.name))}
        </MenuSection>
      )}
      <Separator className="menu-separator" />
      <MenuItem id="save" className="menu-item" onAction={() => overlay.set({ kind: "save-view" })}>
        {t("ui-command-save-view")}
      </MenuItem>
      {views.length > 0 && (
        <MenuItem id="views" className="menu-item" onAction={() => overlay.set({ kind: "views" })}>
          {t("ui-command-views")}
        </MenuItem>
      )}
    </Menu>
  );
}
