import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";

import type { CaseView, Recommendation } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { toCommandError } from "../../backend/errors";
import { closeOverlay, goOn } from "../../commands/workbench";
import { Button } from "../../components/button";
import { OneOf, Tick } from "../../components/choices";
import { Confirm, type Confirmed } from "../../components/confirm";
import { useDraft } from "../../components/draft";
import { TextBox } from "../../components/fields";
import { Icon } from "../../components/icon";
import { Keys } from "../../components/keys";
import { tell } from "../../components/notices";
import { Sheet } from "../../components/sheet";
import { usePolicy } from "../../queries/queries";
import { moment, providerName } from "../../words/format";
import { codeWords, t } from "../../words/words";
import { missingText } from "../documents/ask";
import { recommended } from "./recommended";

interface Draft {
  reasons: string[];
  text: string;
  private: string;
}

const EMPTY: Draft = { reasons: [], text: "", private: "" };

/** What was recorded before is what another one begins with. */
function recordedAs(before: CaseView["recommendation"], kind: Recommendation): Draft {
  if (before?.recommendation !== kind) return EMPTY;
  return { reasons: before.reasons, text: before.text ?? "", private: before.private ?? "" };
}

/** Our own recommendation, on record and sent to nobody. */
export function RecommendSheet({ view, initial }: { view: CaseView; initial: Recommendation }) {
  const backend = useBackend();
  const client = useQueryClient();
  const [kind, setKind] = useState(initial);
  // As it was when the sheet was opened.
  const [seen, setSeen] = useState(view.evidence);
  const reasons = usePolicy().data?.policy.reasons[kind] ?? [];
  const before = view.recommendation;
  const [draft, setDraft, clear] = useDraft<Draft>(
    `recommend:${view.case_id}:${kind}`,
    recordedAs(before, kind),
  );
  const provider = providerName(view.provider);
  const missing = kind === "request" ? missingText(view) : null;
  const record = useMutation({
    mutationFn: (_: Confirmed) =>
      backend.recommend(view.case_id, {
        recommendation: kind,
        reasons: draft.reasons,
        text: draft.text.trim() || null,
        private: draft.private.trim() || null,
        evidence: seen,
      }),
    onError: (failure) => {
      // What was written stays; the case as it is now can be looked at beside it.
      if (toCommandError(failure).code !== "conflict") return;
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
    onSuccess: async (_, { stays }) => {
      tell(t("ui-recommend-saved", { provider }));
      recommended.set(view.case_id);
      await goOn(view.case_id, stays);
      clear();
      void client.invalidateQueries({ queryKey: ["case", view.case_id] });
    },
  });
  const copy = () =>
    void Promise.resolve(navigator.clipboard?.writeText(draft.text)).then(
      () => tell(t("ui-copied")),
      () => tell(t("ui-copy-failed"), "plain"),
    );
  const toggle = (reason: string) =>
    setDraft((now) => ({
      ...now,
      reasons: now.reasons.includes(reason)
        ? now.reasons.filter((it) => it !== reason)
        : [...now.reasons, reason],
    }));
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const box = event.target as HTMLElement;
    if (box.matches("input:not([type=checkbox], [type=radio]), textarea")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    const reason = reasons[Number(digit) - 1]?.code;
    if (reason) {
      event.preventDefault();
      toggle(reason);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  return (
    <Sheet
      title={t("ui-recommend-title", { name: view.name ?? t("ui-no-name") })}
      onClose={closeOverlay}
      size="wide"
    >
      <Confirm
        button={t(`ui-recommend-button-${kind}`)}
        isPending={record.isPending}
        isDisabled={draft.reasons.length === 0 || seen !== view.evidence}
        error={record.error}
        goesOn
        onConfirm={record.mutate}
      >
        <p className="muted">{t("ui-recommend-lead", { provider })}</p>
        {before && <p>{t("ui-recommend-instead", { time: moment(before.at) })}</p>}
        {seen !== view.evidence && (
          <div className="evidence-changed" role="status">
            <Icon name="alert" size={14} />
            <span>{t("ui-evidence-changed")}</span>
            <Button
              onPress={() => {
                setSeen(view.evidence);
                record.reset();
              }}
            >
              {t("ui-evidence-looked")}
            </Button>
          </div>
        )}
        <OneOf
          label={t("ui-recommend-kind")}
          value={kind}
          onChange={setKind}
          row
          choices={(["approve", "decline", "request"] as const).map((id) => ({
            id,
            label: t(`ui-recommend-${id}`),
          }))}
        />
        <fieldset className="reasons ticks">
          <legend className="field-label">{t("ui-recommend-reasons")}</legend>
          {reasons.map(({ code, label }, index) => (
            <div key={code} className="reason">
              <Tick isSelected={draft.reasons.includes(code)} onChange={() => toggle(code)}>
                {codeWords("reason", code, label)}
              </Tick>
              {index < 9 && <Keys of={String(index + 1)} />}
            </div>
          ))}
        </fieldset>
        <TextBox
          label={t("ui-recommend-text")}
          hint={t("ui-recommend-text-hint")}
          optional
          rows={4}
          value={draft.text}
          onChange={(text) => setDraft((now) => ({ ...now, text }))}
        />
        <div className="button-row">
          {missing !== null && (
            <Button
              icon="note"
              onPress={() =>
                setDraft((now) => ({
                  ...now,
                  text: [now.text.trim(), missing].filter(Boolean).join("\n\n"),
                }))
              }
            >
              {t("ui-recommend-missing")}
            </Button>
          )}
          <Button icon="copy" isDisabled={draft.text.trim() === ""} onPress={copy}>
            {t("ui-recommend-copy")}
          </Button>
        </div>
        <TextBox
          className="field-private"
          label={t("ui-recommend-private")}
          hint={t("ui-recommend-private-hint")}
          optional
          rows={2}
          value={draft.private}
          onChange={(text) => setDraft((now) => ({ ...now, private: text }))}
        />
      </Confirm>
    </Sheet>
  );
}
