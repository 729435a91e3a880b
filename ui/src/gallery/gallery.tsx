import { useLayoutEffect } from "react";

import type { Piece } from "./piece";
import { PIECES } from "./pieces";
import { Stand } from "./stand";

const THEMES = ["light", "dark"] as const;

/** Every component in every state. Without a theme in the address: both themes side by side, each in
 * a frame of its own, since a theme is the whole page's. `piece` shows one alone. */
export function Gallery({ search }: { search: string }) {
  const query = new URLSearchParams(search);
  const theme = query.get("theme");
  const alone = PIECES.find((it) => it.name === query.get("piece"));
  useLayoutEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);
  if (!theme) return <Both piece={alone} />;
  if (alone) return <Stand piece={alone} />;
  return (
    <main className="gallery">
      {PIECES.map((it) => (
        <Shown key={it.name} piece={it} theme={theme} />
      ))}
    </main>
  );
}

function Both({ piece }: { piece: Piece | undefined }) {
  return (
    <main className="gallery-both">
      {THEMES.map((theme) => (
        <iframe
          key={theme}
          title={theme}
          src={`gallery.html?theme=${theme}${piece ? `&piece=${piece.name}` : ""}`}
        />
      ))}
    </main>
  );
}

export function Shown({ piece, theme }: { piece: Piece; theme: string }) {
  return (
    <section className="gallery-piece" aria-label={piece.name}>
      <h2>
        <a href={`gallery.html?piece=${piece.name}`} target="_top">
          {piece.name}
        </a>
        <span className="mono">{piece.files.join(" ")}</span>
      </h2>
      {piece.height ? (
        <iframe
          title={`${piece.name}, ${theme}`}
          style={{ blockSize: piece.height }}
          src={`gallery.html?theme=${theme}&piece=${piece.name}`}
        />
      ) : (
        <Stand piece={piece} />
      )}
    </section>
  );
}
