import { useEffect, useEffectEvent, type FormEvent, type ReactNode } from "react";

import { closeOverlay } from "../commands/workbench";
import { shownKeys } from "../commands/registry";
import { t } from "../words/words";
import { Button } from "./button";
import { ErrorWords } from "./error-words";
import type { IconName } from "./icon";

/** The body of a sheet that ends in one act. Ctrl+Enter does it. */
export function Confirm({
  children,
  button,
  icon,
  isPending,
  isDisabled,
  error,
  onConfirm,
}: {
  children: ReactNode;
  button: string;
  icon?: IconName;
  isPending: boolean;
  isDisabled?: boolean;
  error: unknown;
  onConfirm: () => void;
}) {
  const confirm = () => {
    if (!isPending && !isDisabled) onConfirm();
  };
  // On the window, because the focus may be on the dialog around this form.
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    confirm();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  return (
    <form onSubmit={onSubmit} className="sheet-form">
      <div className="sheet-body">
        {children}
        {error !== null && error !== undefined && <ErrorWords error={error} />}
      </div>
      <div className="sheet-foot">
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
