import { act, screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { ERROR_CODES, type Backend, type ErrorCode } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { tell, tellError } from "../components/notices";
import { nextStep, whatHappened } from "../words/words";
import { open, openCase } from "./render";

type User = ReturnType<typeof open>["user"];

/** Where a person meets an error: a screen, the command that fails there, and what is done. */
interface Place {
  command: keyof Backend;
  scenario?: "locked" | "absent";
  at?: string;
  act?: (user: User) => Promise<void>;
}

const press = async (user: User, name: string | RegExp) =>
  user.click(await screen.findByRole("button", { name }));

const PLACES = {
  start: { command: "vaultState" },
  create: {
    command: "createVault",
    scenario: "absent",
    act: async (user) => {
      await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
      await user.type(screen.getByLabelText("Passphrase"), "one two three");
      await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    },
  },
  unlock: {
    command: "unlockVault",
    scenario: "locked",
    act: async (user) => user.type(await screen.findByLabelText("Passphrase"), "x{Enter}"),
  },
  case: { command: "showCase", at: "/cases/0193f0c4-dead-7000-8000-000000000000" },
  test: { command: "testConnection", at: "/connections", act: (user) => press(user, "Test") },
  remove: { command: "removeConnection", at: "/connections", act: (user) => press(user, "Remove") },
  choose: {
    command: "chooseFiles",
    act: async (user) => {
      await openCase(user, /Live photo/);
      await press(user, "Choose a file");
    },
  },
  try: {
    command: "tryFile",
    act: async (user) => {
      await openCase(user, /Live photo/);
      await press(user, "Choose a file");
    },
  },
  attach: {
    command: "attachFile",
    act: async (user) => {
      await openCase(user, /Live photo/);
      await press(user, "Choose a file");
      await press(user, "Attach as Live photo");
    },
  },
  submit: {
    command: "submitCase",
    act: async (user) => {
      await openCase(user, /Submit/);
      await user.keyboard("s");
      await screen.findByRole("dialog");
      await user.keyboard("{Control>}{Enter}{/Control}");
    },
  },
  export: {
    command: "exportCase",
    act: async (user) => {
      await openCase(user, /Submit/);
      await user.keyboard("{Shift>}E{/Shift}");
      await screen.findByRole("dialog");
      await user.keyboard("{Control>}{Enter}{/Control}");
    },
  },
  retry: { command: "retrySubmission", at: "/outbox", act: (user) => press(user, "Send again") },
  journal: {
    command: "verifyJournal",
    at: "/settings",
    act: (user) => press(user, "Verify the journal"),
  },
  diagnostics: {
    command: "saveDiagnostics",
    at: "/settings",
    act: (user) => press(user, "Save diagnostics"),
  },
} satisfies Record<string, Place>;

/** Every code, and the places where it is met. */
const MET: Record<ErrorCode, (keyof typeof PLACES)[]> = {
  wrong_passphrase: ["unlock"],
  vault_locked: [],
  vault_damaged: ["unlock"],
  vault_in_use: ["unlock"],
  vault_newer: ["unlock"],
  rolled_back: ["unlock"],
  not_found: ["case", "unlock", "attach"],
  invalid_input: ["create", "submit"],
  not_available: ["submit", "remove", "retry"],
  conflict: ["create", "submit", "export"],
  provider_refused: ["test"],
  provider_unavailable: ["test"],
  rate_limited: ["test"],
  credentials_refused: ["test"],
  clock_wrong: ["test"],
  unreadable_file: ["try", "attach"],
  file_too_large: ["try", "attach"],
  does_not_conform: ["try", "attach"],
  storage_full: ["create", "unlock", "attach", "submit", "diagnostics", "export"],
  tampered: ["unlock", "journal"],
  internal: ["start", "create", "unlock", "case", "choose", "attach", "submit", "journal"],
};

describe("an error is told where it is met, with what to do", () => {
  const met = ERROR_CODES.flatMap((code) => MET[code].map((place) => [code, place] as const));
  test.each(met)("%s at %s", async (code, name) => {
    const place: Place = PLACES[name];
    const scenario = place.scenario ?? "busy";
    const { user } = open({ scenario, failing: { [place.command]: code } }, place.at);
    await place.act?.(user);
    const alert = await screen.findByRole("alert");
    const error = fakeError(code);
    expect(alert.textContent).toContain(whatHappened(error));
    expect(alert.textContent).toContain(nextStep(error));
  });

  test("every code is met somewhere, or leads to the passphrase", () => {
    expect(ERROR_CODES.filter((code) => MET[code].length === 0)).toEqual(["vault_locked"]);
  });

  test("a vault that was locked meanwhile asks for its passphrase", async () => {
    const { user, fake } = open();
    await openCase(user, /Live photo/);
    act(() => fake.lockNow());
    await screen.findByLabelText("Passphrase");
  });

  test("an internal error has a number to quote", async () => {
    const { fake } = open({ scenario: "locked" });
    const id = "0193f0c4-0000-7000-8000-00000000beef";
    fake.unlockVault = () =>
      Promise.reject({
        code: "internal",
        message: { message_id: "error-internal", params: [["id", id]] },
        detail: null,
      });
    const box = await screen.findByLabelText("Passphrase");
    box.closest("form")?.requestSubmit();
    expect((await screen.findByRole("alert")).textContent).toContain(id);
  });
});

describe("notices", () => {
  const shown = () => {
    const all = within(screen.getByRole("region", { name: "Messages" }));
    return all.queryAllByRole("paragraph").map((it) => it.textContent);
  };

  test("say the same once, and let no error go before it was put away", async () => {
    open();
    await screen.findAllByRole("row");
    act(() => {
      tellError(fakeError("storage_full"));
      for (const text of ["one", "two", "two", "three", "four"]) tell(text);
    });
    expect(shown().filter((it) => it === "two")).toEqual(["two"]);
    expect(shown()).not.toContain("one");
    expect(shown().slice(-3)).toEqual(["two", "three", "four"]);
    expect(screen.getByText(whatHappened(fakeError("storage_full")))).toBeTruthy();
  });
});
