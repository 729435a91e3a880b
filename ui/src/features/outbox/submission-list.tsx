import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";

import type { SubmissionView } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { Button } from "../../components/button";
import { Icon } from "../../components/icon";
import { useNow } from "../../components/now";
import { tell, tellError } from "../../components/notices";
import { ProviderWords } from "../../components/provider-words";
import { fullMoment, moment, providerName, span } from "../../words/format";
import { firstOf, say, t } from "../../words/words";
import { useConnections } from "../../queries/queries";
import { ConfirmPerson } from "../documents/confirm-person";
import { isDoubted } from "../documents/doubts";
import { deliveryIcon, deliveryTone, deliveryWords } from "../case/delivery";
import { cursor } from "../queue/state";
import { submissionWords } from "./held";

const CAN_WITHDRAW = new Set(["held", "queued", "parked"]);

/** It waits for a later try. */
const isDelayed = (it: SubmissionView) => it.state === "queued" && Boolean(it.next_at);

/** What happened to it says as much as its reason does. */
const isSaid = ({ state, reason }: SubmissionView) =>
  state === "accepted" || (state === "withdrawn" && reason?.message_id === "submission-by-person");

function sendWords(it: SubmissionView): string {
  if (it.state === "parked") return "ui-retry";
  return it.state === "held" && !it.held_until ? "ui-release" : "ui-send-now";
}

/** When it is tried next, and how often it was. */
function NextTry({ submission: it }: { submission: SubmissionView }) {
  const at = it.state === "held" ? it.held_until : isDelayed(it) ? it.next_at : null;
  const now = useNow(at ? 1_000 : 0);
  const seconds = at ? Math.ceil((Date.parse(at) - now) / 1_000) : 0;
  const tries = it.state !== "accepted" && it.attempts > 0;
  if (seconds <= 0 && !tries) return null;
  return (
    <span className="muted" aria-live="off">
      {seconds > 0 &&
        ` ${t(it.state === "held" ? "ui-delivery-leaves-in" : "ui-delivery-in", { time: span(seconds) })}`}
      {tries && ` ${t("ui-delivery-tries", { count: it.attempts })}`}
    </span>
  );
}

export function SubmissionList({
  submissions,
  providerOf,
  personOf,
  nameOf,
}: {
  submissions: SubmissionView[];
  providerOf: (submission: SubmissionView) => string;
  /** Whose application it is. */
  personOf: (submission: SubmissionView) => string | null;
  /** Where given, each row names its case and leads to it. */
  nameOf?: (submission: SubmissionView) => string;
}) {
  return (
    <ul className="submissions">
      {submissions.map((it) => (
        <Row
          key={it.submission_id}
          submission={it}
          provider={providerOf(it)}
          person={personOf(it)}
          name={nameOf?.(it)}
        />
      ))}
    </ul>
  );
}

function Row({
  submission: it,
  provider,
  person,
  name,
}: {
  submission: SubmissionView;
  provider: string;
  person: string | null;
  name: string | undefined;
}) {
  const backend = useBackend();
  const navigate = useNavigate();
  const what = submissionWords(it);
  const whatId = `what-${it.submission_id}`;
  const withdraw = useMutation({
    mutationFn: () => backend.withdrawSubmission(it.submission_id),
    onSuccess: () => tell(t("ui-undone", { what })),
    onError: tellError,
  });
  const retry = useMutation({
    mutationFn: () => backend.retrySubmission(it.submission_id),
    onSuccess: () => tell(t("ui-retried", { what })),
    onError: tellError,
  });
  // A delay is the connection's; a submission has a reason of its own only where it waits alone.
  const connections = useConnections().data ?? [];
  const trouble = connections.find((one) => one.provider === provider && one.trouble)?.trouble;
  const waits = it.state === "parked" || (it.state === "held" && !it.held_until);
  return (
    <li className={`submission tone-${deliveryTone(it)}`} data-state={it.state}>
      <Icon name={deliveryIcon(it)} />
      <div className="submission-words">
        <p className="submission-what" id={whatId}>
          <strong>{what}</strong>
          {name && (
            <button
              type="button"
              className="link"
              onClick={() => {
                cursor.set(it.case_id);
                void navigate({ to: "/cases/$caseId", params: { caseId: it.case_id } });
              }}
            >
              {name}
            </button>
          )}
          {name && provider && <span className="muted">{providerName(provider)}</span>}
          <time dateTime={it.created_at} title={fullMoment(it.created_at)}>
            {moment(it.created_at)}
          </time>
        </p>
        <p className="submission-state">
          {deliveryWords(it, provider)}
          <NextTry submission={it} />
        </p>
        {it.reason && !isSaid(it) && <p className="muted">{say(it.reason)}</p>}
        {isDelayed(it) && !it.reason && trouble && (
          <p className="muted">{firstOf([`ui-trouble-${trouble}`, "ui-trouble-other"])}</p>
        )}
        {it.refusal && <ProviderWords reasons={[it.refusal.words]} />}
        {it.state === "refused" && <p className="muted">{t("ui-refused-next")}</p>}
        {it.receipt && (
          <p className="receipt">
            {t("ui-receipt")}{" "}
            {it.receipt.reference && <span className="mono">{it.receipt.reference}</span>}
            {it.receipt.sha256 && (
              <span className="mono" title={it.receipt.sha256}>
                {" "}
                SHA-256 {it.receipt.sha256.slice(0, 12)}…
              </span>
            )}
            {it.receipt.reconciled && <span> {t("ui-receipt-reconciled")}</span>}
          </p>
        )}
      </div>
      <div className="submission-buttons">
        <ConfirmPerson submission={it} name={person} provider={provider} />
        {!isDoubted(it) && (waits || it.state === "held" || isDelayed(it)) && (
          <Button
            icon="send"
            aria-describedby={whatId}
            isPending={retry.isPending}
            onPress={() => retry.mutate()}
          >
            {t(sendWords(it))}
          </Button>
        )}
        {CAN_WITHDRAW.has(it.state) && (
          <Button
            icon="undo"
            aria-describedby={whatId}
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate()}
          >
            {t("ui-withdraw")}
          </Button>
        )}
      </div>
    </li>
  );
}
