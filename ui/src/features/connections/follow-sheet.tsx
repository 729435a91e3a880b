import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import { useBackend } from "../../backend/context";
import { closeOverlay } from "../../commands/workbench";
import { Confirm } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { tell } from "../../components/notices";
import { SelectBox } from "../../components/select-box";
import { Sheet } from "../../components/sheet";
import { useConnections } from "../../queries/queries";
import { t } from "../../words/words";

/** Brings a case that exists at the provider into the queue. */
export function FollowSheet() {
  const backend = useBackend();
  const navigate = useNavigate();
  const connections = useConnections().data ?? [];
  const [draft, setDraft, clear] = useDraft("follow", { connection: "", id: "" });
  const connection =
    draft.connection || (connections.length === 1 ? (connections[0]?.connection_id ?? "") : "");
  const follow = useMutation({
    mutationFn: () => backend.followCase(connection, draft.id.trim()),
    onSuccess: ({ case_id, fresh }) => {
      clear();
      closeOverlay();
      tell(t(fresh ? "ui-follow-done" : "ui-follow-known"));
      void navigate({ to: "/cases/$caseId", params: { caseId: case_id } });
    },
  });
  return (
    <Sheet title={t("ui-command-follow-case")} onClose={closeOverlay}>
      <Confirm
        button={t("ui-follow-button")}
        isPending={follow.isPending}
        isDisabled={connection === "" || draft.id.trim() === ""}
        error={follow.error}
        onConfirm={() => follow.mutate()}
      >
        <p className="muted">{t("ui-follow-lead")}</p>
        <SelectBox
          label={t("ui-follow-connection")}
          value={connection || null}
          onChange={(id) => setDraft((now) => ({ ...now, connection: id }))}
          choices={connections.map((it) => ({ id: it.connection_id, label: it.name }))}
        />
        <TextBox
          label={t("ui-follow-id")}
          value={draft.id}
          onChange={(id) => setDraft((now) => ({ ...now, id }))}
          spellCheck="false"
          autoComplete="off"
        />
      </Confirm>
    </Sheet>
  );
}
