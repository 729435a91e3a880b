import type { ReactNode } from "react";

import { toCommandError } from "../backend/errors";
import { fieldName } from "../words/format";
import { problemWords } from "../words/problems";
import { findingWords, nextStep, t, whatHappened } from "../words/words";
import { Icon } from "./icon";

/** A field in words; a place within a file as it is written there. */
const problemPlace = (path: string) => (path.includes("[") ? path : fieldName(path));

/** What happened, what is safe, what to do; with the provider's own words where it gave any. */
export function ErrorWords({
  error: thrown,
  plain = false,
  children,
}: {
  error: unknown;
  /** Without a frame of its own. */
  plain?: boolean;
  /** The buttons that do what the sentence advises. */
  children?: ReactNode;
}) {
  const error = toCommandError(thrown);
  const { detail } = error;
  const id = error.said.params.find(([name]) => name === "id")?.[1];
  return (
    <div
      className={plain ? "error-words" : "error-words framed"}
      role="alert"
      data-code={error.code}
    >
      <Icon name="alert" />
      <div>
        <p className="error-what">{whatHappened(error)}</p>
        {detail?.kind === "provider_words" && (
          <blockquote className="provider-words">{detail.words}</blockquote>
        )}
        {detail?.kind === "problems" && (
          <ul className="error-list">
            {detail.problems.map((problem) => (
              <li key={problem.path + problem.code}>
                {problem.path ? `${problemPlace(problem.path)}: ` : ""}
                {problemWords(problem)}
              </li>
            ))}
          </ul>
        )}
        {detail?.kind === "findings" && (
          <ul className="error-list">
            {detail.findings.map((finding) => (
              <li key={finding.code}>{findingWords(finding)}</li>
            ))}
          </ul>
        )}
        {detail?.kind === "saved" && <p>{t("ui-error-saved")}</p>}
        {detail?.kind === "journal" && (
          <p>{t("ui-error-first-bad", { entry: detail.first_bad })}</p>
        )}
        <p className="error-next">{nextStep(error)}</p>
        {error.code === "internal" && id && <p className="error-id">{t("ui-error-id", { id })}</p>}
        {children && <div className="button-row">{children}</div>}
      </div>
    </div>
  );
}
