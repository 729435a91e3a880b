/** The queue as a test sees it and works with it. */
import { act, screen } from "@testing-library/react";

export const rows = () => screen.findAllByRole("row");
export const names = () =>
  screen.getAllByRole("row").map((row) => row.querySelector(".queue-name")?.textContent ?? "");
export const current = () => document.querySelector(".queue-row.is-current");
export const live = () => document.querySelector(".live-region")?.textContent ?? "";
export const press = (key: string, times = 1) =>
  act(() => {
    for (let at = 0; at < times; at += 1) {
      document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, repeat: at > 0 }),
      );
    }
  });
