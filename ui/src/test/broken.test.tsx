import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";

import { BrokenBoundary } from "../components/broken";
import { t } from "../words/words";

test("what cannot be drawn is told, and drawn again when asked to", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let isBroken = true;
  const Screen = () => {
    if (isBroken) throw new Error("a fault of the program");
    return <p>The screen.</p>;
  };
  render(
    <BrokenBoundary>
      <Screen />
    </BrokenBoundary>,
  );
  expect(screen.getByRole("alert").dataset.code).toBe("internal");
  isBroken = false;
  await userEvent.click(screen.getByRole("button", { name: t("ui-try-again") }));
  expect(screen.getByText("The screen.")).toBeTruthy();
});
