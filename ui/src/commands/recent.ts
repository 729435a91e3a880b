import { Store } from "../components/store";
import type { Command, Hindrance } from "./registry";
import type { Workbench } from "./workbench";

const REMEMBERED = 8;

/** The commands that ran last, the latest first. */
export const recent = new Store<readonly string[]>([]);

/** Runs a command where it is possible; else says why it is not. */
export function runCommand(command: Command, bench: Workbench): Hindrance {
  const hindrance = command.hindrance(bench);
  if (hindrance) return hindrance;
  recent.set((now) => [command.id, ...now.filter((it) => it !== command.id)].slice(0, REMEMBERED));
  command.run(bench);
  return null;
}
