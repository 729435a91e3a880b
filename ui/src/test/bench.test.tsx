import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { NO_EDIT, type Finding } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { overlay } from "../commands/workbench";
import { askText } from "../features/documents/ask";
import { isDoubted } from "../features/documents/doubts";
import { cropped, placed, turned, WHOLE_PICTURE, withPage } from "../features/documents/edit";
import { inLane, underWay } from "../features/documents/lanes";
import { expectAccessible, open, openCase } from "./render";

const OPEN = /Live photo/;
type Opened = ReturnType<typeof open>;

async function drop({ fake }: Opened, ...names: string[]): Promise<void> {
  const type = (name: string) => (name.endsWith(".pdf") ? "application/pdf" : "image/jpeg");
  act(() => fake.drop(names.map((name) => fake.keep(name, 2_000_000, { type: type(name) }))));
}

/** Opens a case and puts one file into a slot of it. */
async function stage(slot: string, name: string) {
  const opened = open();
  await openCase(opened.user, OPEN);
  await opened.user.click(screen.getByRole("tab", { name: new RegExp(slot) }));
  await drop(opened, name);
  return opened;
}

const card = (name: string) => {
  const found = screen.getByText(name).closest("li");
  if (!found) throw new Error(`${name} has no card`);
  return within(found);
};
/** Of the files that were dropped: other cases have a history. */
const submissionOf = ({ fake }: Opened, slot: string) =>
  fake.cases
    .flatMap((it) => it.submissions)
    .findLast((it) => it.slot === slot && Date.parse(it.created_at) > Date.now() - 60_000);

