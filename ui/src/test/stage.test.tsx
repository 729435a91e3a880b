import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";

import { keptReady, forgetDecoded, warm } from "../features/documents/decoded";
import { drawAhead, expectAccessible, open, openCase } from "./render";

/** A case with a live photo and a passport that are kept. */
const KEPT = /Harper Samplepelri/;
/** One whose document has three pages. */
const PAGES = /Emery Samplelimmo/;

const alt = (name: string) => screen.findByRole<HTMLImageElement>("img", { name });
const pane = (name: string) => screen.findByRole("group", { name });

/** There is no decoder here: a picture has sides when it is said to have loaded. */
function load(image: HTMLImageElement, width = 800, height = 400): void {
  Object.defineProperty(image, "naturalWidth", { configurable: true, value: width });
  Object.defineProperty(image, "naturalHeight", { configurable: true, value: height });
  fireEvent.load(image);
}

const frameOf = (image: HTMLElement) => {
  const frame = image.closest<HTMLElement>(".picture-frame");
  if (!frame) throw new Error("no frame");
  return frame;
};

/** React hides what is drawn ahead by its style. */
const isHidden = (it: HTMLElement) => it.style.display === "none";
const outOfSight = () => [...document.querySelectorAll("main")].filter(isHidden);

/** The case that stands ready behind the open one. */
const readyBehind = () =>
  waitFor(() => {
    const [ready] = outOfSight();
    if (!ready?.matches(".case")) throw new Error("none is ready");
    return ready;
  });

beforeEach(() => {
  HTMLImageElement.prototype.decode = () => Promise.resolve();
  HTMLCanvasElement.prototype.getContext = () => null;
  forgetDecoded();
});

async function openKept() {
  const opened = open();
  await openCase(opened.user, KEPT);
  load(await alt("The file as received"));
  load(await alt("The file as it goes to the provider"));
  return opened;
}

