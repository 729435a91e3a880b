import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { CaseView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { closeOverlay, goOn } from "../../commands/workbench";
import { Confirm, type Confirmed } from "../../components/confirm";
import { announce } from "../../components/announce";
import { Sheet } from "../../components/sheet";
import { useSettings } from "../../queries/queries";
import { providerName, slotName, span } from "../../words/format";
import { t } from "../../words/words";
import { deliveryWords } from "./delivery";

const OWED = new Set(["held", "queued", "sending", "uncertain"]);

const holdWords = (seconds: number) => ({ count: seconds, amount: span(seconds) });

export function SubmitSheet({ view }: { view: CaseView }) {
  const backend = useBackend();
  const client = useQueryClient();
  const settings = useSettings();
  const provider = providerName(view.provider);
  const again = view.stage !== "NotSubmitted";
  const uploads = view.submissions.filter((it) => it.kind === "upload" && OWED.has(it.state));
  const submit = useMutation({
    mutationFn: (_: Confirmed) => backend.submitCase(view.case_id, settings.hold_seconds),
    onSuccess: async (_, { stays }) => {
      announce(
        settings.hold_seconds === null
          ? t("ui-submit-held", { provider })
          : t("ui-submit-saved", { provider, ...holdWords(settings.hold_seconds) }),
      );
      await goOn(view.case_id, stays);
      void client.invalidateQueries({ queryKey: ["outbox"] });
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  const title = t(again ? "ui-submit-again" : "ui-submit", { provider });
  return (
    <Sheet title={title} onClose={closeOverlay}>
      <Confirm
        button={t(again ? "ui-submit-button-again" : "ui-submit-button", {
          count: uploads.length,
          provider,
        })}
        icon="send"
        isPending={submit.isPending}
        error={submit.error}
        goesOn
        onConfirm={submit.mutate}
      >
        <p>{t("ui-submit-what", { name: view.name ?? t("ui-no-name"), provider })}</p>
        {uploads.length > 0 && (
          <>
            <p>{t("ui-submit-first")}</p>
            <ul className="plain-list">
              {uploads.map((it) => (
                <li key={it.submission_id}>
                  <span>{it.slot ? slotName(it.slot) : ""}</span>
                  <span className="muted">{deliveryWords(it, view.provider)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="muted">
          {settings.hold_seconds === null
            ? t("ui-submit-hold-forever")
            : t("ui-submit-hold", holdWords(settings.hold_seconds))}
        </p>
      </Confirm>
    </Sheet>
  );
}
