import type { Command } from "./command";
import { because, needsAction, needsFile, needsPane, needsStage, needsTurning } from "./hindrance";
import { parts } from "./workbench";

/** A file that may be changed is turned itself, another one for the eye only. */
const turn = (by: number) => () => (parts.picture ?? parts.pane)?.turn?.(by);
/** Further in the picture, then in the pages. */
const page = (by: number) => () => {
  if (!parts.pane?.page(by)) parts.pages?.move(by);
};

export const DOCUMENT: readonly Command[] = [
  {
    id: "choose-files",
    group: "document",
    icon: "file",
    keys: ["O"],
    changes: true,
    hindrance: needsAction("attach"),
    run: () => parts.stage?.choose(),
  },
  {
    id: "attach-file",
    group: "document",
    icon: "outbox",
    keys: ["Ctrl+Enter"],
    changes: true,
    hindrance: needsFile,
    run: () => parts.file?.attach?.(),
  },
  {
    id: "next-document",
    group: "document",
    icon: "image",
    keys: ["ArrowRight"],
    hindrance: needsStage,
    run: () => parts.stage?.move(1),
  },
  {
    id: "previous-document",
    group: "document",
    icon: "image",
    keys: ["ArrowLeft"],
    hindrance: needsStage,
    run: () => parts.stage?.move(-1),
  },
  {
    id: "turn-right",
    group: "document",
    icon: "turn-right",
    keys: ["R"],
    changes: true,
    hindrance: needsTurning,
    run: turn(1),
  },
  {
    id: "turn-left",
    group: "document",
    icon: "turn-left",
    keys: ["Shift+R"],
    changes: true,
    hindrance: needsTurning,
    run: turn(-1),
  },
  {
    id: "zoom-in",
    group: "document",
    icon: "add",
    keys: ["+"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("in"),
  },
  {
    id: "zoom-out",
    group: "document",
    icon: "minus",
    keys: ["-"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("out"),
  },
  {
    id: "zoom-fit",
    group: "document",
    icon: "image",
    keys: ["0"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("fit"),
  },
  {
    id: "zoom-width",
    group: "document",
    icon: "image",
    keys: ["W"],
    hindrance: needsPane,
    run: () => parts.pane?.zoom("width"),
  },
  {
    id: "page-down",
    group: "document",
    icon: "down",
    keys: ["Space"],
    hindrance: needsPane,
    run: page(1),
  },
  {
    id: "page-up",
    group: "document",
    icon: "up",
    keys: ["Shift+Space"],
    hindrance: needsPane,
    run: page(-1),
  },
  {
    id: "loupe",
    group: "document",
    icon: "loupe",
    keys: ["Z"],
    hindrance: needsPane,
    run: () => parts.stage?.loupe(),
  },
  {
    id: "light",
    group: "document",
    icon: "light",
    keys: ["B"],
    hindrance: needsPane,
    run: () => parts.stage?.light(),
  },
  {
    id: "compare",
    group: "document",
    icon: "compare",
    keys: ["C"],
    hindrance: (bench) =>
      needsStage(bench) ?? (parts.stage?.compare ? null : because("ui-why-nothing-to-compare")),
    run: () => parts.stage?.compare?.(),
  },
];
