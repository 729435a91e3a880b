import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { draftsInWindow, flushDrafts } from "../components/draft";
import { open } from "./render";

describe("vault", () => {
  test("a wrong passphrase is told, the right one opens", async () => {
    const { user } = open({ scenario: "locked" });
    const box = await screen.findByLabelText("Passphrase");
    await user.type(box, "wrong{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("does not open this vault");
    await user.clear(box);
    await user.type(box, "correct horse{Enter}");
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
  });

  test("two different passphrases make no vault", async () => {
    const { user, fake } = open({ scenario: "absent" });
    const create = vi.spyOn(fake, "createVault");
    await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
    await user.type(screen.getByLabelText("Passphrase"), "one two three");
    await user.type(screen.getByLabelText("The same passphrase again"), "one two{Enter}");
    expect(await screen.findByText("This is not the same passphrase.")).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("a short passphrase is refused before anything is made", async () => {
    const { user, fake } = open({ scenario: "absent" });
    const create = vi.spyOn(fake, "createVault");
    await user.type(await screen.findByLabelText("Your name"), "Alex Sample");
    await user.type(screen.getByLabelText("Passphrase"), "seven77");
    await user.type(screen.getByLabelText("The same passphrase again"), "seven77{Enter}");
    expect(await screen.findByText(/^The passphrase has fewer than 8 characters/)).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("a link that is followed while the vault is locked opens its case afterwards", async () => {
    const { user, fake, router } = open({ scenario: "locked" });
    const box = await screen.findByLabelText("Passphrase");
    const wanted = fake.cases[0]?.id ?? "";
    act(() => fake.want(wanted));
    await user.type(box, "correct horse{Enter}");
    await screen.findByRole("tab", { name: "Timeline" });
    expect(router.state.location.pathname).toBe(`/cases/${wanted}`);
  });

  test("a link to a case of another vault is said, and the screen stays", async () => {
    const { user, fake, router } = open({ scenario: "locked" });
    const box = await screen.findByLabelText("Passphrase");
    const words = /^The link leads to a case that is not in this vault/;
    act(() => fake.want("0193f0c4-0000-7000-8000-00000000dead"));
    await user.type(box, "correct horse{Enter}");
    await screen.findByRole("grid");
    expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
    await user.click(screen.getByRole("button", { name: "Put away" }));
    act(() => fake.want("0193f0c4-0000-7000-8000-00000000beef"));
    expect(await screen.findByRole("button", { name: "Put away" })).toBeTruthy();
    expect(router.state.location.pathname).toBe("/");
    act(() => fake.want(null));
    expect((await screen.findAllByText(/^The link names no case/)).length).toBeGreaterThan(0);
    expect(router.state.location.pathname).toBe("/");
    // One that names a case leads there still.
    const wanted = fake.cases[0]?.id ?? "";
    act(() => fake.want(wanted));
    await waitFor(() => expect(router.state.location.pathname).toBe(`/cases/${wanted}`));
  });

  test("locking hides everything, and what was typed comes back with the vault", async () => {
    const { user, fake } = open({}, "/new");
    await user.type(await screen.findByLabelText("First name"), "Avery");
    await user.type(screen.getByLabelText("Number"), "400001234");
    await act(flushDrafts);
    act(() => fake.lockNow());
    await screen.findByLabelText("Passphrase");
    expect(draftsInWindow()).toEqual({});
    await user.type(await screen.findByLabelText("Passphrase"), "correct horse{Enter}");
    const valueOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
    await screen.findByLabelText("First name");
    await waitFor(() => expect(valueOf("First name")).toBe("Avery"));
    expect(valueOf("Number")).toBe("400001234");
  });
});

describe("first run", () => {
  test("simulated providers fill the queue", async () => {
    const { user } = open({ scenario: "first-run" });
    await user.click(await screen.findByRole("button", { name: "Try with simulated providers" }));
    expect((await screen.findAllByRole("row")).length).toBeGreaterThan(5);
    expect(
      screen.getByText("Nobody real is behind these cases. Nothing goes to a provider."),
    ).toBeTruthy();
  });

  test("simulated providers of an earlier run are started again, and it is said what is lost", async () => {
    const { user } = open({ asleep: true });
    expect(await screen.findByText(/applications made here are not known/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Start them again" }));
    await screen.findByText("Nobody real is behind these cases. Nothing goes to a provider.");
    expect(screen.queryByRole("button", { name: "Start them again" })).toBeNull();
  });

  test("without the simulator only a connection is offered", async () => {
    open({ scenario: "first-run", simulator: false });
    await screen.findByRole("button", { name: "Connect a provider" });
    expect(screen.queryByRole("button", { name: "Try with simulated providers" })).toBeNull();
  });

  test("a connection test says in words what is wrong and keeps what was typed", async () => {
    const { user, fake } = open(
      { scenario: "first-run", failing: { testConnection: "clock_wrong" } },
      "/connections",
    );
    await user.type(await screen.findByLabelText("Name"), "Jiko sandbox");
    await user.click(screen.getByRole("radio", { name: /^Sandbox/ }));
    await user.type(
      screen.getByLabelText("Address"),
      "https://sample.sandbox-api.jikoservices.com",
    );
    await user.type(screen.getByLabelText("User name"), "sample");
    await user.type(screen.getByLabelText("Password"), "sample");
    await user.type(screen.getByLabelText("Signing secret"), "sample");
    await user.click(screen.getByRole("button", { name: "Save and test" }));
    expect((await screen.findByRole("alert")).textContent).toContain("7 min ahead");
    expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Jiko sandbox");
    fake.options.failing = {};
    await user.click(screen.getByRole("button", { name: "Test again" }));
    expect(
      (await screen.findAllByText(/answers and accepts the credentials/)).length,
    ).toBeGreaterThan(0);
    expect(fake.connections.length, "saved once, not once a try").toBe(1);
  });
});
