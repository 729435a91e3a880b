import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { toCommandError } from "../backend/errors";

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
  return client;
}
