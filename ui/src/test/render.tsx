import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { expect, onTestFinished, vi } from "vitest";

import { App } from "../app";
import { Fake, type FakeOptions } from "../backend/fake";
import { fakeFromAddress } from "../backend/fake/address";
import { Desk, makeRouter } from "../desk";
import { madeReady } from "../features/case/prefetch";
import { makeQueryClient } from "../queries/client";

/** The whole window on a fake shell. */
export function open(options: FakeOptions = {}, at = "/") {
  return show(new Fake({ delay: 20, ...options }), at);
}

/** The whole window as a browser shows it at an address. */
export function openAt(search: string, at = "/") {
  return show(fakeFromAddress(`?language=en&latency=0&${search}`), at);
}

function show(fake: Fake, at: string) {
  onTestFinished(() => fake.stop());
  const router = makeRouter(createMemoryHistory({ initialEntries: [at] }));
  const client = makeQueryClient();
  const user = userEvent.setup({ delay: null });
  render(<App backend={fake} client={client} desk={<Desk router={router} />} />);
  return { fake, user, router, client };
}

/** Has the next case drawn out of sight while one is open, as in the window. */
export const drawAhead = () => vi.mocked(madeReady.set).mockRestore();

/** Waits for the queue and opens the first case whose row holds the words. */
export async function openCase(user: ReturnType<typeof userEvent.setup>, words: RegExp) {
  const row = (await screen.findAllByRole("row")).find((it) => words.test(it.textContent ?? ""));
  if (!row) throw new Error(`no row holds ${words}`);
  await user.click(row);
  await screen.findByRole("tab", { name: "Timeline" });
  return row;
}

/**
 * No violations. Colours are not computed here; the contrast test and the real window see to them.
 * What was announced may name an element that has gone since, until it is taken away.
 */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(
    { include: document.body, exclude: ["[data-live-announcer]"] },
    {
      rules: { "color-contrast": { enabled: false } },
      resultTypes: ["violations"],
    },
  );
  const told = violations.map(
    (it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 160)).join("\n    ")}`,
  );
  expect(told, told.join("\n")).toEqual([]);
  expect(document.body.textContent, "a parameter that was not given").not.toMatch(/\{\s*\$/);
}
