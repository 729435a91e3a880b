import type { Command, Group } from "./command";
import { PLACES_AND_ALL } from "./for-all";
import { CASE } from "./for-case";
import { DOCUMENT } from "./for-document";
import { QUEUE } from "./for-queue";
import { VIEW_AND_SORT } from "./for-views";

export type { Command, Group, Hindrance } from "./command";

/** Everything that can be done, once. */
export const COMMANDS: readonly Command[] = [
  ...QUEUE,
  ...CASE,
  ...DOCUMENT,
  ...PLACES_AND_ALL,
  ...VIEW_AND_SORT,
];

export const GROUPS: readonly Group[] = ["queue", "case", "document", "go", "general"];

export function command(id: string): Command {
  const found = COMMANDS.find((it) => it.id === id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}
