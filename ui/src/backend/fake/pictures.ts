import type { Crop } from "../backend";

/** Pictures of documents that nobody can take for real ones. */

interface Drawing {
  width: number;
  height: number;
  body: string;
}

function svg(width: number, height: number, body: string): Drawing {
  return { width, height, body };
}

function shown({ width, height, body }: Drawing, box = [0, 0, width, height]): string {
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${box[2]}" height="${box[3]}" viewBox="${box.join(" ")}" font-family="sans-serif">${body}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(text)}`;
}

const lines = (x: number, y: number, widths: number[]) =>
  widths
    .map(
      (width, at) =>
        `<rect x="${x}" y="${y + at * 46}" width="${width}" height="20" rx="4" fill="#5a6672" opacity=".55"/>`,
    )
    .join("");
const face = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y})"><rect width="${size}" height="${size * 1.25}" fill="#c9d3dc"/><circle cx="${size / 2}" cy="${size * 0.48}" r="${size * 0.22}" fill="#8b98a5"/><path d="M${size * 0.12} ${size * 1.25}c0-${size * 0.62} ${size * 0.76}-${size * 0.62} ${size * 0.76} 0z" fill="#8b98a5"/></g>`;

export function pictureOf(slot: string): string {
  return shown(drawingOf(slot));
}

/** The picture after so many quarter turns to the right and a crop; of a page its number is seen. */
export function turnedPicture(
  slot: string,
  quarters: number,
  crop: Crop | null,
  page?: number,
): string {
  const { width, height, body } = drawingOf(slot);
  const sides: [number, number] = quarters % 2 ? [height, width] : [width, height];
  const [x, y] = [
    [0, 0],
    [height, 0],
    [width, height],
    [0, width],
  ][quarters] ?? [0, 0];
  const number = page ? `<text x="560" y="900" font-size="300" fill="#33628f">${page}</text>` : "";
  const turned = `<g transform="translate(${x} ${y}) rotate(${quarters * 90})">${body}${number}</g>`;
  const { left, top, right, bottom } = crop ?? { left: 0, top: 0, right: 10_000, bottom: 10_000 };
  const part = (side: number, from: number, to: number) => (side * (to - from)) / 10_000;
  return shown({ width: sides[0], height: sides[1], body: turned }, [
    part(sides[0], 0, left),
    part(sides[1], 0, top),
    part(sides[0], left, right),
    part(sides[1], top, bottom),
  ]);
}

function drawingOf(slot: string): Drawing {
  if (slot === "SELFIE") {
    return svg(900, 1200, `<rect width="900" height="1200" fill="#b9c4cd"/>${face(150, 200, 600)}`);
  }
  if (
    slot === "ADDRESS_VERIFICATION" ||
    slot === "IDENTIFICATION_NUMBER_VERIFICATION" ||
    slot === "OTHER"
  ) {
    return svg(
      1240,
      1754,
      `<rect width="1240" height="1754" fill="#fdfdfb"/><rect x="90" y="110" width="300" height="70" fill="#33628f"/>${lines(90, 300, [420, 360, 300])}${lines(90, 560, [1040, 980, 1010, 900, 1050, 940, 700])}${lines(700, 1000, [430, 430, 430])}<text x="90" y="1640" font-size="44" fill="#8a4b00">SAMPLE: NOT A REAL DOCUMENT</text>`,
    );
  }
  const title =
    slot === "PASSPORT"
      ? "PASSPORT"
      : slot === "ID_BACK"
        ? "IDENTITY CARD (BACK)"
        : "IDENTITY CARD";
  return svg(
    1400,
    980,
    `<rect width="1400" height="980" fill="#e4ecf2"/><rect width="1400" height="120" fill="#274b6d"/><text x="60" y="80" font-size="52" fill="#fff">${title}: SAMPLE</text>${slot === "ID_BACK" ? lines(60, 220, [900, 820, 760, 400]) : face(60, 190, 360) + lines(500, 230, [620, 520, 560, 300, 420])}<text x="60" y="830" font-size="46" font-family="monospace" fill="#222">P&lt;XXXSAMPLE&lt;&lt;NOBODY&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;&lt;</text><text x="60" y="900" font-size="46" font-family="monospace" fill="#222">0000000000XXX0000000X0000000&lt;&lt;&lt;&lt;&lt;&lt;</text>`,
  );
}
