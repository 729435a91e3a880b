import type { Backend } from "./backend";
import { applicationCommands } from "./fake/applying";
import { connectionCommands } from "./fake/connecting";
import { fileCommands } from "./fake/filing";
import { queueCommands } from "./fake/listing";
import { outboxCommands } from "./fake/outbox";
import { retentionCommands } from "./fake/retaining";
import { caseCommands } from "./fake/reviewing";
import { settingsCommands } from "./fake/settings";
import { vaultCommands } from "./fake/vault";
import { Desk } from "./fake/desk";
import type { FakeOptions } from "./fake/options";

export { fakeError } from "./fake/sentences";
export type { FakeOptions, Scenario } from "./fake/options";

/** Each subject has its commands in a file of its own. */
function commandsOf(desk: Desk): Omit<Backend, "on"> {
  return {
    ...vaultCommands(desk),
    ...retentionCommands(desk),
    ...connectionCommands(desk),
    ...queueCommands(desk),
    ...applicationCommands(desk),
    ...caseCommands(desk),
    ...fileCommands(desk),
    ...outboxCommands(desk),
    ...settingsCommands(desk),
  };
}

class Shell extends Desk {
  constructor(options: FakeOptions = {}) {
    super(options);
    Object.assign(this, commandsOf(this));
  }
}

/** The shell as the window knows it, and what a test does to it beside that. */
export type Fake = Desk & Backend;
export const Fake = Shell as new (options?: FakeOptions) => Fake;
