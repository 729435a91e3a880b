import { useEffect, useEffectEvent, useState, type FormEvent, type ReactNode } from "react";

import { closeOverlay, parts } from "../commands/workbench";
import { shownKeys } from "../commands/registry";
import { t } from "../words/words";
import { Button } from "./button";
import { ErrorWords } from "./error-words";
import type { IconName } from "./icon";

/** The body of a sheet that ends in one act. Ctrl+Enter does it. Where the act ends the work on a
 * case, the next one opens with it; Ctrl+Shift+Enter stays. */
export function Confirm({
  children,
  button,
  icon,
  isPending,
  isDisabled,
  error,
  endsCase = false,
  onConfirm,
}: {
  children: ReactNode;
  button: string;
  icon?: IconName;
  isPending: boolean;
  isDisabled?: boolean;
  error: unknown;
  endsCase?: boolean;
  /** Whether the next case is to open. */
  onConfirm: (goesOn: boolean) => void;
}) {
  const [next] = useState(() => (endsCase ? (parts.queue?.next() ?? null) : null));
  const confirm = (stays: boolean) => {
    if (!isPending && !isDisabled) onConfirm(next !== null && !stays);
  };
  // On the window, because the focus may be on the dialog around this form.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    confirm(event.shiftKey);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
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
          isPending={isPending}
          isDisabled={isDisabled}
          shortcut={shownKeys("Ctrl+Enter")}
        >
          {button}
        </Button>
      </div>
    </form>
  );
}
