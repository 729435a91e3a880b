import type { ReactNode } from "react";

import type { FakeOptions } from "../backend/fake";

/** A place on the gallery. */
export interface Piece {
  name: string;
  /** The sources whose components it shows, below `src`. */
  files: string[];
  show: () => ReactNode;
  /** Fills a window of its own, so high: dialogs and what stands at an edge. */
  height?: number;
  /** What stands behind it. */
  fake?: FakeOptions;
}