describe("files that are dropped", () => {
  test("are suggested to slots by what is read on them, and only what is ready is attached", async () => {
    const opened = open();
    const { user } = opened;
    await openCase(user, OPEN);
    await drop(opened, "selfie.jpeg", "a passport.jpeg", "letter.jpeg", "scan.pdf");
    const attach = await screen.findByRole("button", { name: "Attach 2 files" });
    expect(card("a passport.jpeg").getByRole("button", { name: /Passport/ })).toBeTruthy();
    expect(card("letter.jpeg").getByText("Say what it is")).toBeTruthy();
    expect(card("scan.pdf").getByText("Choose pages")).toBeTruthy();
    await expectAccessible();
    await user.click(attach);
    await screen.findByRole("heading", { name: "2 files, not attached yet" });
    expect(submissionOf(opened, "SELFIE")?.state).toBe("held");
    expect(submissionOf(opened, "PASSPORT")?.state).toBe("held");
  });

  test("keep the slot that a person chose, and a slot keeps its file", async () => {
    const opened = open();
    const { user } = opened;
    await openCase(user, OPEN);
    await drop(opened, "one passport.jpeg", "other passport.jpeg");
    await screen.findByRole("button", { name: "Attach 1 file" });
    await user.click(screen.getByRole("button", { name: /Slot of other passport.jpeg/ }));
    await user.click(await screen.findByRole("option", { name: "ID front" }));
    await screen.findByRole("button", { name: "Attach 2 files" });
    expect(card("one passport.jpeg").getByRole("button", { name: /Passport Slot/ })).toBeTruthy();
    expect(card("other passport.jpeg").getByRole("button", { name: /ID front/ })).toBeTruthy();
  });

  test("attach each for itself: one that fails keeps none back and says why", async () => {
    const opened = open();
    const { user, fake } = opened;
    await openCase(user, OPEN);
    const attach = fake.attachFile;
    fake.attachFile = (request) => {
      if (request.slot !== "SELFIE") return attach(request);
      fake.options.failing = { attachFile: "storage_full" };
      return attach(request).finally(() => (fake.options.failing = {}));
    };
    await drop(opened, "selfie.jpeg", "a passport.jpeg");
    await user.click(await screen.findByRole("button", { name: "Attach 2 files" }));
    expect((await screen.findByRole("alert")).textContent).toContain("no room left on the disk");
    expect(card("selfie.jpeg").getByRole("alert")).toBeTruthy();
    await waitFor(() => expect(submissionOf(opened, "PASSPORT")?.state).toBe("held"));
  });

  test("can be cancelled while they are worked on, and the work is let go", async () => {
    const opened = open();
    const { user, fake } = opened;
    await openCase(user, OPEN);
    const ends: (() => void)[] = [];
    const tried = vi
      .spyOn(fake, "tryFile")
      .mockImplementation(
        () => new Promise((_, failed) => ends.push(() => failed(fakeError("not_found")))),
      );
    const forget = vi.spyOn(fake, "forgetFile");
    await drop(opened, "a.jpeg", "b.jpeg", "c.jpeg");
    await waitFor(() => expect(tried).toHaveBeenCalledTimes(2));
    expect(card("c.jpeg").getByText("Waits its turn")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Cancel c.jpeg" }));
    await screen.findByRole("heading", { name: "2 files, not attached yet" });
    expect(forget).toHaveBeenCalledTimes(1);
    ends.forEach((end) => end());
    await waitFor(() => expect(underWay.get()).toEqual([]));
    expect(tried, "work on it is not begun any more").toHaveBeenCalledTimes(2);
  });
});

test("where the provider takes no files, one that is dropped waits for nothing", async () => {
  const opened = open({ scenario: "providers" });
  const { user, fake, router } = opened;
  const hosted = fake.cases.find((it) => it.shape?.slots.every((slot) => slot.rule === null));
  await act(() => router.navigate({ to: "/cases/$caseId", params: { caseId: hosted?.id ?? "" } }));
  await screen.findByRole("tab", { name: "Timeline" });
  await drop(opened, "a.jpeg", "b.jpeg");
  expect((await screen.findAllByText("Say what it is")).length).toBe(2);
  await user.click(screen.getByRole("button", { name: "Remove a.jpeg" }));
  await screen.findByRole("heading", { name: "1 file, not attached yet" });
});

describe("a file that is open", () => {
  test("is turned by a key, goes out as it is seen, and what was done is told in words", async () => {
    const opened = await stage("Passport", "a passport.jpeg");
    const { user, fake } = opened;
    await screen.findByRole("toolbar", { name: "Change the picture" });
    await user.keyboard("r");
    await screen.findByText(/turned right → scaled/);
    await user.keyboard("{Shift>}R{/Shift}{Shift>}R{/Shift}");
    await screen.findByText(/turned left → scaled/);
    const attach = vi.spyOn(fake, "attachFile");
    await user.click(screen.getByRole("button", { name: "Attach as Passport" }));
    await waitFor(() => expect(attach).toHaveBeenCalled());
    expect(attach.mock.calls[0]?.[0].edit).toEqual({ ...NO_EDIT, turn: 3 });
  });

  test("is cropped by keys alone; arrows move an edge and not the document", async () => {
    const { user } = await stage("Passport", "a passport.jpeg");
    await user.click(await screen.findByRole("button", { name: "Crop" }));
    const left = await screen.findByRole("slider", { name: "Left edge" });
    expect(screen.getAllByRole("slider").length).toBe(4);
    expect(screen.getAllByRole("button", { name: /^Corner/ }).length).toBe(4);
    act(() => left.focus());
    await user.keyboard("{ArrowRight}{Shift>}{ArrowRight}{/Shift}");
    expect(left.getAttribute("aria-valuetext")).toBe("6 % from the left");
    await screen.findByText(/cropped to 2843 × 2117/);
    expect(screen.getByRole("tab", { name: /Passport/ }).getAttribute("aria-selected")).toBe(
      "true",
    );
    act(() => screen.getByRole("button", { name: /^Corner, bottom right/ }).focus());
    await user.keyboard("{ArrowUp}{ArrowLeft}");
    await screen.findByText(/cropped to 2812 × 2096/);
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Undo changes" }));
    await waitFor(() => expect(screen.queryByText(/cropped to/)).toBeNull());
  });

  test("the proposed crop is offered and not forced", async () => {
    const { user } = await stage("Passport", "photo of a passport.jpeg");
    const offer = await screen.findByRole("button", { name: "Use proposed crop" });
    expect(screen.queryByText(/cropped to/)).toBeNull();
    await user.click(offer);
    await screen.findByText(/cropped to/);
    expect(screen.queryByRole("button", { name: "Use proposed crop" })).toBeNull();
  });

  test("a file of several pages asks which, and shows the order", async () => {
    const { user } = await stage("Passport", "scan.pdf");
    await screen.findByText(/^The file has 5 pages/);
    expect(screen.getByRole("button", { name: "Attach as Passport" })).toHaveProperty(
      "disabled",
      true,
    );
    await expectAccessible();
    await user.click(screen.getByRole("button", { name: "Page 3 of 5" }));
    await user.click(await screen.findByRole("button", { name: "Page 1 of 5" }));
    await screen.findByText(/pages 3, 1 of 5, one below the other/);
    expect(screen.getByRole("button", { name: "Page 1, chosen as number 2" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Page 3, chosen as number 1" }));
    await screen.findByText(/page 1 of 5/);
  });

  test("the document stands against the applicant, what differs first", async () => {
    await stage("Passport", "passport that differs.jpeg");
    const table = await screen.findByRole("table");
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows[0]?.textContent).toMatch(/^Date of birth.*≠ different$/);
    expect(screen.getByText(/^This may be another person's document/)).toBeTruthy();
    await expectAccessible();
  });
});

describe("another person's document", () => {
  test("is held until somebody says why it is this one's", async () => {
    const opened = await stage("Passport", "passport that differs.jpeg");
    const { user, fake } = opened;
    await screen.findByRole("table");
    await user.click(screen.getByRole("button", { name: "Attach as Passport" }));
    const sheet = within(await screen.findByRole("dialog"));
    expect(sheet.getByText(/^The document \(Passport\) says born 21 Mar 1988/)).toBeTruthy();
    expect(sheet.getByText("What was sent to Jiko cannot be taken back.")).toBeTruthy();
    await expectAccessible();
    const held = submissionOf(opened, "PASSPORT");
    expect(held && isDoubted(held)).toBe(true);
    const button = sheet.getByRole("button", { name: /^Confirm and send to Jiko/ });
    expect(button).toHaveProperty("disabled", true);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(overlay.get()).toBeNull());
    expect(submissionOf(opened, "PASSPORT")?.state, "closing the sheet lets nothing go").toBe(
      "held",
    );

    await user.click((await screen.findAllByRole("button", { name: "Confirm the person" }))[0]!);
    const confirm = vi.spyOn(fake, "confirmPerson");
    await user.type(await screen.findByRole("textbox", { name: /^Why this is/ }), "seen in person");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() =>
      expect(confirm).toHaveBeenCalledWith(held?.submission_id, "seen in person"),
    );
    await waitFor(() => expect(submissionOf(opened, "PASSPORT")?.state).toBe("accepted"));
  });

  test("the same picture in another case names that case and leads to it", async () => {
    const opened = await stage("Passport", "passport seen twice.jpeg");
    const { user, fake, router } = opened;
    const cases = await screen.findByRole("list", { name: "Cases with the same picture" });
    const other = within(cases).getByRole("button", { name: /^Open the case of / });
    await expectAccessible();
    await user.click(other);
    const id = await waitFor(() => {
      const open = fake.cases.find((it) => other.textContent?.includes(it.name ?? "-"));
      expect(router.state.location.pathname).toBe(`/cases/${open?.id}`);
      return open?.id;
    });
    expect(id).toBeTruthy();
  });

  test("waits in the outbox with no way around the reason", async () => {
    const opened = await stage("Passport", "passport that differs.jpeg");
    const { user, router } = opened;
    await screen.findByRole("table");
    await user.click(screen.getByRole("button", { name: "Attach as Passport" }));
    await screen.findByRole("dialog");
    await user.keyboard("{Escape}");
    await act(() => router.navigate({ to: "/outbox" }));
    const row = (await screen.findByText("Upload: Passport")).closest("li")!;
    expect(within(row).queryByRole("button", { name: "Let it go" })).toBeNull();
    await user.click(within(row).getByRole("button", { name: "Confirm the person" }));
    expect(await screen.findByRole("textbox", { name: /^Why this is/ })).toBeTruthy();
  });
});

describe("what to ask the customer for", () => {
  const found = (code: string, severity: Finding["severity"]): Finding => ({
    code,
    severity,
    message: "",
  });
  const rule = { media_types: ["image/png"], max_bytes: 5_000_000, edits: "full" as const };

  test("one ask a line, the gravest first, without codes", () => {
    const text = askText("PASSPORT", rule, [
      found("scaled_down", "info"),
      found("blurred", "warning"),
      found("never_heard_of", "error"),
    ]);
    const [first, ...asks] = text.split("\n");
    expect(first).toContain("Passport");
    expect(asks.length).toBe(3);
    expect(asks[0]).toBe("- Take a new photo of the whole document in good light.");
    expect(asks[1]).toMatch(/blurred/);
    expect(text).not.toMatch(/_|ask-|PASSPORT/);
  });

  test("where the file may not be changed, the exact format stands there", () => {
    const strict = { ...rule, media_types: ["application/pdf", "image/jpeg"], edits: "lossless" };
    const text = askText(null, { ...strict, edits: "lossless" }, [found("damaged", "error")]);
    expect(text).toMatch(/PDF, JPEG of at most 5 MB/);
    expect(text).toMatch(/not edited/);
  });

  test("a refused file leads there, and the text can be copied", async () => {
    const opened = open();
    const { user, fake } = opened;
    await openCase(user, OPEN);
    act(() => fake.drop([fake.keep("thumb.jpeg", 9_000), fake.keep("b.jpeg", 2_000_000)]));
    await user.click(await screen.findByRole("button", { name: /^Ask the customer.*thumb.jpeg/ }));
    const sheet = within(await screen.findByRole("dialog"));
    expect(sheet.getByText(/too small to be read/)).toBeTruthy();
    await expectAccessible();
    await user.click(sheet.getByRole("button", { name: "Copy the text" }));
    await screen.findByText("Copied.");
    expect(await navigator.clipboard.readText()).toMatch(/too small to be read/);
  });
});

describe("an edit", () => {
  const crop = { left: 1_000, top: 2_000, right: 6_000, bottom: 9_000 };

  test("four turns are none, and the crop stays on what it was on", () => {
    let edit = { ...NO_EDIT, crop };
    for (let at = 0; at < 4; at += 1) edit = turned(edit, 1) as typeof edit;
    expect(edit).toEqual({ ...NO_EDIT, crop });
    expect(turned(turned({ ...NO_EDIT, crop }, 1), -1)).toEqual({ ...NO_EDIT, crop });
    expect(turned({ ...NO_EDIT, crop }, 1).crop).toEqual({
      left: 1_000,
      top: 1_000,
      right: 8_000,
      bottom: 6_000,
    });
  });

  test("an edge passes neither the side nor the edge across", () => {
    expect(placed(crop, { left: -400 }).left).toBe(0);
    expect(placed(crop, { left: 9_999 }).left).toBe(5_500);
    expect(placed(crop, { bottom: 12_000 }).bottom).toBe(10_000);
    expect(placed(crop, { top: 9_999.6, right: 2_000.4 })).toEqual({
      ...crop,
      top: 8_500,
      right: 2_000,
    });
  });

  test("a crop to all of the picture is none", () => {
    expect(cropped(NO_EDIT, WHOLE_PICTURE).crop).toBeNull();
    expect(cropped(NO_EDIT, crop).crop).toEqual(crop);
  });

  test("pages stand in the order in which they were chosen", () => {
    const chosen = [3, 1, 2, 1].reduce(withPage, { ...NO_EDIT, crop });
    expect(chosen).toEqual({ ...NO_EDIT, pages: [3, 2] });
  });
});

test("no more than two files are worked on at a time, and the open one comes first", async () => {
  const order: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) => () =>
    new Promise<void>((done) => {
      order.push(name);
      ends.push(done);
    });
  const all = [
    inLane("a", work("a")),
    inLane("b", work("b")),
    inLane("c", work("c")),
    inLane("d", work("d"), () => true),
  ];
  expect(order).toEqual(["a", "b"]);
  ends[0]?.();
  await all[0];
  await waitFor(() => expect(order).toEqual(["a", "b", "d"]));
  expect(underWay.get()).toEqual(["b", "d"]);
  ends[1]?.();
  ends[2]?.();
  await waitFor(() => expect(order).toEqual(["a", "b", "d", "c"]));
  ends[3]?.();
  await Promise.all(all);
});
