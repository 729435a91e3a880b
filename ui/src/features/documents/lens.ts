/** How much of a picture is seen: as large as fits, as wide as the pane, or so many times the fit. */
export type Zoom = number | "fit" | "width";

/** What of a picture stands in the middle of its pane, from 0 to 1 of its sides. It says the same
 * for pictures of any size, so that two panes can share it. */
export interface Lens {
  zoom: Zoom;
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Place {
  x: number;
  y: number;
}

export const WHOLE_LENS: Lens = { zoom: "fit", x: 0.5, y: 0.5 };

/** Times the fit; more shows no more. */
const MOST = 12;
export const STEP = 1.25;
/** What of a pane is passed over by a page down. */
const PAGE = 0.9;

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, value));

/** How often the fit goes into what is shown. */
export function timesFit(zoom: Zoom, pane: Size, picture: Size): number {
  if (zoom === "fit") return 1;
  if (typeof zoom === "number") return zoom;
  return Math.max(1, (pane.width * picture.height) / (pane.height * picture.width));
}

function shownSize(zoom: Zoom, pane: Size, picture: Size): Size {
  const fit = Math.min(pane.width / picture.width, pane.height / picture.height);
  const scale = fit * timesFit(zoom, pane, picture);
  return { width: picture.width * scale, height: picture.height * scale };
}

/** The middle that leaves no empty ground beside a picture that fills its pane. */
function middle(at: number, shown: number, pane: number): number {
  if (shown <= pane) return 0.5;
  const half = pane / 2 / shown;
  return clamp(at, half, 1 - half);
}

/** Where the picture stands in its pane, in pixels. */
export function placeOf(lens: Lens, pane: Size, picture: Size): Place & Size {
  const { width, height } = shownSize(lens.zoom, pane, picture);
  return {
    width,
    height,
    x: pane.width / 2 - middle(lens.x, width, pane.width) * width,
    y: pane.height / 2 - middle(lens.y, height, pane.height) * height,
  };
}

/** Larger or smaller; what was under the pointer stays there. */
export function zoomed(lens: Lens, by: number, at: Place, pane: Size, picture: Size): Lens {
  const zoom = clamp(timesFit(lens.zoom, pane, picture) * by, 1, MOST);
  // So near to the fit that nobody meant anything else.
  if (zoom < 1.02) return WHOLE_LENS;
  const from = placeOf(lens, pane, picture);
  const to = shownSize(zoom, pane, picture);
  const kept = { x: (at.x - from.x) / from.width, y: (at.y - from.y) / from.height };
  const centre = (point: number, place: number, shown: number, side: number) =>
    middle(point + (side / 2 - place) / shown, shown, side);
  return {
    zoom,
    x: centre(kept.x, at.x, to.width, pane.width),
    y: centre(kept.y, at.y, to.height, pane.height),
  };
}

/** Moved by so many pixels; the same lens where there is nowhere to go. */
export function panned(lens: Lens, by: Place, pane: Size, picture: Size): Lens {
  const { width, height } = shownSize(lens.zoom, pane, picture);
  const x = middle(middle(lens.x, width, pane.width) - by.x / width, width, pane.width);
  const y = middle(middle(lens.y, height, pane.height) - by.y / height, height, pane.height);
  const isSame = Math.abs(x - lens.x) < 1e-9 && Math.abs(y - lens.y) < 1e-9;
  return isSame ? lens : { ...lens, x, y };
}

/** A page further down or up; the same lens at the end. */
export function paged(lens: Lens, by: number, pane: Size, picture: Size): Lens {
  return panned(lens, { x: 0, y: -by * pane.height * PAGE }, pane, picture);
}

/** As wide as the pane, from its top. */
export const WIDTH_LENS: Lens = { zoom: "width", x: 0.5, y: 0 };

export function canPan(lens: Lens, pane: Size, picture: Size): boolean {
  const { width, height } = shownSize(lens.zoom, pane, picture);
  return width > pane.width + 0.5 || height > pane.height + 0.5;
}
