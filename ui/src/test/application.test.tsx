import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";

import { ERROR_CODES } from "../backend/backend";
import { fakeError } from "../backend/fake";
import { nextStep, whatHappened } from "../words/words";
import { open } from "./render";

describe("a new application", () => {
  async function fill(user: ReturnType<typeof open>["user"]) {
    await user.click(await screen.findByRole("button", { name: "Fill with a made-up person" }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("First name").value).not.toBe(""),
    );
    for (const group of screen.getAllByRole("group", { name: /^The customer/ })) {
      const type = (label: string | RegExp, value: string) =>
        fireEvent.change(within(group).getByLabelText(label), { target: { value } });
      type("Date", "2026-11-19");
      type("Time", "09:30");
      type(/^How|^Through/, "sample");
    }
  }

  test("attests nothing by itself and creates nothing without", async () => {
    const { user, fake } = open({}, "/new");
    const create = vi.spyOn(fake, "createCase");
    await user.click(await screen.findByRole("button", { name: "Fill with a made-up person" }));
    for (const group of await screen.findAllByRole("group", { name: /^The customer/ })) {
      for (const box of within(group).getAllByRole<HTMLInputElement>("textbox"))
        expect(box.value).toBe("");
    }
    await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
    expect(await screen.findByText("3 attestations are not complete.")).toBeTruthy();
    expect(create).not.toHaveBeenCalled();
  });

  test("shows the agreements with their version", async () => {
    open({}, "/new");
    expect(await screen.findByText("Deposit Account Agreement")).toBeTruthy();
    expect(screen.getByText("2026-09-01")).toBeTruthy();
  });

  test("problems stand beside their fields with a mended value", async () => {
    const { user } = open({}, "/new");
    const phone = await screen.findByLabelText<HTMLInputElement>("Phone");
    await user.type(phone, "(415) 555-0142");
    await user.tab();
    await user.click(await screen.findByRole("button", { name: "Use +14155550142" }));
    expect(phone.value).toBe("+14155550142");
  });

  test("goes into the outbox with what was attested", async () => {
    const { user, fake, router } = open({}, "/new");
    const create = vi.spyOn(fake, "createCase");
    await fill(user);
    await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/cases\//));
    const [request] = create.mock.calls[0] ?? [];
    expect(request?.attested.map((it) => it.kind)).toEqual(["phone", "email", "agreements"]);
    await screen.findByText(/^New application leaves in/);
  });

  test.each(ERROR_CODES.filter((it) => it !== "vault_locked"))(
    "keeps what was typed when it fails with %s",
    async (code) => {
      const { user } = open({ failing: { createCase: code } }, "/new");
      await fill(user);
      await user.click(screen.getByRole("button", { name: "Create at Jiko" }));
      const alert = await screen.findByRole("alert");
      const error = fakeError(code);
      expect(alert.textContent).toContain(whatHappened(error));
      expect(alert.textContent).toContain(nextStep(error));
      expect(screen.getByLabelText<HTMLInputElement>("First name").value).not.toBe("");
    },
  );
});