describe("the stage", () => {
  test("documents are tabs with small pictures and one stop for the keyboard", async () => {
    const { user } = await openKept();
    const tabs = within(screen.getByRole("tablist", { name: "Slots" })).getAllByRole("tab");
    expect(tabs.filter((it) => it.tabIndex === 0)).toHaveLength(1);
    expect(tabs.filter((it) => it.querySelector("canvas"))).toHaveLength(2);
    const passport = screen.getByRole("tab", { name: /Passport/ });
    act(() => passport.focus());
    await user.keyboard("{ArrowLeft}");
    const selfie = screen.getByRole("tab", { name: /Live photo/ });
    expect(document.activeElement).toBe(selfie);
    expect(selfie.getAttribute("aria-selected")).toBe("true");
    await expectAccessible();
  });

  test("zooms by key and wheel, fits by width, and both panes follow", async () => {
    const { user } = await openKept();
    const [before, after] = [
      await alt("The file as received"),
      await alt("The file as it goes to the provider"),
    ];
    expect(frameOf(before).style.inlineSize).toBe("320px");
    await user.keyboard("+");
    expect(frameOf(before).style.inlineSize).toBe("400px");
    expect(frameOf(after).style.inlineSize).toBe("400px");
    fireEvent.wheel(await pane("As received"), { deltaY: -1, ctrlKey: true });
    expect(frameOf(before).style.inlineSize).toBe("500px");
    await user.keyboard("0");
    expect(frameOf(before).style.inlineSize).toBe("320px");
    // A tall picture that fits by its height is wider when it fits by width.
    load(before, 400, 1_600);
    expect(frameOf(before).style.inlineSize).toBe("180px");
    await user.keyboard("w");
    expect(frameOf(before).style.inlineSize).toBe("320px");
    expect(frameOf(before).style.insetBlockStart).toBe("0px");
  });

  test("whoever looks closer sees all the pixels, for as long as they do", async () => {
    const { user, fake } = await openKept();
    const asked = vi.spyOn(fake, "documentPreview");
    const wholes = () => asked.mock.calls.filter(([, , , size]) => size === "whole");
    const frame = frameOf(await alt("The file as received"));
    const whole = () => frame.querySelector<HTMLImageElement>(".picture-whole");
    await user.keyboard("++++");
    expect(wholes()).toEqual([]);
    await user.keyboard("+");
    await waitFor(() => expect(wholes().map(([, part]) => part)).toEqual(["source", "prepared"]));
    const finer = await waitFor(() => {
      const found = whole();
      if (!found) throw new Error("no finer picture");
      return found;
    });
    // The first one stays in sight until the finer one is there.
    expect(finer.className).toContain("is-coming");
    fireEvent.load(finer);
    expect(finer.className).not.toContain("is-coming");
    await user.keyboard("0");
    expect(whole()).toBeNull();
  });

  test("of a file with no more pixels no finer picture is made", async () => {
    const { user, fake } = open();
    for (const it of fake.cases.flatMap((it) => it.documents)) {
      it.source = { ...it.source, width: 1_600, height: 1_200 };
      it.prepared = { ...it.prepared, width: 1_200, height: 1_600 };
    }
    await openCase(user, KEPT);
    const before = await alt("The file as received");
    load(before, 1_600, 1_200);
    load(await alt("The file as it goes to the provider"), 1_200, 1_600);
    const asked = vi.spyOn(fake, "documentPreview");
    await user.keyboard("++++++++");
    expect(parseFloat(frameOf(before).style.inlineSize)).toBeGreaterThan(1_600);
    expect(asked).not.toHaveBeenCalled();
  });

  test("arrow keys move a picture that has the focus, and lead to documents otherwise", async () => {
    const { user } = await openKept();
    const before = await alt("The file as received");
    const space = await pane("As received");
    await user.keyboard("++");
    const at = frameOf(before).style.insetInlineStart;
    act(() => space.focus());
    await user.keyboard("{ArrowRight}");
    expect(frameOf(before).style.insetInlineStart).not.toBe(at);
    expect(screen.getByRole("tab", { name: /Passport/ }).getAttribute("aria-selected")).toBe(
      "true",
    );
    act(() => space.blur());
    await user.keyboard("{ArrowLeft}");
    expect(screen.getByRole("tab", { name: /Live photo/ }).getAttribute("aria-selected")).toBe(
      "true",
    );
  });

  test("turns a kept document for the eye only, and remembers it", async () => {
    const { user, fake } = await openKept();
    const tried = vi.spyOn(fake, "tryFile");
    await user.keyboard("r");
    expect((await alt("The file as received")).style.transform).toContain("rotate(90deg)");
    await user.keyboard("{ArrowLeft}");
    await user.keyboard("{ArrowRight}");
    const again = await alt("The file as received");
    load(again);
    expect(again.style.transform).toContain("rotate(90deg)");
    await user.keyboard("{Shift>}R{/Shift}");
    expect((await alt("The file as received")).style.transform).toBe("");
    expect(tried).not.toHaveBeenCalled();
  });

  test("light changes what is seen, says that it changes no file, and B ends it", async () => {
    const { user } = await openKept();
    await user.keyboard("b");
    const panel = await screen.findByRole("region", { name: "Light" });
    expect(panel.textContent).toContain("the file stays as it is");
    await user.click(within(panel).getByRole("checkbox", { name: "Invert" }));
    fireEvent.change(within(panel).getByRole("slider", { name: /Brightness/ }), {
      target: { value: "150" },
    });
    const before = await alt("The file as received");
    expect(before.style.filter).toBe("brightness(150%) invert(1)");
    await expectAccessible();
    act(() => (document.activeElement as HTMLElement | null)?.blur());
    await user.keyboard("b");
    expect(screen.queryByRole("region", { name: "Light" })).toBeNull();
    expect(before.style.filter).toBe("");
  });

  test("the loupe is there while its key is held", async () => {
    const { user } = await openKept();
    await user.keyboard("{z>}");
    expect(screen.getAllByTestId("loupe")).toHaveLength(1);
    await user.keyboard("{/z}");
    expect(screen.queryByTestId("loupe")).toBeNull();
  });

  test("two documents stand side by side and move together until they are parted", async () => {
    const { user } = await openKept();
    await user.keyboard("c");
    const [passport, selfie] = [
      await alt("Passport, as received"),
      await alt("Live photo, as received"),
    ];
    load(passport);
    load(selfie);
    await user.keyboard("+");
    expect(frameOf(selfie).style.inlineSize).toBe("400px");
    await user.click(screen.getByRole("button", { name: "Move together" }));
    act(() => (document.activeElement as HTMLElement | null)?.blur());
    fireEvent.wheel(await pane("Passport"), { deltaY: -1, ctrlKey: true });
    expect(frameOf(passport).style.inlineSize).toBe("500px");
    expect(frameOf(selfie).style.inlineSize).toBe("400px");
    await expectAccessible();
    await user.keyboard("c");
    await alt("The file as received");
  });

  test("Space leads through the pages of a document", async () => {
    const { user, fake } = open();
    const asked = vi.spyOn(fake, "documentPreview");
    await openCase(user, PAGES);
    load(await alt("The file as received"));
    expect(screen.getByText("Page 1 of 3")).toBeTruthy();
    act(() => (document.activeElement as HTMLElement | null)?.blur());
    await user.keyboard(" ");
    await screen.findByText("Page 2 of 3");
    expect(asked).toHaveBeenCalledWith(expect.any(String), "source", 2, "screen");
    await user.keyboard("{Shift>} {/Shift}");
    await screen.findByText("Page 1 of 3");
  });

  test("the picture that came in is made first, and the other once it is there", async () => {
    const { user, fake } = open();
    const made = new Map<string, (url: string) => void>();
    fake.documentPreview = (id, part) =>
      new Promise((done) => made.set(part, () => done(`data:image/png;base64,${id}/${part}`)));
    await openCase(user, KEPT);
    await waitFor(() => expect([...made.keys()]).toEqual(["source"]));
    act(() => made.get("source")?.(""));
    await alt("The file as received");
    await waitFor(() => expect([...made.keys()]).toEqual(["source", "prepared"]));
  });

  test("a file that goes out as it came in is made a picture of once", async () => {
    const { user, fake } = open();
    for (const it of fake.cases.flatMap((it) => it.documents)) it.prepared = it.source;
    const asked = vi.spyOn(fake, "documentPreview");
    await openCase(user, KEPT);
    const [before, after] = [
      await alt("The file as received"),
      await alt("The file as it goes to the provider"),
    ];
    expect(after.src).toBe(before.src);
    expect(asked.mock.calls.every(([, part]) => part === "source")).toBe(true);
  });

  test("the strip says whether it fits, with pixels and size", async () => {
    await openKept();
    const strip = document.querySelector(".strip-facts")?.textContent ?? "";
    expect(strip).toMatch(/^Fits/);
    expect(strip).toMatch(/1693 × 1186 px · 3\.1 MB \(at most/);
  });
});

describe("between two customers", () => {
  test("no picture of the one is there when the other's name is", async () => {
    drawAhead();
    const { user, fake } = open();
    // Each document has a picture of its own.
    fake.documentPreview = (id, part) => Promise.resolve(`data:image/png;base64,${id}/${part}`);
    const ownerOf = (src: string) =>
      fake.cases.find((it) => it.documents.some((one) => src.includes(one.document_id)))?.name;
    const wrong: string[] = [];
    const seen = new Set<string>();
    const look = () => {
      for (const image of document.images) {
        const place = image.closest("main");
        const name = place?.querySelector(".case-head h1")?.textContent ?? null;
        const owner = ownerOf(image.src);
        if (owner) seen.add(owner);
        if (owner !== name) wrong.push(`${owner} under ${name}`);
      }
      const inSight = [...document.querySelectorAll("main")].filter((it) => !isHidden(it));
      if (inSight.length > 1) wrong.push("two at once");
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, attributes: true });
    for (const words of [KEPT, PAGES, KEPT, PAGES]) {
      await openCase(user, words);
      await waitFor(() => expect(document.images.length).toBeGreaterThan(0));
    }
    await readyBehind();
    await user.keyboard("j");
    await waitFor(() => expect(outOfSight()).toHaveLength(0));
    observer.disconnect();
    expect(seen.size).toBeGreaterThan(1);
    expect(wrong).toEqual([]);
  });

  test("the next case and its first picture are made ready while one is read", async () => {
    const { user, fake, client } = open();
    const shown = vi.spyOn(fake, "showCase");
    await screen.findAllByRole("row");
    // A list that was read later has other neighbours.
    await user.type(screen.getByRole("searchbox"), "Sawyer");
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(1));
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getAllByRole("row").length).toBeGreaterThan(1));
    const rows = screen.getAllByRole("row");
    const at = rows.findIndex((it) => /Sawyer/.test(it.textContent ?? ""));
    await openCase(user, /Sawyer/);
    const next = fake.cases.find((it) => it.name && rows[at + 1]?.textContent?.includes(it.name));
    await waitFor(() => expect(shown).toHaveBeenCalledWith(next?.id));
    await waitFor(() => {
      const id = next?.documents[0]?.document_id;
      expect(client.getQueriesData({ queryKey: ["preview", id, "source"] })[0]?.[1]).toBeTruthy();
      expect(keptReady()).toBeGreaterThan(0);
    });
  });

  test("the next case is drawn out of sight, follows what changes there, and is shown by its key", async () => {
    drawAhead();
    const { user, fake, router } = open();
    await openCase(user, KEPT);
    const first = router.state.location.pathname;
    const ready = await readyBehind();
    const name = ready.querySelector("h1")?.textContent ?? "";
    expect(name).not.toBe("");
    // It can be neither seen nor reached, and is not spoken.
    expect(screen.queryByRole("main", { name })).toBeNull();
    expect(screen.getAllByRole("main")).toHaveLength(1);
    const next = fake.cases.find((it) => it.name === name);
    if (!next) throw new Error("the next case");
    act(() => {
      next.name = "Quinn Samplechanged";
      fake.changed(next.id);
    });
    await waitFor(() => expect(ready.querySelector("h1")?.textContent).toBe("Quinn Samplechanged"));
    await user.keyboard("j");
    const main = await screen.findByRole("main", { name: "Quinn Samplechanged" });
    // The very one that was drawn, and nothing of the one that was left.
    expect(main).toBe(ready);
    expect(router.state.location.pathname).not.toBe(first);
    expect([...document.querySelectorAll("main")].filter((it) => !isHidden(it))).toEqual([main]);
  });

  test("nothing stays drawn out of sight once the screen is shared", async () => {
    drawAhead();
    const { user } = open();
    await openCase(user, KEPT);
    await readyBehind();
    await user.keyboard("{Control>}h{/Control}");
    await waitFor(() => expect(outOfSight()).toHaveLength(0));
  });

  test("a picture that was made ready has its place before it says its size", async () => {
    const { user } = open();
    await openCase(user, KEPT);
    const url = (await alt("The file as received")).src;
    expect(frameOf(await alt("The file as received")).className).toContain("is-waiting");
    await user.keyboard("{Escape}");
    await screen.findByRole("heading", { name: "Queue" });
    const picture = await warm(url);
    if (!picture) throw new Error("it is ready");
    Object.defineProperty(picture, "naturalWidth", { value: 800 });
    Object.defineProperty(picture, "naturalHeight", { value: 400 });
    await openCase(user, KEPT);
    expect(frameOf(await alt("The file as received")).style.inlineSize).toBe("320px");
  });

  test("a lock leaves no picture", async () => {
    const { fake } = await openKept();
    await waitFor(() => expect(keptReady()).toBeGreaterThan(0));
    act(() => fake.lockNow());
    await screen.findByLabelText("Passphrase");
    expect(document.images).toHaveLength(0);
    expect(keptReady()).toBe(0);
  });

  test("only a handful of pictures is kept", async () => {
    for (let at = 0; at < 40; at += 1) await warm(`data:image/png;base64,${at}`);
    expect(keptReady()).toBe(6);
    forgetDecoded();
    expect(keptReady()).toBe(0);
  });
});
