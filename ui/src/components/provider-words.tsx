import { reasonParts } from "../words/reasons";

/** Its own sentence reads as one; a code stands as a code. */
const isSentence = (raw: string) => /\s/.test(raw);

/** What a provider gave as its reasons: our words for what is known, its own word beside. */
export function ProviderWords({ reasons }: { reasons: string[] }) {
  return (
    <blockquote className="provider-words">
      {reasons.flatMap(reasonParts).map(({ words, raw }, index) => (
        <div key={index}>
          {words && <span className="told">{words} </span>}
          <span className={words ? "raw" : isSentence(raw) ? "told" : undefined}>{raw}</span>
        </div>
      ))}
    </blockquote>
  );
}
