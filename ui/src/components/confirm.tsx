import { useEffect, useEffectEvent, useRef, useState, type FormEvent, type ReactNode } from "react";

import { closeOverlay, parts } from "../commands/workbench";
import { shownKeys } from "../commands/shown-keys";
import { t } from "../words/words";
import { Button } from "./button";
import { ErrorWords } from "./error-words";
import type { IconName } from "./icon";
import { useLasting } from "./lasting";

/** Whether the case stays open afterwards, where the next one would open. */
export interface Confirmed {
  stays: boolean;
}

/** The body of a sheet that ends in one act. Ctrl+Enter does it, with Shift it stays at the case. */
export function Confirm({
  children,
  button,
  icon,
  isPending,
  isDisabled,
  error,
  goesOn = false,
  onConfirm,
}: {
  children: ReactNode;
  button: string;
  icon?: IconName;
  isPending: boolean;
  isDisabled?: boolean;
  error: unknown;
  /** The next case opens afterwards. */
  goesOn?: boolean;
  onConfirm: (confirmed: Confirmed) => void;
}) {
  // As it was when the sheet was opened.
  const [next] = useState(() => (goesOn ? (parts.queue?.next() ?? null) : null));
  const isSlow = useLasting(isPending);
  // Pressed again before the screen could follow, it means one act.
  const isBegun = useRef(false);
  const confirm = (stays: boolean) => {
    if (isPending || isDisabled || isBegun.current) return;
    isBegun.current = true;
    onConfirm({ stays });
    // What began is pending by then.
    setTimeout(() => {
      isBegun.current = false;
    });
  };
  // On the window, because the focus may be on the dialog around this form, and before a button
  // takes the key for itself.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    confirm(event.shiftKey);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener, true);
    return () => window.removeEventListener("keydown", listener, true);
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    confirm(false);
  };
  return (
    <form onSubmit={onSubmit} className="sheet-form">
      <div className="sheet-body">
        {children}
        {error !== null && error !== undefined && <ErrorWords error={error} />}
      </div>
      <div className="sheet-foot">
        {next && (
          <p className="muted small sheet-next">
            {t("ui-confirm-next", {
              name: next.name ?? t("ui-no-name"),
              keys: shownKeys("Ctrl+Shift+Enter"),
            })}
          </p>
        )}
        <Button onPress={closeOverlay}>{t("ui-cancel")}</Button>
        <Button
          kind="main"
          type="submit"
          icon={icon}
          isPending={isSlow}
          isDisabled={isDisabled}
          shortcut={shownKeys("Ctrl+Enter")}
        >
          {button}
        </Button>
      </div>
    </form>
  );
}
