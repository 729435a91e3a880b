import { useMutation, useQueryClient } from "@tanstack/react-query";

import { useBackend } from "../../backend/context";
import { tell, tellError } from "../../components/notices";

/** Starts the simulated providers; says so where there are words for it. */
export function useSimulate(done: string | null = null) {
  const backend = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.trySimulated(),
    onSuccess: () => done !== null && tell(done),
    onError: tellError,
    onSettled: () => client.invalidateQueries(),
  });
}
