import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { Settings } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { tellError } from "../../components/notices";
import { useSettings } from "../../queries/queries";

/** Changes a part of the settings; what cannot be kept is put back. */
export function useChange(): (part: Partial<Settings>) => void {
  const backend = useBackend();
  const client = useQueryClient();
  const settings = useSettings();
  const save = useMutation({
    mutationFn: (next: Settings) => backend.setSettings(next),
    onMutate: (next) => {
      const before = client.getQueryData<Settings>(["settings"]);
      client.setQueryData(["settings"], next);
      return { before };
    },
    onError: (failure, _, context) => {
      client.setQueryData(["settings"], context?.before);
      tellError(failure);
    },
  });
  return (part) => save.mutate({ ...settings, ...part });
}
