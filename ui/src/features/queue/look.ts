import { remembered } from "../../components/remembered";

export const DENSITIES = ["comfortable", "standard", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** At text of 100 %. As tall whether selected or not: nothing moves under the pointer. */
export const ROW_HEIGHT: Record<Density, number> = { comfortable: 44, standard: 36, compact: 28 };

export const HEADER_HEIGHT = 30;

/** Facts that a row of the table can show, besides clock, name and needs. */
export const COLUMNS = [
  "provider",
  "connection",
  "status",
  "findings",
  "documents",
  "age",
  "updated",
] as const;
export type Column = (typeof COLUMNS)[number];

const USUAL: readonly Column[] = ["provider", "findings", "documents", "age", "updated"];

export const density = remembered<Density>("queue.density", "standard", (it): it is Density =>
  DENSITIES.some((one) => one === it),
);
/** The queue takes all of the window as long as no case is open. */
export const isTable = remembered<boolean>("queue.table", false, (it) => typeof it === "boolean");
export const columns = remembered<readonly Column[]>(
  "queue.columns",
  USUAL,
  (it): it is readonly Column[] =>
    Array.isArray(it) && it.every((one) => COLUMNS.some((known) => known === one)),
);

export const NARROWEST = 240;
export const WIDEST = 480;
export const USUAL_WIDTH = 320;
/** Null where nobody has chosen one: then it goes with the window. */
export const width = remembered<number | null>(
  "queue.width",
  null,
  (it): it is number => typeof it === "number" && it >= NARROWEST && it <= WIDEST,
);

export const withinWidths = (wanted: number): number =>
  Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)));

/** In the order of the screen, whichever was chosen first. */
export function withColumn(now: readonly Column[], column: Column): readonly Column[] {
  const isOn = now.includes(column);
  return COLUMNS.filter((it) => (it === column ? !isOn : now.includes(it)));
}

export function usualLook(): void {
  density.set("standard");
  isTable.set(false);
  columns.set(USUAL);
  width.set(null);
}
