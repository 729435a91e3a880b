import { createContext, use } from "react";

import type { Backend } from "./backend";

export const BackendContext = createContext<Backend | null>(null);

/** The shell, or what stands for it. */
export function useBackend(): Backend {
  const backend = use(BackendContext);
  if (!backend) throw new Error("no backend was given");
  return backend;
}
