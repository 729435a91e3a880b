import type { Message } from "../backend/backend";
import type { IconName } from "../components/icon";
import type { Workbench } from "./workbench";

export type Group = "queue" | "case" | "document" | "go" | "general";

/** Null where a command is possible; else why it is not. */
export type Hindrance = Message | null;

export interface Command {
  /** The label is the message `ui-command-ID`. */
  id: string;
  group: Group;
  icon: IconName;
  /** Chords apart from each other by spaces make a sequence: `G Q`. The first is the one shown. */
  keys: string[];
  /** Changes data: ignored while a key repeats. */
  changes?: boolean;
  hindrance: (bench: Workbench) => Hindrance;
  run: (bench: Workbench) => void;
}
