import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { ConnectionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { providerName } from "../../words/format";
import { say, t } from "../../words/words";

const SHOWN = 8;

/** Follows whatever the provider's list holds, and what came of it. */
export function useFollowAll(connection: ConnectionView) {
  const backend = useBackend();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => backend.followAll(connection.connection_id),
    onSettled: () => {
      for (const key of ["queue", "counts", "connections"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

export function FollowAllButton({ follow }: { follow: ReturnType<typeof useFollowAll> }) {
  return (
    <Button isPending={follow.isPending} onPress={() => follow.mutate()}>
      {t(follow.isPending ? "ui-follow-all-pending" : "ui-follow-all")}
    </Button>
  );
}

export function FollowAllResult({
  follow,
  connection,
}: {
  follow: ReturnType<typeof useFollowAll>;
  connection: ConnectionView;
}) {
  if (follow.error) return <ErrorWords error={follow.error} />;
  if (!follow.data) return null;
  const { added, already_known: known, refused } = follow.data;
  return (
    <div className="connection-more" role="status">
      <p>
        {t("ui-follow-all-done", {
          provider: providerName(connection.provider),
          added,
          known,
          refused: refused.length,
        })}
      </p>
      {refused.length > 0 && (
        <ul className="error-list">
          {refused.slice(0, SHOWN).map((it) => (
            <li key={it.line}>
              {t("ui-follow-all-line", { line: it.line })} {say(it.reason)}
            </li>
          ))}
          {refused.length > SHOWN && (
            <li>{t("ui-follow-all-more", { count: refused.length - SHOWN })}</li>
          )}
        </ul>
      )}
    </div>
  );
}
