import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { open, openCase } from "./render";

describe("the rest of the day", () => {
  test("offline, what is submitted stays in the outbox in honest words", async () => {
    const { user, fake } = open({ offline: true });
    fake.attachFile = (
      (attach) => (request) =>
        attach({ ...request, hold_seconds: 0 })
    )(fake.attachFile);
    await openCase(user, /Live photo/);
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    await user.click(await screen.findByRole("button", { name: "Attach as Live photo" }));
    expect(
      (await screen.findAllByText("saved on this computer, waits to be sent")).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByText(/^sending|^accepted/)).toBeNull();
    act(() => fake.goOffline(false));
    expect((await screen.findAllByText(/^accepted by Jiko/)).length).toBeGreaterThan(0);
  });

  test("the outbox lets go and takes back what waits for a person", async () => {
    const { user } = open({}, "/outbox");
    await screen.findByRole("heading", { name: "1 waits for you" });
    await user.click(screen.getByRole("button", { name: "Take back" }));
    await screen.findByText("Nothing waits to be sent.");
  });

  test("a recommendation is recorded by digits and is sent to nobody", async () => {
    const { user, fake } = open();
    await openCase(user, /Recommend/);
    await user.keyboard("i");
    await screen.findByRole("dialog");
    await user.keyboard("13{Control>}{Enter}{/Control}");
    expect(
      (await screen.findAllByText("Recommendation recorded. Nothing is sent to Jiko.")).length,
    ).toBeGreaterThan(0);
    const recorded = fake.cases.find((it) => it.recommendation)?.recommendation;
    expect(recorded?.reasons).toEqual(["document_unreadable", "data_differs"]);
  });

  test("Ctrl+Enter goes on to the next case, with Shift it stays; U leads back to change it", async () => {
    const { user, fake, router } = open();
    await openCase(user, /Recommend/);
    const at = () => router.state.location.pathname;
    const first = at();
    await user.keyboard("i");
    // A button that has the focus does not take the key for itself.
    (await screen.findByRole("button", { name: "Copy the text" })).focus();
    await user.keyboard("1{Control>}{Enter}{/Control}");
    await waitFor(() => expect(at()).not.toBe(first));
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("u");
    await screen.findByText(/^This one takes the place of the recommendation of/);
    expect(at()).toBe(first);
    expect(screen.getByRole("checkbox", { name: "A document cannot be read" })).toHaveProperty(
      "checked",
      true,
    );
    await user.keyboard("3{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(at()).toBe(first);
    const id = first.split("/").at(-1);
    expect(fake.cases.find((it) => it.id === id)?.recommendation?.reasons).toEqual([
      "document_unreadable",
      "data_differs",
    ]);
  });

  test("a request begins with what is missing, one ask a line and without codes", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("i");
    await user.click(await screen.findByRole("button", { name: "Write what is missing" }));
    const text = screen.getByLabelText<HTMLTextAreaElement>(/^Text for the customer/).value;
    expect(text).toMatch(
      /^Please send us what is still missing:\n- Live photo, and either Passport/,
    );
    expect(text).not.toMatch(/SELFIE|_/);
  });

  test("a number is shown for a reason that is asked once, and while V is held", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();
    await user.keyboard("{v>}");
    const show = await screen.findByRole("button", { name: "Show for 30 seconds" });
    await user.keyboard("{/v}");
    expect(show).toHaveProperty("disabled", true);
    await user.click(await screen.findByRole("radio", { name: "To compare with a document" }));
    await user.click(show);
    expect(await screen.findByText(/^2\d{8}$/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Hide/ }));
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();

    await user.keyboard("{v>}");
    expect(await screen.findByText(/^2\d{8}$/)).toBeTruthy();
    await user.keyboard("{/v}");
    expect(screen.getByText(/^•+\d{4}$/)).toBeTruthy();
    await user.keyboard("v");
    await new Promise((done) => setTimeout(done, 50));
    expect(screen.queryByText(/^2\d{8}$/), "let go before the answer came").toBeNull();
    expect(
      fake.cases.flatMap((it) => it.timeline).filter((it) => it.kind === "number.revealed"),
    ).toHaveLength(3);
  });

  test("while the screen is shared nothing is revealed, and a mark says so", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("{Control>}h{/Control}");
    expect(await screen.findByText("Screen is shared: everything is masked.")).toBeTruthy();
    await waitFor(() =>
      expect(screen.getAllByText("Hidden while the screen is shared.")).toBeTruthy(),
    );
    await user.keyboard("v");
    expect(screen.queryByRole("dialog")).toBeNull();
    await user.keyboard("{Control>}h{/Control}");
    await waitFor(() =>
      expect(screen.queryByText("Screen is shared: everything is masked.")).toBeNull(),
    );
  });

  test("a recommendation on evidence that changed is not recorded, and what was written stays", async () => {
    const { user, fake } = open();
    await openCase(user, /Recommend/);
    await user.keyboard("a");
    await user.type(await screen.findByLabelText(/Private note/), "half a thought");
    const it = fake.cases.find((one) => one.status === "MANUAL_REVIEW");
    if (!it) throw new Error("no case in review");
    for (const one of fake.cases)
      one.checks.push({ item: "selfie", reviewer: "B", at: "2026-01-01T00:00:00Z" });
    await user.click(screen.getByRole("checkbox", { name: /Identity is proved/ }));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/The evidence has changed since you opened this/);
    expect(fake.cases.every((one) => one.recommendation === null)).toBe(true);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Private note/).value).toBe("half a thought");
    await user.click(screen.getByRole("button", { name: "I have looked" }));
    await user.keyboard("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    await waitFor(() => expect(fake.cases.some((one) => one.recommendation)).toBe(true));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

    await user.click(screen.getByRole("checkbox", { name: /Address is the same/ }));
    expect(
      (await screen.findAllByText(/Outdated, the evidence changed since: the checklist/)).length,
    ).toBeGreaterThan(0);
  });

  test("a policy that cannot be used is told with its place and stays in the box", async () => {
    const { user, fake } = open({}, "/settings");
    await user.click(await screen.findByRole("button", { name: "Change" }));
    const box = await screen.findByLabelText<HTMLTextAreaElement>("Policy as JSON");
    await user.clear(box);
    await user.type(box, "not JSON");
    await user.click(screen.getByRole("button", { name: "Use this policy" }));
    expect((await screen.findByRole("alert")).textContent).toContain("line 1 column 1");
    expect(box.value).toBe("not JSON");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(screen.getByRole("button", { name: "Open a file" }));
    await user.click(await screen.findByRole("button", { name: "Use this policy" }));
    await waitFor(() => expect(fake.policy.version).toBe(1));
    expect((await screen.findAllByText("Policy 1 holds now.")).length).toBeGreaterThan(0);
  });

  test("a note that was begun is still there after Esc and after a failure", async () => {
    const { user, fake } = open({ failing: { addNote: "storage_full" } });
    await openCase(user, /Live photo/);
    await user.keyboard("m");
    await user.type(await screen.findByLabelText("Note"), "half a thought");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await user.keyboard("m");
    expect((await screen.findByLabelText<HTMLTextAreaElement>("Note")).value).toBe(
      "half a thought",
    );
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect((await screen.findByRole("alert")).textContent).toContain("no room left on the disk");
    expect(screen.getByLabelText<HTMLTextAreaElement>("Note").value).toBe("half a thought");
    fake.options.failing = {};
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a case that is gone says so and leads back", async () => {
    open({}, "/cases/0193f0c4-dead-7000-8000-000000000000");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("There is no such case");
    expect(within(alert).getByRole("button", { name: "Back to the queue" })).toBeTruthy();
  });

  test("a changed setting that cannot be kept is put back and told", async () => {
    const { user } = open({ failing: { setSettings: "storage_full" } }, "/settings");
    await user.click(await screen.findByRole("radio", { name: "Dark" }));
    expect((await screen.findByRole("alert")).textContent).toContain("no room left on the disk");
    await waitFor(() =>
      expect(screen.getByRole<HTMLInputElement>("radio", { name: "Like the system" }).checked).toBe(
        true,
      ),
    );
  });
});
