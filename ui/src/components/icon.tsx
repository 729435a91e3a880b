/* One family, drawn on a 16 px grid with 1.5 px strokes. */
const PATHS = {
  add: "M8 3v10M3 8h10",
  alert: "M8 2.5 14.2 13H1.8L8 2.5ZM8 6.5v3M8 11.3v.2",
  approve: "M8 2.2 13 4v4.2c0 2.8-2.1 4.7-5 5.6-2.9-.9-5-2.8-5-5.6V4l5-1.8ZM5.7 8l1.7 1.7L10.5 6.4",
  arrow: "M3 8h9.5M9 4.5 12.5 8 9 11.5",
  ask: "M2.5 3.5h11v7.5H8.7L5.5 13.6V11h-3V3.5ZM8 5.4v2.2M8 9.2v.1",
  back: "M13 8H3.5M7 4.5 3.5 8 7 11.5",
  chart: "M2.5 2.5v11h11M5.5 11V8M8.5 11V5M11.5 11V6.8",
  check: "M3 8.5 6.4 12 13 4.8",
  clock: "M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2ZM8 4.8V8l2.2 1.5",
  close: "M4 4l8 8M12 4l-8 8",
  compare: "M2.5 3h4.5v10H2.5V3ZM9 3h4.5v10H9V3Z",
  copy: "M5.5 5.5V3h7.5v7.5h-2.5M3 5.5h7.5V13H3V5.5Z",
  crop: "M4.5 1.8v9.7h9.7M1.8 4.5h9.7v9.7",
  decline: "M5.2 2.2h5.6l3 3v5.6l-3 3H5.2l-3-3V5.2l3-3ZM6 6l4 4M10 6l-4 4",
  differs: "M3 6.2h10M3 9.8h10M10.5 3 5.5 13",
  down: "M4 6.2 8 10l4-3.8",
  eye: "M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
  file: "M4 2h5l3.2 3.2V14H4V2ZM8.8 2v3.4h3.4",
  filter: "M2 3.2h12L9.4 8.4v4.4L6.6 11.4V8.4L2 3.2Z",
  flag: "M4 14V2.4M4 3h8.2l-2 3 2 3H4",
  image: "M2.5 3h11v10h-11V3ZM2.5 11l3.4-3.6 2.6 2.7 1.8-1.7 3.2 3.1M10.6 5.7v.1",
  light:
    "M8 5.4a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2ZM8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1",
  link: "M6.8 9.2 9.2 6.8M7.4 4.8l1.3-1.3a2.7 2.7 0 0 1 3.8 3.8l-1.3 1.3M8.6 11.2l-1.3 1.3a2.7 2.7 0 0 1-3.8-3.8l1.3-1.3",
  list: "M2.5 4h11M2.5 8h11M2.5 12h11",
  lock: "M3.5 7.2h9v6.3h-9V7.2ZM5.5 7V5a2.5 2.5 0 0 1 5 0v2M8 9.6v1.6",
  loupe: "M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4ZM10.2 10.2l3.3 3.3M7 5.2v3.6M5.2 7h3.6",
  minus: "M3 8h10",
  more: "M3.5 8h.1M8 8h.1M12.5 8h.1",
  note: "M3 2.5h10v7.3L9.6 13.5H3V2.5ZM13 9.8H9.6v3.7M5.3 5.6h5.4M5.3 8h3",
  outbox: "M2.5 9.5V13h11V9.5M2.5 9.5h3.2l1 1.6h2.6l1-1.6h3.2M8 8V2.8M5.5 5 8 2.5 10.5 5",
  plug: "M6 2.2v3M10 2.2v3M4.2 5.2h7.6v2.3a3.8 3.8 0 0 1-7.6 0V5.2ZM8 11.4v2.6",
  question: "M5.6 6a2.4 2.4 0 1 1 3.6 2c-.8.5-1.2.9-1.2 1.8M8 12.2v.2",
  search: "M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4ZM10.2 10.2l3.3 3.3",
  send: "M2.5 8 13.5 3l-3 10.5-3-4-5-1.5ZM7.5 9.5l2.8-3",
  settings:
    "M2.5 4.5h6.2M11.5 4.5h2M2.5 11.5h2M7.3 11.5h6.2M10.1 3.1a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8ZM5.9 10.1a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z",
  sync: "M13 6.5A5.2 5.2 0 0 0 3.6 5.2M3 9.5a5.2 5.2 0 0 0 9.4 1.3M3.4 2.6v2.8h2.8M12.6 13.4v-2.8H9.8",
  table: "M2.2 3h11.6v10H2.2V3ZM2.2 6.4h11.6M6.4 6.4V13M10.2 6.4V13",
  trash: "M3 4.5h10M6 4.2V2.8h4v1.4M4.5 4.6 5 13.5h6l.5-8.9",
  "turn-left": "M3.2 6.2A5.2 5.2 0 1 1 3 10M3 2.6v3.8h3.8",
  "turn-right": "M12.8 6.2A5.2 5.2 0 1 0 13 10M13 2.6v3.8H9.2",
  up: "M4 9.8 8 6l4 3.8",
  undo: "M3 6.5h6.5a3.4 3.4 0 0 1 0 6.8H6M5.8 3.5 2.8 6.5l3 3",
} as const;

export type IconName = keyof typeof PATHS;
export const ICONS = Object.keys(PATHS) as IconName[];

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
