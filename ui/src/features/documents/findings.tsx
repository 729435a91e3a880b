import type { Finding } from "../../backend/backend";
import { Icon } from "../../components/icon";
import { findingWords, t } from "../../words/words";

const WEIGHT = { error: 0, warning: 1, info: 2 };

/** What was noticed about a file; the gravest first. */
export function Findings({ findings }: { findings: Finding[] }) {
  if (findings.length === 0) return null;
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
  return (
    <ul className="findings">
      {sorted.map((finding) => (
        <li key={finding.code} className={`finding finding-${finding.severity}`}>
          <Icon name={finding.severity === "info" ? "note" : "alert"} size={14} />
          <span>
            <span className="unseen">{t(`severity-${finding.severity}`)}: </span>
            {findingWords(finding)}
          </span>
        </li>
      ))}
    </ul>
  );
}
