import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { overlay } from "../commands/workbench";
import { refuseForeignDrops } from "../features/shell/foreign-drops";
import { open, openCase } from "./render";

describe("the keyboard alone", () => {
  test("J, K, Enter, S, Ctrl+Enter, U, Esc", async () => {
    const { user, fake, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("jjk{Enter}");
    await screen.findByRole("tab", { name: "Timeline" });
    const first = router.state.location.pathname;
    await user.keyboard("j");
    await waitFor(() => expect(router.state.location.pathname).not.toBe(first));
    const ready = fake.cases.find((it) => it.status === "PENDING")?.id ?? "";
    await act(() => router.navigate({ to: "/cases/$caseId", params: { caseId: ready } }));
    await screen.findByRole("button", { name: "Submit again to Jiko" });
    await user.keyboard("s");
    await screen.findByRole("dialog");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText(/^Submit leaves in 10 s/);
    expect(fake.cases.find((it) => it.id === ready)?.submissions.at(-1)?.state).toBe("held");
    await user.keyboard("u");
    await waitFor(() =>
      expect(fake.cases.find((it) => it.id === ready)?.submissions.at(-1)?.state).toBe("withdrawn"),
    );
    await user.keyboard("{Escape}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/"));
    expect(document.activeElement?.getAttribute("role")).toBe("grid");
  });

  test("Ctrl+Enter opens the next case, U comes back, Ctrl+Shift+Enter stays", async () => {
    const { user, router } = open();
    await openCase(user, /Submit/);
    const first = router.state.location.pathname;
    const region = document.querySelector(".live-region") as HTMLElement;
    const spoken: string[] = [];
    const observer = new MutationObserver(() => spoken.push(region.textContent));
    observer.observe(region, { childList: true, subtree: true, characterData: true });
    const confirm = async (keys: string) => {
      await user.keyboard("s");
      await screen.findByText(/Ctrl\+Shift\+Enter stays here/);
      await user.keyboard(keys);
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    };
    await confirm("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(router.state.location.pathname).not.toBe(first));
    expect(router.state.location.pathname).toMatch(/^\/cases\//);
    observer.disconnect();
    const both = /Saved on this computer.* of /;
    expect(
      spoken.some((it) => both.test(it)),
      "what was done, and what opens",
    ).toBe(true);
    await user.keyboard("u");
    await waitFor(() => expect(router.state.location.pathname).toBe(first));
    await confirm("{Control>}{Shift>}{Enter}{/Shift}{/Control}");
    expect(router.state.location.pathname).toBe(first);
  });

  test("a sheet goes with the case that it was opened at", async () => {
    const { user, fake } = open({ latency: 100 });
    await openCase(user, /Submit/);
    // One that has not been read yet, and that could be submitted too.
    const other = fake.cases.findLast((it) => it.name && it.status === "PENDING");
    await user.keyboard("s");
    const sheet = await screen.findByRole("dialog");
    act(() => fake.want(other?.id ?? ""));
    await screen.findByRole("heading", { name: other?.name ?? "" });
    expect(sheet.isConnected).toBe(false);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(overlay.get()).toBeNull();
  });

  test("an act that is over at once shows no sign of waiting, and is done once", async () => {
    const { user, fake } = open();
    await openCase(user, /Submit/);
    const submits = vi.spyOn(fake, "submitCase");
    await user.keyboard("s");
    await screen.findByRole("dialog");
    const signs: string[] = [];
    const observer = new MutationObserver(() => {
      const waiting = document.querySelector(".sheet [data-pending]");
      if (waiting) signs.push(waiting.textContent);
    });
    observer.observe(document.body, { subtree: true, attributes: true, childList: true });
    await user.keyboard("{Control>}{Enter}{Enter}{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    observer.disconnect();
    expect(signs).toEqual([]);
    expect(submits).toHaveBeenCalledTimes(1);
  });

  test("an act that takes long is seen to be waited for", async () => {
    const { user } = open({ latency: 400 });
    await openCase(user, /Submit/);
    await user.keyboard("s");
    const sheet = await screen.findByRole("dialog");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sheet.querySelector("[data-pending]")).not.toBeNull());
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  test("a key that is not possible now says why", async () => {
    const { user } = open();
    await openCase(user, /Live photo/);
    await user.keyboard("s");
    expect(
      (await screen.findAllByText("S: Still missing: Live photo, Passport.")).length,
    ).toBeGreaterThan(0);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("the palette lists, finds and runs", async () => {
    const { user, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("{Control>}k{/Control}");
    await user.type(await screen.findByRole("combobox"), "settings{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/settings"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  test("the slash goes to the search, and typing there is only typing", async () => {
    const { user, router } = open();
    await screen.findAllByRole("row");
    await user.keyboard("/max");
    const box = screen.getByRole<HTMLInputElement>("searchbox");
    expect(box.value).toBe("max");
    await waitFor(() => expect(screen.getAllByRole("row").length).toBe(1));
    expect(router.state.location.pathname).toBe("/");
  });
});

describe("uploading", () => {
  test("by dialog: before and after, attach, undo, attach, accepted", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    expect(
      screen.getByText("Live photo, and either Passport or ID front with ID back"),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    await screen.findByText("As it goes out");
    await user.click(screen.getByRole("button", { name: "Attach as Live photo" }));
    await screen.findByText(/^Upload: Live photo leaves in 10 s/);
    await user.keyboard("u");
    await screen.findByRole("button", { name: "Choose a file" });
    fake.settings.hold_seconds = 0;
    await user.click(screen.getByRole("button", { name: "Choose a file" }));
    // The window learns of the new setting as it would from the settings screen.
    fake.attachFile = (
      (attach) => (request) =>
        attach({ ...request, hold_seconds: 0 })
    )(fake.attachFile);
    await user.click(await screen.findByRole("button", { name: "Attach as Live photo" }));
    expect((await screen.findAllByText(/^accepted by Jiko/)).length).toBeGreaterThan(0);
  });

  test("a folder, a film and twenty files at once leave the screen usable", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    const pictures = Array.from({ length: 18 }, (_, at) => fake.keep(`scan-${at}.jpeg`, 2_000_000));
    const folder = { ...fake.keep("Documents", 0, { error: "unreadable_file" }), handle: "" };
    const film = { ...fake.keep("film.mov", 500_000_000, { error: "file_too_large" }), handle: "" };
    act(() => fake.drop([...pictures, folder, film], 10, 10));
    await screen.findByRole("heading", { name: "20 files, not attached yet" });
    expect(screen.getByText(/it is a folder/)).toBeTruthy();
    expect(screen.getByText(/over the limit of 100 MB/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove Documents" }));
    await screen.findByRole("heading", { name: "19 files, not attached yet" });
    expect(screen.getByText("film.mov"), "the other refused file stays").toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Slot of scan-3.jpeg/ }));
    await user.click(await screen.findByRole("option", { name: "Passport" }));
    await user.click(await screen.findByRole("button", { name: "Attach 1 file" }));
    await screen.findByRole("heading", { name: "18 files, not attached yet" });
  });

  test("files of one case wait there while another is looked at", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() => fake.drop([fake.keep("a.jpeg", 2_000_000), fake.keep("b.jpeg", 2_000_000)], 10, 10));
    await screen.findByText("a.jpeg");
    await user.keyboard("j");
    await waitFor(() => expect(screen.queryByText("a.jpeg")).toBeNull());
    await user.keyboard("k");
    await screen.findByText("a.jpeg");
  });

  test("a link is told apart from a file and does not leave the page", async () => {
    const stop = refuseForeignDrops();
    const { user } = open();
    await openCase(user, /Live photo/);
    const drop = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [], types: ["text/uri-list"] } });
    fireEvent(document.body, drop);
    expect(drop.defaultPrevented).toBe(true);
    expect((await screen.findAllByText(/^That was a link/)).length).toBeGreaterThan(0);
    stop();
  });

  test("without an open case nothing is taken in", async () => {
    const { fake } = open();
    await screen.findAllByRole("row");
    act(() => fake.drop([fake.keep("a.jpeg", 2_000_000)], 10, 10));
    expect((await screen.findAllByText(/^Open a case first/)).length).toBeGreaterThan(0);
  });

  test("a file that cannot be made to fit is not attached, and the reason stands there", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() => fake.drop([fake.keep("thumb.jpeg", 9_000)], 10, 10));
    expect(await screen.findByText(/shrink until it cannot be read/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Attach as Live photo" })).toHaveProperty(
      "disabled",
      true,
    );
  });
});
