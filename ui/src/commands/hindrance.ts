import type { ActionName, Message } from "../backend/backend";
import type { Hindrance } from "./command";
import { parts, type Chosen, type Workbench } from "./workbench";

export const because = (id: string): Message => ({ message_id: id, params: [] });
export const always = (): Hindrance => null;
export const needsQueue = (): Hindrance => (parts.queue ? null : because("ui-why-no-queue"));
export const needsCase = (bench: Workbench): Hindrance =>
  bench.openCase ? null : because("ui-why-no-case");
export const needsStage = (bench: Workbench): Hindrance =>
  needsCase(bench) ?? (parts.stage ? null : because("ui-why-no-case"));
export const needsPane = (bench: Workbench): Hindrance =>
  needsStage(bench) ?? (parts.pane ? null : because("ui-why-no-picture"));
export const needsTurning = (bench: Workbench): Hindrance =>
  needsStage(bench) ?? (parts.picture || parts.pane?.turn ? null : because("ui-why-no-picture"));
/** Whether the case allows an action is the use case's word; here it is only passed on. */
export const needsAction =
  (name: ActionName) =>
  (bench: Workbench): Hindrance => {
    const action = bench.openCase?.actions.find((it) => it.action === name);
    if (!action) return because("ui-why-no-case");
    return action.available ? null : (action.reason ?? because("ui-why-not-now"));
  };

/** Roles and screen sharing are the use cases' word too; here it is told before they are asked. */
export const needsExport = (bench: Workbench): Hindrance =>
  bench.mayReview
    ? bench.isShared
      ? because("reason-screen-shared")
      : null
    : because("ui-why-role");
export const needsReview = (bench: Workbench): Hindrance => needsCase(bench) ?? needsExport(bench);

export const needsSupervisor = (bench: Workbench): Hindrance =>
  needsCase(bench) ?? (bench.maySupervise ? null : because("ui-why-supervisor"));

export const needsFile = (bench: Workbench): Hindrance =>
  needsStage(bench) ??
  (parts.file ? null : because("ui-why-no-file")) ??
  needsAction("attach")(bench) ??
  (parts.file?.attach ? null : because("ui-why-not-fit"));

export const needsSelection = (): Hindrance =>
  (parts.queue?.selected().length ?? 0) > 0 ? null : because("ui-why-nothing-selected");
export const needsChosen = (bench: Workbench): Hindrance =>
  chosenCase(bench) ? null : because("ui-why-no-case-chosen");

/** The open case, else the one in the queue that is pointed at. */
export const chosenCase = (bench: Workbench): Chosen | null =>
  bench.openCase ?? parts.queue?.current() ?? null;
