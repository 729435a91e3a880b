import { describe, expect, test } from "vitest";

import {
  canPan,
  paged,
  panned,
  placeOf,
  WHOLE_LENS,
  WIDTH_LENS,
  zoomed,
  type Lens,
} from "../features/documents/lens";

const pane = { width: 400, height: 300 };
const picture = { width: 800, height: 400 };
/** The point of the picture, from 0 to 1, that stands at a place of the pane. */
const under = (lens: Lens, at: { x: number; y: number }) => {
  const place = placeOf(lens, pane, picture);
  return { x: (at.x - place.x) / place.width, y: (at.y - place.y) / place.height };
};

describe("a lens", () => {
  test("shows the whole, in the middle of its pane", () => {
    expect(placeOf(WHOLE_LENS, pane, picture)).toEqual({ x: 0, y: 50, width: 400, height: 200 });
    expect(canPan(WHOLE_LENS, pane, picture)).toBe(false);
  });

  test("keeps what is under the pointer there while it grows", () => {
    const at = { x: 90, y: 110 };
    const near = zoomed(WHOLE_LENS, 2, at, pane, picture);
    const nearer = zoomed(near, 2, at, pane, picture);
    expect(near.zoom).toBe(2);
    expect(under(nearer, at).x).toBeCloseTo(under(near, at).x, 9);
    expect(under(nearer, at).y).toBeCloseTo(under(near, at).y, 9);
  });

  test("never shows less than the whole, nor more than is of use", () => {
    expect(zoomed(WHOLE_LENS, 0.5, { x: 0, y: 0 }, pane, picture)).toEqual(WHOLE_LENS);
    expect(zoomed(WHOLE_LENS, 100, { x: 0, y: 0 }, pane, picture).zoom).toBe(12);
  });

  test("leaves no empty ground beside a picture that fills its pane", () => {
    const near = zoomed(WHOLE_LENS, 4, { x: 200, y: 150 }, pane, picture);
    const far = panned(near, { x: 9_999, y: -9_999 }, pane, picture);
    const place = placeOf(far, pane, picture);
    expect(place.x).toBeCloseTo(0, 9);
    expect(place.y + place.height).toBeCloseTo(pane.height, 9);
    expect(panned(far, { x: 5, y: 0 }, pane, picture)).toBe(far);
  });

  test("goes down a tall picture by pages, and says when it is at the end", () => {
    const tall = { width: 300, height: 1_200 };
    let lens = WIDTH_LENS;
    expect(placeOf(lens, pane, tall)).toEqual({ x: 0, y: 0, width: 400, height: 1_600 });
    let pages = 0;
    for (let next = paged(lens, 1, pane, tall); next !== lens; pages += 1) {
      lens = next;
      next = paged(lens, 1, pane, tall);
    }
    expect(pages).toBe(5);
    expect(placeOf(lens, pane, tall).y).toBeCloseTo(pane.height - 1_600, 9);
  });

  test("is the same for a picture of other size, so that two panes can share it", () => {
    const near = zoomed(WHOLE_LENS, 3, { x: 300, y: 100 }, pane, picture);
    const small = { width: 80, height: 40 };
    expect(placeOf(near, pane, small)).toEqual(placeOf(near, pane, picture));
  });
});
