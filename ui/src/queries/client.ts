import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { toCommandError } from "../backend/errors";

/** So long a case is kept that nobody looks at any more; it is read again in a few milliseconds. */
const CASE_KEPT_MS = 15_000;

/**
 * What was read from the shell, kept until an event says that it changed. The shell is on this
 * computer: nothing is tried again, and nothing waits for a network.
 */
export function makeQueryClient(): QueryClient {
  const whenLocked = (error: unknown) => {
    if (toCommandError(error).code === "vault_locked") {
      void client.invalidateQueries({ queryKey: ["vault"] });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: whenLocked }),
    mutationCache: new MutationCache({ onError: whenLocked }),
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Infinity,
        networkMode: "always",
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
  // Whoever goes through hundreds of cases keeps a few of them.
  client.setQueryDefaults(["case"], { gcTime: CASE_KEPT_MS });
  return client;
}
