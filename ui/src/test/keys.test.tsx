import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { open } from "./render";

describe("keys", () => {
  test("a new vault shows its recovery code until it is said to be kept", async () => {
    const { user, fake } = open({ scenario: "absent" });
    const create = vi.spyOn(fake, "createVault");
    await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
    await user.type(screen.getByLabelText("Passphrase"), "one two three");
    await user.click(screen.getByRole("radio", { name: /^Your passphrase on this computer/ }));
    await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    await screen.findByRole("heading", { name: "Your recovery code" });
    expect(create.mock.calls[0]?.[1]).toBe("passphrase_and_device");
    const code = screen.getByTestId("recovery-code").textContent;
    expect(code).toMatch(/^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
    const print = vi.spyOn(fake, "printPage");
    await user.click(screen.getByRole("button", { name: "Print" }));
    expect(print).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await navigator.clipboard.readText()).toBe(code);
    const goOn = screen.getByRole<HTMLButtonElement>("button", { name: "Go on" });
    expect(goOn.disabled).toBe(true);
    await user.click(screen.getByRole("checkbox", { name: "I have it" }));
    await user.click(goOn);
    await waitFor(() => expect(screen.queryByText(code ?? "")).toBeNull());
  });

  test("a recovery code that was not put away is not shown after locking", async () => {
    const { user, fake } = open({ scenario: "locked" });
    await user.click(await screen.findByRole("button", { name: "Use the recovery code" }));
    await user.type(
      await screen.findByLabelText("Recovery code"),
      "0000 1111 2222 3333 4444 5555 6666 7777 8888",
    );
    await user.type(screen.getByLabelText("New passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    await screen.findByRole("heading", { name: "Your recovery code" });
    act(() => fake.lockNow());
    await user.type(await screen.findByLabelText("Passphrase"), "one two three{Enter}");
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
    expect(screen.queryByTestId("recovery-code")).toBeNull();
  });

  test("a wrong recovery code is told and nothing typed is lost", async () => {
    const { user } = open({ scenario: "locked" });
    await user.click(await screen.findByRole("button", { name: "Use the recovery code" }));
    await user.type(await screen.findByLabelText("Recovery code"), "9999");
    await user.type(screen.getByLabelText("New passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two three{Enter}");
    await screen.findByRole("alert");
    expect(screen.getByLabelText<HTMLInputElement>("Recovery code").value).toBe("9999");
    await user.click(screen.getByRole("button", { name: "Back to the passphrase" }));
    await screen.findByLabelText("Passphrase");
  });

  test("after too many wrong passphrases the wait is told and the code stays possible", async () => {
    const { user, fake } = open({ scenario: "locked", waitSeconds: 90 });
    const unlock = vi.spyOn(fake, "unlockVault");
    await screen.findByText(/^Too many wrong passphrases\. Try again in \d+ seconds/);
    await user.type(screen.getByLabelText("Passphrase"), "correct horse{Enter}");
    expect(unlock).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Unlock" }).disabled).toBe(true);
    await user.click(screen.getByRole("button", { name: "Use the recovery code" }));
    await screen.findByLabelText("Recovery code");
  });
});
