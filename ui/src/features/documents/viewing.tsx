import { createContext, use, useState, type ReactNode } from "react";

import { Store } from "../../components/store";
import { WHOLE_LENS, type Lens } from "./lens";
import { PLAIN_LIGHT, type Light } from "./light";

/** The pane over which the loupe is: while its key is held, or until its button is pressed again. */
export const loupe = new Store<string | null>(null);

/** How the documents of a case are looked at; it changes no file. */
export interface Viewing {
  lens: Lens;
  setLens: (lens: Lens) => void;
  light: Light;
  setLight: (light: Light) => void;
  isLit: boolean;
  setLit: (on: boolean) => void;
  isComparing: boolean;
  /** Null where there are no two documents to compare. */
  setComparing: ((on: boolean) => void) | null;
}

const ViewingContext = createContext<Viewing | null>(null);

export function useViewing(): Viewing {
  const viewing = use(ViewingContext);
  if (!viewing) throw new Error("pictures stand on a stage");
  return viewing;
}

/** The lens is of one document: another one is shown whole again. */
export function useStageViewing(shown: string | null, canCompare: boolean): Viewing {
  const [lens, setLens] = useState<{ of: string | null; lens: Lens }>({
    of: shown,
    lens: WHOLE_LENS,
  });
  const [light, setLight] = useState(PLAIN_LIGHT);
  const [isLit, setLit] = useState(false);
  const [isComparing, setComparing] = useState(false);
  return {
    lens: lens.of === shown ? lens.lens : WHOLE_LENS,
    setLens: (next) => setLens({ of: shown, lens: next }),
    light,
    setLight,
    isLit,
    setLit,
    isComparing: isComparing && canCompare,
    setComparing: canCompare ? setComparing : null,
  };
}

export function ViewingProvider({ value, children }: { value: Viewing; children: ReactNode }) {
  return <ViewingContext value={value}>{children}</ViewingContext>;
}
