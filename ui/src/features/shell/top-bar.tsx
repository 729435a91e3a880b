import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Separator } from "react-aria-components/Separator";

import type { SyncStateView } from "../../backend/backend";
import { CommandMenu } from "../../commands/command-menu";
import { command } from "../../commands/registry";
import { overlay, useBench } from "../../commands/workbench";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { CommandKeys } from "../../commands/command-keys";
import { useOutbox, useSyncState, useVault } from "../../queries/queries";
import { clock } from "../../words/format";
import { say, t } from "../../words/words";
import { ViewMenu } from "../queue/view-menu";
import { Search } from "./search";

export function TopBar() {
  const navigate = useNavigate();
  const outbox = useOutbox(false).data ?? [];
  const needsPerson = outbox.some(
    (it) => it.state === "parked" || (it.state === "held" && !it.held_until),
  );
  return (
    <header className="top-bar">
      <CommandMenu />
      <ViewMenu />
      <Search />
      <Button kind="quiet" className="top-palette" onPress={() => overlay.set({ kind: "palette" })}>
        {t("ui-top-commands")} <CommandKeys id="palette" />
      </Button>
      <span className="top-space" />
      <NewApplication />
      <SyncPlace />
      <Button
        kind="quiet"
        icon="outbox"
        className={needsPerson ? "top-outbox needs-person" : "top-outbox"}
        onPress={() => void navigate({ to: "/outbox" })}
      >
        {t("ui-top-outbox", { count: outbox.length })}
        {needsPerson && <span className="unseen"> {t("ui-top-outbox-person")}</span>}
      </Button>
      <PersonMenu />
    </header>
  );
}

function NewApplication() {
  const bench = useBench();
  const whyId = useId();
  const { hindrance, run } = command("new-application");
  const hindered = hindrance(bench);
  const why = hindered && say(hindered);
  return (
    <span className="top-new-place" title={why ?? undefined}>
      <Button
        icon="add"
        className="top-new"
        aria-label={t("ui-top-new")}
        aria-describedby={why ? whyId : undefined}
        isDisabled={why !== null}
        onPress={() => run(bench)}
      >
        {t("ui-top-new")}
      </Button>
      {why && (
        <span id={whyId} className="unseen">
          {why}
        </span>
      )}
    </span>
  );
}

function syncWords(state: SyncStateView): string {
  const at = state.at ? clock(state.at) : "";
  return t(`ui-sync-${state.state}-at`, { time: at, known: at ? "yes" : "no" });
}

/** One place tells whether what is shown is fresh: a word and a time, never colour alone. */
function SyncPlace() {
  const state = useSyncState().data;
  if (!state) return null;
  return (
    <MenuTrigger>
      <AriaButton className={`sync-place sync-${state.state}`}>
        <span className="sync-dot" aria-hidden="true" />
        {syncWords(state)}
      </AriaButton>
      <Popover className="popover sync-popover" placement="bottom end" offset={4}>
        <div className="sync-detail">
          <p>{t(`ui-sync-${state.state}-detail`, { count: state.pending })}</p>
          {state.message && <p className="muted">{say(state.message)}</p>}
        </div>
        <SyncActs />
      </Popover>
    </MenuTrigger>
  );
}

function SyncActs() {
  const bench = useBench();
  return (
    <Menu
      className="menu"
      aria-label={t("ui-sync")}
      onAction={(key) => (key === "sync" ? bench.syncNow() : bench.go("/outbox"))}
    >
      <MenuItem id="sync" className="menu-item" isDisabled={!bench.hasConnections}>
        {t("ui-command-sync")}
      </MenuItem>
      <MenuItem id="outbox" className="menu-item">
        {t("ui-command-go-outbox")}
      </MenuItem>
    </Menu>
  );
}

function initials(name: string): string {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""]
    .map((part) => part?.charAt(0).toUpperCase() ?? "")
    .join("");
}

function PersonMenu() {
  const reviewer = useVault().data?.reviewer;
  const name = reviewer?.name ?? t("ui-person-unknown");
  return (
    <MenuTrigger>
      <AriaButton
        className="person"
        aria-label={`${initials(name)}, ${t("ui-person-menu", { name })}`}
      >
        {initials(name) || <Icon name="more" />}
      </AriaButton>
      <Popover className="popover" placement="bottom end" offset={4}>
        <div className="person-head">
          <strong>{name}</strong>
          {reviewer && <span className="muted">{t(`ui-role-${reviewer.role}`)}</span>}
        </div>
        <Places name={name} />
      </Popover>
    </MenuTrigger>
  );
}

function Places({ name }: { name: string }) {
  const bench = useBench();
  const navigate = useNavigate();
  const act = (key: string) => {
    if (key === "lock") return bench.lock();
    if (key === "keys") return overlay.set({ kind: "keys" });
    void navigate({ to: key });
  };
  return (
    <Menu
      className="menu"
      aria-label={t("ui-person-menu", { name })}
      onAction={(key) => act(String(key))}
    >
      <MenuItem id="/connections" className="menu-item">
        <Icon name="plug" /> {t("ui-command-go-connections")}
      </MenuItem>
      <MenuItem id="/dashboard" className="menu-item" isDisabled={!bench.hasConnections}>
        <Icon name="chart" /> {t("ui-command-go-dashboard")}
      </MenuItem>
      <MenuItem id="/settings" className="menu-item">
        <Icon name="settings" /> {t("ui-command-go-settings")}
      </MenuItem>
      <MenuItem id="keys" className="menu-item">
        <Icon name="question" /> {t("ui-command-keys")}
      </MenuItem>
      <Separator className="menu-separator" />
      <MenuItem id="lock" className="menu-item">
        <Icon name="lock" /> {t("ui-command-lock")}
      </MenuItem>
    </Menu>
  );
}
