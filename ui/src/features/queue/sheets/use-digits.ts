import { useEffect, useEffectEvent } from "react";

/** Chooses by number, wherever the focus is in a sheet besides its text boxes. */
export function useDigits(choose: (place: number) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const box = event.target as HTMLElement;
    if (box.matches("input:not([type=checkbox], [type=radio]), textarea")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (!digit) return;
    // A text box that comes by the choice does not get the number.
    event.preventDefault();
    choose(Number(digit) - 1);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}
