/** What is behind the gate and work begins with: fetched while somebody types the passphrase. */
export { CaseScreen, NoCase } from "./features/case/case-screen";
export { Panes } from "./features/queue/panes";
export { Shell } from "./features/shell/shell";
