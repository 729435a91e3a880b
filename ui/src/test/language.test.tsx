import { screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";

import { ERROR_CODES } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { bytes, calendarDate, count, due, fullMoment } from "../words/format";
import { fileErrors, speak } from "../words/bundles";
import { spoken, wanted } from "../words/language";
import { problemWords } from "../words/problems";
import { findingWords, hasWords, nextStep, t, whatHappened } from "../words/words";
import { expectAccessible, open, openCase } from "./render";

afterEach(() => {
  vi.restoreAllMocks();
  document.documentElement.lang = "en";
});

describe("the language", () => {
  test("is the chosen one, else the first of the system's that is spoken here", () => {
    expect(wanted("de", ["en-GB"])).toBe("de");
    expect(wanted("system", ["de-AT", "en"])).toBe("de");
    expect(wanted("system", ["fr-FR", "de"])).toBe("de");
    expect(wanted("system", ["fr-FR", "it"])).toBe("en");
    expect(wanted("system", [])).toBe("en");
  });

  test("writes dates, numbers and sizes as its readers do", async () => {
    const at = new Date(2026, 2, 4, 15, 7).toISOString();
    const all = () => [calendarDate("2026-03-04"), fullMoment(at), count(12_345), bytes(4_218_663)];
    expect(all()).toEqual(["4 Mar 2026", "4 Mar 2026, 15:07", "12,345", "4.2 MB"]);
    await speak("de");
    expect(all()).toEqual(["4. März 2026", "4. März 2026, 15:07", "12.345", "4,2 MB"]);
    expect(due(new Date(0).toISOString(), 7_200_000).text).toBe("2 h zu spät");
  });

  test("is that of findings and problems too", async () => {
    const finding = { code: "expires_soon", severity: "warning", message: "?", number: 1 } as const;
    const problem = { path: "customer.phones.0.phone", code: "format", message: "Write it so." };
    const long = { path: "name", code: "too_long", message: "Use at most 50 characters." };
    expect(findingWords(finding)).toMatch(/^The document expires tomorrow/);
    expect(problemWords(problem)).toBe("Write it so.");
    await speak("de");
    expect(findingWords(finding)).toMatch(/^Das Dokument läuft morgen ab/);
    expect(findingWords({ ...finding, code: "never_seen" })).toBe("?");
    expect(problemWords(problem)).toMatch(/^Schreiben Sie die Nummer mit \+/);
    expect(problemWords(long)).toBe("Höchstens 50 Zeichen.");
    expect(problemWords({ ...long, code: "never_seen" })).toBe("Use at most 50 characters.");
  });

  test("of a broken file is told, and plural forms are chosen", async () => {
    await speak("de");
    expect(fileErrors).toEqual([]);
    expect(t("ui-pages", { count: 1 })).toBe("1 Seite");
    expect(t("ui-pages", { count: 2 })).toBe("2 Seiten");
    expect(t("ui-never-written")).toBe("ui-never-written");
  });

  test("says in German too what happened and what to do", async () => {
    await speak("de");
    for (const code of ERROR_CODES) {
      const error = fakeError(code);
      expect(hasWords(`ui-error-${code}`), code).toBe(true);
      expect(nextStep(error), code).toMatch(/[.]$/);
      expect(nextStep(error), code).not.toMatch(/dossierctl|--/);
      if (code !== "does_not_conform") expect(whatHappened(error), code).toMatch(/[.:]$/);
    }
  });

  test("is chosen in the settings, at once and for every screen", async () => {
    const { user, fake } = open({}, "/settings");
    await user.click(await screen.findByRole("button", { name: /^English Language/ }));
    await user.click(await screen.findByRole("option", { name: "Deutsch" }));
    await screen.findByRole("heading", { name: "Einstellungen", level: 1 });
    expect(document.documentElement.lang).toBe("de");
    expect(fake.settings.language).toBe("de");
    expect(screen.getByRole("button", { name: "Neuer Antrag" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /^Deutsch Sprache/ }));
    await user.click(await screen.findByRole("option", { name: "English" }));
    await screen.findByRole("heading", { name: "Settings", level: 1 });
    expect(document.documentElement.lang).toBe("en");
  });

  test("is the system's where none was chosen", async () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["de-CH", "en"]);
    open({ scenario: "locked", language: "system" });
    await screen.findByRole("heading", { name: "Der Tresor ist gesperrt" });
    expect(spoken.get()).toBe("de");
  });
});

/** What a screen says that is still English, found by words that German does not have. */
function english(): string[] {
  const text = document.body.textContent ?? "";
  return text.match(/\b(the|your|with|and|not|waits|needs|Open|Close|Nothing)\b/g) ?? [];
}

describe("in German every screen is free of violations", () => {
  test.each([
    ["/", "Warteschlange"],
    ["/outbox", "Postausgang"],
    ["/settings", "Einstellungen"],
    ["/dashboard", "Übersicht"],
    ["/new", "Neuer Antrag"],
    ["/connections", "Verbindungen"],
  ])("%s", async (at, name) => {
    open({ language: "de" }, at);
    await screen.findByRole("heading", { name, level: 1 });
    await expectAccessible();
    expect(english()).toEqual([]);
  });

  test("a case and its row", async () => {
    const { user } = open({ language: "de" });
    await waitFor(() => expect(spoken.get()).toBe("de"));
    const row = (await screen.findAllByRole("row")).find((it) => /Live-Foto/.test(it.textContent));
    expect(row).toBeTruthy();
    await user.click(row as HTMLElement);
    await screen.findByRole("tab", { name: "Verlauf" });
    await expectAccessible();
  });

  test("the locked vault and the first run", async () => {
    open({ scenario: "locked", language: "de" });
    await screen.findByRole("button", { name: "Entsperren" });
    await expectAccessible();
  });
});

describe("names and roles", () => {
  test("of a row of the queue, a slot and the state of the connection", async () => {
    const { user } = open();
    const grid = await screen.findByRole("grid", { name: "Cases" });
    const rows = within(grid).getAllByRole("row");
    expect(rows[0]?.textContent).toMatch(/late|left/);
    expect(rows[0]?.getAttribute("aria-selected")).not.toBeNull();
    expect(screen.getByRole("button", { name: /^Up to date \d\d:\d\d$/ })).toBeTruthy();
    await openCase(user, /Live photo/);
    const slots = screen.getByRole("tablist", { name: "Slots" });
    expect(within(slots).getByRole("tab", { name: /Live photo$/ })).toBeTruthy();
    expect(screen.getAllByRole("status").some((it) => it.matches(".live-region"))).toBe(true);
    expect(document.querySelectorAll("[aria-live=assertive]").length).toBe(0);
  });
});
