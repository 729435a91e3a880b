import type { ReactNode, Ref } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from "react-aria-components/Button";

import { Icon, type IconName } from "./icon";
import { Keys } from "./keys";

export interface ButtonProps extends Omit<AriaButtonProps, "children" | "className" | "style"> {
  children?: ReactNode;
  /** Main actions are 36 px high, others 28. */
  kind?: "main" | "plain" | "quiet" | "danger";
  icon?: IconName;
  /** The key that does the same: as it is written, or what shows it as it is bound now. */
  shortcut?: ReactNode;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  children,
  kind = "plain",
  icon,
  shortcut,
  className,
  ...rest
}: ButtonProps) {
  const classes = ["button", `button-${kind}`, !children && "button-icon", className];
  return (
    <AriaButton {...rest} className={classes.filter(Boolean).join(" ")}>
      {icon && <Icon name={icon} />}
      {children && <span className="button-words">{children}</span>}
      {typeof shortcut === "string" ? <Keys of={shortcut} /> : shortcut}
    </AriaButton>
  );
}
