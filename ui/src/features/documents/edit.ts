import { NO_EDIT, type Crop, type Edit, type TriedFile } from "../../backend/backend";

export type Edge = keyof Crop;

/** A whole side of a picture, in the unit of a crop. */
export const WHOLE = 10_000;
/** What is left at least between two edges: a twentieth of the side. */
const LEAST = 500;

export const WHOLE_PICTURE: Crop = { left: 0, top: 0, right: WHOLE, bottom: WHOLE };

function turnedRight({ left, top, right, bottom }: Crop): Crop {
  return { left: WHOLE - bottom, top: left, right: WHOLE - top, bottom: right };
}

/** Turned by so many quarters to the right; the crop stays on what it was on. */
export function turned(edit: Edit, quarters: number): Edit {
  const by = ((quarters % 4) + 4) % 4;
  let { crop } = edit;
  for (let at = 0; at < by && crop; at += 1) crop = turnedRight(crop);
  return { ...edit, turn: (edit.turn + by) % 4, crop };
}

export function sameCrop(one: Crop | null, other: Crop | null): boolean {
  const [a, b] = [one ?? WHOLE_PICTURE, other ?? WHOLE_PICTURE];
  return (Object.keys(WHOLE_PICTURE) as Edge[]).every((edge) => a[edge] === b[edge]);
}

/** A crop to all of a picture is none. */
export function cropped(edit: Edit, crop: Crop | null): Edit {
  return { ...edit, crop: sameCrop(crop, null) ? null : crop };
}

const clamp = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)));

/** Puts edges at places; none passes the picture's side or comes near the edge across. */
export function placed(crop: Crop, to: Partial<Crop>): Crop {
  const next = { ...crop };
  if (to.left !== undefined) next.left = clamp(to.left, 0, crop.right - LEAST);
  if (to.right !== undefined) next.right = clamp(to.right, crop.left + LEAST, WHOLE);
  if (to.top !== undefined) next.top = clamp(to.top, 0, crop.bottom - LEAST);
  if (to.bottom !== undefined) next.bottom = clamp(to.bottom, crop.top + LEAST, WHOLE);
  return next;
}

/** Chosen, a page stands last; chosen again, it goes. A crop of other pages goes with them. */
export function withPage(edit: Edit, page: number): Edit {
  const pages = edit.pages.includes(page)
    ? edit.pages.filter((it) => it !== page)
    : [...edit.pages, page];
  return { ...edit, pages, crop: null };
}

/** Everything but the pages as it was. */
export function reset(edit: Edit): Edit {
  return { ...NO_EDIT, pages: edit.pages };
}

/** Of a file of several pages somebody has to say which, where one picture is wanted. */
export function asksPages(tried: TriedFile, edit: Edit): boolean {
  return edit.pages.length > 0 || tried.findings.some((it) => it.code === "choose_pages");
}
