import { useEffect, useRef } from "react";

import type { Events } from "../../backend/backend";
import { CommandKeys } from "../../commands/command-keys";
import type { Workbench } from "../../commands/workbench";
import { announce } from "../../components/announce";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { useStore } from "../../components/store";
import { intake } from "../../queries/events";
import { useOutbox } from "../../queries/queries";
import { count, span } from "../../words/format";
import { t } from "../../words/words";
import { submissionWords, useHeld } from "../outbox/held";

/** That nothing waits any more is spoken on whatever screen a person is. */
function useAllSentTold(count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (before.current > 0 && count === 0) announce(t("ui-status-nothing-owed"));
    before.current = count;
  }, [count]);
}

function intakeWords({ done, total }: Events["intake"]): string {
  return total === null
    ? t("ui-status-following", { done: count(done) })
    : t("ui-status-intake", { done: count(done), total: count(total) });
}

export function StatusBar({ bench }: { bench: Workbench }) {
  const progress = useStore(intake);
  const { held, seconds } = useHeld();
  const owed = useOutbox(false).data ?? [];
  useAllSentTold(owed.length);
  const [latest] = held;
  const isElsewhere = held.length > 1 || latest?.case_id !== bench.openCase?.case_id;
  // Elsewhere these keys lead to no case.
  const hasQueue = bench.place === "/" || bench.place.startsWith("/cases/");
  return (
    <footer className="status-bar">
      <span className="status-left">
        {progress
          ? intakeWords(progress)
          : owed.length > 0
            ? t("ui-status-saved", { count: owed.length })
            : t("ui-status-nothing-owed")}
      </span>
      {bench.isShared && (
        <span className="status-shared" role="status">
          <Icon name="eye" size={14} />
          {t("ui-shared")}
          <Button
            kind="quiet"
            shortcut={<CommandKeys id="share-screen" />}
            onPress={() => bench.share(false)}
          >
            {t("ui-shared-end")}
          </Button>
        </span>
      )}
      {latest && isElsewhere && (
        <span className="status-held">
          {held.length > 1
            ? t("ui-leave-in", { count: held.length, amount: span(seconds) })
            : t("ui-leaves-in", { what: submissionWords(latest), amount: span(seconds) })}
          <Button
            kind="quiet"
            shortcut={<CommandKeys id="undo" />}
            onPress={() => bench.undo(held)}
          >
            {t("ui-undo")}
          </Button>
        </span>
      )}
      <span className="status-keys" aria-hidden="true">
        {hasQueue && (
          <>
            <CommandKeys id="next-case" />
            <CommandKeys id="previous-case" /> {t("ui-status-cases")}
            <CommandKeys id="open-case" /> {t("ui-status-open")}
          </>
        )}
        <CommandKeys id="keys" /> {t("ui-status-keys")}
      </span>
    </footer>
  );
}
