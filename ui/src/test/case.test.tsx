import { readFileSync } from "node:fs";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { expectAccessible, open, openCase } from "./render";

const blur = () => act(() => (document.activeElement as HTMLElement | null)?.blur());

/** A passport on which another birth date is read, attached and held. */
async function attachDoubted(view: ReturnType<typeof open>) {
  const { user, fake } = view;
  await openCase(user, /Blake Samplehuker/);
  await user.click(await screen.findByRole("tab", { name: /Passport/ }));
  act(() => fake.drop([fake.keep("passport differs.jpg", 4_200_000)]));
  const attach = await screen.findByRole("button", { name: "Attach as Passport" });
  await screen.findByText("This may be another person's document.", {
    exact: false,
    selector: ".doubt",
  });
  return { attach };
}

describe("the document against the applicant", () => {
  test("tells both values with their sources, and F leads to what differs", async () => {
    const view = open();
    const { attach } = await attachDoubted(view);
    const table = screen.getByRole("table", { name: /Read from the machine-readable zone/ });
    expect(within(table).getByText("given to Jiko")).toBeTruthy();
    expect(within(table).getByText("read: machine-readable zone")).toBeTruthy();
    const row = within(table).getByRole("row", { name: /Date of birth/ });
    expect(row.textContent).toMatch(/21 Mar 1988≠ different$/);
    expect(within(table).getByRole("row", { name: /Number/ }).textContent).toContain("not given");
    blur();
    await view.user.keyboard("f");
    expect(document.activeElement).toBe(row);
    await expectAccessible();
    // What was read stays beside the document once it is attached.
    await view.user.click(attach);
    await view.user.keyboard("{Escape}");
    expect(await screen.findByText("As it was read when the file was attached.")).toBeTruthy();
    expect(screen.getByRole("row", { name: /Date of birth/ }).textContent).toContain("≠");
  });
});

describe("the case", () => {
  /** Narrow windows hide one of the two panes. */
  test("tells the next action, and why not yet, in no pane that may be hidden", async () => {
    const css = readFileSync("src/styles/case.css", "utf8");
    const hidden = [...css.matchAll(/\[data-pane="\w+"\] (\.[\w-]+)/g)].map((it) => it[1]);
    expect(hidden).toEqual(expect.arrayContaining([".rail", ".stage"]));
    const { user } = open();
    await openCase(user, /Blake Samplehuker/);
    const next = screen.getByRole("button", { name: /Submit again to Jiko/ });
    const why = document.getElementById(next.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toMatch(/^Still missing/);
    for (const it of [next, why]) expect(it?.closest(hidden.join())).toBeNull();
  });

  test("has a menu from which its file is exported, and Shift+E does the same", async () => {
    const { user } = open();
    await openCase(user, /Harper Samplepelri/);
    await user.click(screen.getByRole("button", { name: "More for this case" }));
    await user.click(await screen.findByRole("menuitem", { name: /Export case file/ }));
    await screen.findByRole("dialog", { name: "Export case file" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("{Shift>}E{/Shift}");
    await screen.findByRole("dialog", { name: "Export case file" });
  });

  test("what is not possible stays in the menu with its reason", async () => {
    const { user } = open();
    await openCase(user, /Harper Samplepelri/);
    await user.click(screen.getByRole("button", { name: "More for this case" }));
    const item = await screen.findByRole("menuitem", { name: /Record an answer/ });
    expect(item.getAttribute("aria-disabled")).toBe("true");
    expect(item.textContent).toContain("The provider has no open question on this case.");
    await expectAccessible();
  });

  test("shows the provider's own words one click away", async () => {
    const { user } = open();
    await openCase(user, /Emery Samplelimmo/);
    const words = screen.getByText("Jiko's own words").closest("details");
    expect(words?.open).toBe(false);
    await user.click(screen.getByText("Jiko's own words"));
    expect(words?.open).toBe(true);
    expect(words?.textContent).toContain("DOCUMENTS_NEEDED");
    expect(words?.textContent).toContain("IMAGE_QUALITY_ERROR_CUTOFF");
  });

  test("a document's number is shown while its button is held, for a reason given once", async () => {
    const { user, fake } = open({ scenario: "providers" });
    const reveal = vi.spyOn(fake, "revealField");
    reveal.mockImplementation((_, path) => Promise.resolve({ path, value: "X1234567" }));
    const found = fake.cases.find((it) => it.provider === "fincom-v2" && it.shape);
    if (!found?.shape) throw new Error("no case with details");
    const [slot] = found.shape.slots;
    const type = slot?.details.document_type ?? "";
    found.given[type] = { number: "****4567" };
    await openCase(user, new RegExp(found.name ?? ""));
    const button = await screen.findByRole("button", { name: "Hold to show" });
    fireEvent.pointerDown(button, { button: 0, pointerId: 1, pointerType: "mouse" });
    fireEvent.pointerUp(button, { button: 0, pointerId: 1, pointerType: "mouse" });
    // Asked once for each case.
    await user.click(await screen.findByRole("radio", { name: "To compare with a document" }));
    await user.click(screen.getByRole("button", { name: /Show for 30 seconds/ }));
    await screen.findByText("X1234567");
    expect(reveal).toHaveBeenLastCalledWith(found.id, `document:${type}`, expect.any(String));
    fireEvent.blur(window);
    const again = screen.getByRole("button", { name: "Hold to show" });
    fireEvent.pointerDown(again, { button: 0, pointerId: 1, pointerType: "mouse" });
    await waitFor(() =>
      expect(reveal).toHaveBeenLastCalledWith(found.id, `document:${type}`, null),
    );
    await screen.findByText("X1234567");
    fireEvent.pointerUp(again, { button: 0, pointerId: 1, pointerType: "mouse" });
    await waitFor(() => expect(screen.queryByText("X1234567")).toBeNull());
  });
});
