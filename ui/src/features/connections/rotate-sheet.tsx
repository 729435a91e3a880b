import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import type { ConnectionView, Credentials } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { ErrorWords } from "../../components/error-words";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { t } from "../../words/words";
import { CredentialFields, givenCredentials } from "./credential-fields";

export function RotateSheet({
  connection,
  onClose,
}: {
  connection: ConnectionView;
  onClose: () => void;
}) {
  const backend = useBackend();
  const client = useQueryClient();
  const [values, setValues] = useState<Credentials>({});
  const rotate = useMutation({
    mutationFn: () =>
      backend.rotateCredentials(
        connection.connection_id,
        givenCredentials(connection.provider, values),
      ),
    onSuccess: () => {
      tell(t("ui-rotate-done", { name: connection.name }));
      onClose();
      void client.invalidateQueries({ queryKey: ["connections"] });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    rotate.mutate();
  };
  return (
    <Sheet title={t("ui-rotate-title", { name: connection.name })} onClose={onClose}>
      <form className="sheet-form" onSubmit={onSubmit}>
        <div className="sheet-body">
          <p className="muted">{t("ui-rotate-lead")}</p>
          <CredentialFields
            provider={connection.provider}
            values={values}
            onChange={(name, value) => setValues((now) => ({ ...now, [name]: value }))}
            problems={{}}
          />
          {rotate.error && <ErrorWords error={rotate.error} />}
        </div>
        <div className="sheet-foot">
          <Button onPress={onClose}>{t("ui-cancel")}</Button>
          <Button kind="main" type="submit" isPending={rotate.isPending}>
            {t("ui-rotate-button")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
