import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

import { count } from "../../words/format";
import { fillOf, type Table } from "./tables";

const ROW = 30;
const AXIS = 34;
const DAYS_HEIGHT = 190;
/** Between words and bars. */
const GAP = 14;

/** Series are told apart by how they are filled too, never by colour alone. */
function filled(colour: string, at: number, page: string): string | CanvasPattern {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  const pattern = fillOf(at);
  if (!pen || pattern === 0) return colour;
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = page;
  pen.lineWidth = 2;
  pen.beginPath();
  if (pattern !== 2) {
    pen.moveTo(-2, 10);
    pen.lineTo(10, -2);
  }
  if (pattern !== 1) {
    pen.moveTo(4, 0);
    pen.lineTo(4, 8);
  }
  pen.stroke();
  return pen.createPattern(tile, "repeat") ?? colour;
}

/** Each series, where they are parts of a sum on top of those before it; the highest comes first. */
function heights(table: Table): number[][] {
  const height = (values: number[], at: number) =>
    values.slice(table.isSum ? 0 : at, at + 1).reduce((a, b) => a + b, 0);
  return table.series.map((_, at) => table.rows.map((it) => height(it.values, at))).reverse();
}

/** How wide words are. */
function measured(font: string): (words: string) => number {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) return () => 0;
  pen.font = font;
  return (words) => pen.measureText(words).width;
}

/** As much of it as there is room for; the table has all of it. */
function fitted(words: string, room: number, width: (words: string) => number): string {
  if (width(words) <= room) return words;
  let end = words.length;
  while (end > 1 && width(`${words.slice(0, end)}…`) > room) end -= 1;
  return `${words.slice(0, end).trimEnd()}…`;
}

/** Draws a table as bars into an element; the result takes them away again. */
export function draw(table: Table, into: HTMLElement): () => void {
  const style = getComputedStyle(into);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const scale = Number.parseFloat(style.fontSize) / 14;
  const font = `${12 * scale}px ${style.fontFamily}`;
  const width = measured(font);
  const names = table.rows.map((it) => it.short);
  const longest = Math.max(0, ...names.map(width));
  const room = Math.min(longest, into.clientWidth * 0.45);
  const labels = table.isByDay ? names : names.map((it) => fitted(it, room, width));
  const places = labels.map((_, at) => at);
  const across = table.isByDay;
  const series = table.series.map((label, at) => ({
    label,
    stroke: token(`chart-${(at % 6) + 1}`),
    fill: () => filled(token(`chart-${(at % 6) + 1}`), at, token("page")),
    width: 1,
    paths: table.isSum
      ? uPlot.paths.bars?.({ size: [0.64, 26], radius: 0.12 })
      : uPlot.paths.bars?.({ size: [0.36, 16], radius: 0.12, align: at === 0 ? -1 : 1 }),
    points: { show: false },
  }));
  const every = Math.ceil(labels.length / Math.max(2, Math.floor(into.clientWidth / 90)));
  const axis = { stroke: token("muted"), font, ticks: { show: false } };
  const size = () => ({
    width: Math.max(into.clientWidth, 120),
    height: across ? DAYS_HEIGHT : Math.max(labels.length * ROW * scale + AXIS, 90),
  });
  const plot = new uPlot(
    {
      ...size(),
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 12, 0, 0],
      scales: {
        x: {
          time: false,
          ori: across ? 0 : 1,
          dir: across ? 1 : -1,
          range: [-0.5, labels.length - 0.5],
        },
        y: {
          ori: across ? 1 : 0,
          range: (_, __, most) => [0, Math.max(most, 4)],
        },
      },
      axes: [
        {
          ...axis,
          scale: "x",
          side: across ? 2 : 3,
          size: across ? AXIS : room + GAP,
          grid: { show: false },
          splits: () => (across ? places.filter((at) => at % every === 0) : places),
          values: (_, at) => at.map((it) => labels[it] ?? ""),
        },
        {
          ...axis,
          scale: "y",
          side: across ? 3 : 2,
          size: across ? 40 : AXIS,
          grid: { stroke: token("line"), width: 1 },
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
          values: (_, values) => values.map((it) => count(it)),
        },
      ],
      series: [{}, ...series.reverse()],
    },
    [places, ...heights(table)] as uPlot.AlignedData,
    into,
  );
  const watcher = new ResizeObserver(() => plot.setSize(size()));
  watcher.observe(into);
  return () => {
    watcher.disconnect();
    plot.destroy();
  };
}
