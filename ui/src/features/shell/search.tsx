import { useEffect, useState } from "react";

import { CommandKeys } from "../../commands/command-keys";
import { Icon } from "../../components/icon";
import { Store, useStore } from "../../components/store";
import { useIsReading } from "../../queries/fetching";
import { useHasConnections } from "../../queries/queries";
import { t } from "../../words/words";
import { filter } from "../queue/state";
import { SEARCH_ID } from "./bench";

/** Looks for what is typed, letter by letter. */
export function Search() {
  const { search } = useStore(filter);
  const hasConnections = useHasConnections();
  const [typed, setTyped] = useState(search);
  const [asked] = useState(() => new Store(search));
  const mine = useStore(asked);
  const [seen, setSeen] = useState(search);
  const isReading = useIsReading("queue");
  // The filter may be cleared elsewhere.
  if (search !== seen) {
    setSeen(search);
    if (search !== mine && search !== typed) setTyped(search);
  }
  // One reading of the list at a time: what is typed meanwhile is looked for once it is there.
  useEffect(() => {
    if (isReading) return;
    asked.set(typed);
    filter.set((it) => (it.search === typed ? it : { ...it, search: typed }));
  }, [asked, typed, isReading]);
  return (
    <label className="search">
      <Icon name="search" />
      <input
        id={SEARCH_ID}
        type="search"
        aria-label={t("ui-search")}
        value={typed}
        disabled={!hasConnections}
        placeholder={t("ui-search-placeholder")}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            if (typed === "") event.currentTarget.blur();
            setTyped("");
          }
          if (event.key === "Enter" || event.key === "ArrowDown") {
            event.preventDefault();
            document.querySelector<HTMLElement>(".queue-grid")?.focus();
          }
        }}
      />
      <CommandKeys id="search" />
    </label>
  );
}
