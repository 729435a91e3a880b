import type { SubmissionView } from "../../backend/backend";
import { overlay } from "../../commands/workbench";
import { Button } from "../../components/button";
import { t } from "../../words/words";
import { isDoubted } from "./doubts";

/** Opens the sheet on which a person says why the document is the applicant's. */
export function ConfirmPerson({
  submission,
  name,
  provider,
}: {
  submission: SubmissionView;
  name: string | null;
  provider: string;
}) {
  if (!isDoubted(submission)) return null;
  const { submission_id, case_id } = submission;
  const upload = { submission_id, case_id, slot: submission.slot ?? "", name, provider };
  return (
    <Button icon="approve" onPress={() => overlay.set({ kind: "confirm-person", upload })}>
      {t("ui-person-confirm")}
    </Button>
  );
}
