import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { cursor, filter, NO_FILTER } from "../features/queue/state";
import { names, rows } from "./queue-screen";
import { expectAccessible, open, openCase } from "./render";

describe("snoozing and the second look", () => {
  test("a snoozed case leaves the view, rests in its own, and is woken there", async () => {
    const { user, fake } = open();
    await rows();
    await user.keyboard("j");
    const [name = ""] = names();
    const chosen = fake.cases.find((it) => it.name === name);
    await user.keyboard("h");
    await screen.findByRole("dialog", { name: `Snooze ${name}` });
    await expectAccessible();
    await user.keyboard("2{Control>}{Enter}{/Control}");
    await waitFor(() => expect(names()).not.toContain(name));
    const until = new Date(chosen?.snoozed_until ?? "");
    expect([until.getHours(), until.getMinutes()]).toEqual([9, 0]);
    act(() => filter.set({ ...NO_FILTER, view: "snoozed" }));
    expect((await screen.findByText(/^Snoozed till/)).closest("[role=row]")?.textContent).toContain(
      name,
    );
    act(() => cursor.set(chosen?.id ?? ""));
    await user.keyboard("h");
    await user.click(await screen.findByRole("button", { name: "Wake it now" }));
    await screen.findByText("No case is in this view.");
    expect(chosen?.timeline.map((it) => it.kind)).toEqual(
      expect.arrayContaining(["case.snoozed", "case.woken"]),
    );
  });

  test("by a date that is checked; the number that chose it is not typed", async () => {
    const { user } = open();
    await rows();
    await user.keyboard("jh");
    await screen.findByRole("dialog");
    await user.keyboard("4");
    const box = await screen.findByRole<HTMLInputElement>("textbox", { name: /^Date/ });
    expect(box.value).toBe("");
    await user.type(box, "2020-01-01");
    await screen.findByText(/^This is no day to come/);
    expect(screen.getByRole("button", { name: "Snooze" })).toHaveProperty("disabled", true);
    await user.clear(box);
    await user.type(box, "2099-03-04");
    expect(screen.getByRole("button", { name: "Snooze" })).toHaveProperty("disabled", false);
  });

  test("what the provider changes wakes by itself", async () => {
    const { fake } = open({ delay: 5 });
    await rows();
    const ready = fake.cases.find((it) => it.status === "PENDING");
    await act(() => fake.snoozeCase(ready?.id ?? "", "2099-01-01T09:00:00Z", null));
    await act(() => fake.submitCase(ready?.id ?? "", 0));
    await waitFor(() =>
      expect(ready?.timeline.findLast((it) => it.kind === "case.woken")?.actor).toBe("dossier"),
    );
    expect(ready?.snoozed_until).toBeNull();
  });

  test("E marks the open case with a reason; row and head show it; E again ends it", async () => {
    const { user, fake } = open();
    const row = await openCase(user, /Live photo/);
    await user.keyboard("e");
    await screen.findByRole("dialog", { name: /for a second look$/ });
    expect(screen.getByRole("button", { name: "Mark for a second look" })).toHaveProperty(
      "disabled",
      true,
    );
    await user.keyboard("two people at one address{Control>}{Enter}{/Control}");
    const head = await screen.findByRole("button", { name: "Second look" });
    await waitFor(() =>
      expect(document.getElementById(row.id)?.textContent).toContain("Second look"),
    );
    expect(fake.cases.filter((it) => it.escalated).length).toBe(1);
    await expectAccessible();
    await user.click(head);
    await screen.findByRole("dialog", { name: /^End the second look/ });
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("button", { name: "Second look" })).toBeNull());
  });
});
