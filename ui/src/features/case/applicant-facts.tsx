import { useEffect, useEffectEvent } from "react";

import type { CaseView, Json } from "../../backend/backend";
import { useBackend } from "../../backend/context";
import { keysOf } from "../../commands/bindings";
import { chordOf } from "../../commands/chord";
import { CommandKeys } from "../../commands/command-keys";
import { command } from "../../commands/registry";
import { offer } from "../../commands/workbench";
import { Button } from "../../components/button";
import { isMasked, isNumberPath } from "../../components/shape";
import { useStore } from "../../components/store";
import { useSettings, useVault } from "../../queries/queries";
import { calendarDate, fieldName, fullMoment, optionName } from "../../words/format";
import { inOrder } from "../../words/order";
import { t } from "../../words/words";
import { ask, documentPaths, extend, hide, letGo, maskedPath, revealed } from "./reveal";

const MONO = /number|phone|postal_?code|zip_code|ssn|tin|document_id|value$/i;
/** Written by the program, shown with the attestations. */
const HIDDEN = new Set(["agreement_consent"]);

export function leaves(value: Json, path = ""): [string, string][] {
  if (value === null || value === "") return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => leaves(item, `${path}.${index}`));
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .filter(([key]) => path !== "" || !HIDDEN.has(key))
      .flatMap(([key, item]) => leaves(item, path === "" ? key : `${path}.${key}`));
  }
  return [[path, String(value)]];
}

function shown(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return calendarDate(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return fullMoment(value);
  return optionName(value.replace(/^\*+/, (stars) => "•".repeat(stars.length)));
}

const isHidden = (path: string, value: string) => isNumberPath(path) && isMasked(value);

/** While the key is held, a number is shown. */
function useHeldKey(view: CaseView, hasNumber: boolean): void {
  const backend = useBackend();
  const { keys, reveal_seconds: seconds } = useSettings();
  const begin = useEffectEvent(() => {
    const path = maskedPath(view);
    if (path !== null) ask(backend, { caseId: view.case_id, path, held: true, seconds });
  });
  const isItsKey = useEffectEvent((event: KeyboardEvent) =>
    keysOf(command("reveal"), keys).includes(chordOf(event) ?? ""),
  );
  useEffect(() => (hasNumber ? offer("facts", { reveal: () => begin() }) : undefined), [hasNumber]);
  useEffect(() => {
    const up = (event: KeyboardEvent) => isItsKey(event) && letGo();
    window.addEventListener("keyup", up);
    window.addEventListener("blur", letGo);
    return () => {
      window.removeEventListener("keyup", up);
      window.removeEventListener("blur", letGo);
      hide();
    };
  }, []);
}

/** A masked number, and how it is shown: while a key is held, or by the button for a while. */
function Hidden({ view, path, masked }: { view: CaseView; path: string; masked: string }) {
  const backend = useBackend();
  const mayReview = useVault().data?.reviewer?.role !== "support";
  const { reveal_seconds: seconds } = useSettings();
  const now = useStore(revealed);
  const clear = now?.caseId === view.case_id && now.path === path ? now : null;
  if (!mayReview) return masked;
  return (
    <span className="hidden-number" data-masked={path}>
      <span>{clear ? clear.value : masked}</span>
      {clear ? (
        <>
          <Button kind="quiet" onPress={() => extend(seconds)}>
            {t("ui-reveal-longer", { count: seconds })}
          </Button>
          <Button kind="quiet" icon="eye" onPress={hide}>
            {t("ui-reveal-hide")}
          </Button>
        </>
      ) : (
        <Button
          kind="quiet"
          icon="eye"
          shortcut={<CommandKeys id="reveal" />}
          onPress={() => ask(backend, { caseId: view.case_id, path, held: false, seconds })}
        >
          {t("ui-reveal-show")}
        </Button>
      )}
    </span>
  );
}

/** Too long for its line, an e-mail address goes on after its sign and not within a word. */
function Breakable({ words }: { words: string }) {
  const [name = "", ...rest] = words.split("@");
  if (rest.length === 0) return words;
  return (
    <>
      {name}@<wbr />
      {rest.join("@")}
    </>
  );
}

export function ApplicantFacts({ view }: { view: CaseView }) {
  const facts = leaves(view.applicant).sort(([a], [b]) => inOrder(a, b));
  useHeldKey(
    view,
    facts.some(([path, value]) => isHidden(path, value)) || documentPaths(view).length > 0,
  );
  return (
    <section className="rail-section" aria-label={t("ui-applicant")}>
      <h2>{t("ui-applicant")}</h2>
      {facts.length === 0 && <p className="muted">{t("ui-applicant-none")}</p>}
      <dl className="facts">
        {facts.map(([path, value]) => (
          <div key={path}>
            <dt title={path}>{fieldName(path)}</dt>
            <dd className={MONO.test(path.split(".").at(-1) ?? "") ? "mono" : undefined}>
              {isHidden(path, value) ? (
                <Hidden view={view} path={path} masked={shown(value)} />
              ) : (
                <Breakable words={shown(value)} />
              )}
            </dd>
          </div>
        ))}
        {view.attestations.map((it) => (
          <div key={it.kind}>
            <dt>{t(`ui-attested-${it.kind}`)}</dt>
            <dd>
              {fullMoment(it.at)}
              {it.how && <span className="fact-detail">{it.how}</span>}
            </dd>
          </div>
        ))}
        {view.customer_id && (
          <div>
            <dt>{t("ui-customer-id")}</dt>
            <dd className="mono">{view.customer_id}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}
