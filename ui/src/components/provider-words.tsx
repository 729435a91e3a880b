import { reasonParts } from "../words/reasons";

/** What a provider gave as its reasons: our words for what is known, its own word beside. */
export function ProviderWords({ reasons }: { reasons: string[] }) {
  return (
    <blockquote className="provider-words">
      {reasons.flatMap(reasonParts).map(({ words, raw }, index) => (
        <div key={index}>
          {words && <span className="told">{words} </span>}
          <span className={words ? "raw" : undefined}>{raw}</span>
        </div>
      ))}
    </blockquote>
  );
}
