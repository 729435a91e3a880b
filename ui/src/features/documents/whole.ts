import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Backend, DocumentFacts } from "../../backend/backend";
import { inLane } from "./lanes";
import { isKept, type TrayFile } from "./tray";

/** The longest side of the pictures that are shown first, in pixels. */
const SCREEN_SIDE = 1_600;
/** A picture may be shown so many times larger than it is before it looks coarse. */
const ENOUGH = 1.1;
/** Who looks closer comes back to it soon, or not at all; each takes some 50 MB while it is shown. */
const KEPT_MS = 30_000;

/** How to come by the address of a picture that has all its pixels. */
export interface Whole {
  queryKey: readonly unknown[];
  queryFn: () => Promise<string>;
}

/** Whether a file may have more pixels than the picture that is shown first. How many a page has
 * that is drawn is not known before. */
export function hasMore(facts: DocumentFacts | null | undefined): boolean {
  if (!facts) return false;
  return Math.max(facts.width ?? Infinity, facts.height ?? Infinity) > SCREEN_SIDE;
}

/** The whole picture of a file that is not attached, before it is cropped. */
export function wholeOfFile(
  backend: Backend,
  { file: { handle }, edit }: TrayFile,
  facts: DocumentFacts | null | undefined,
  page = 1,
): Whole | null {
  if (!hasMore(facts)) return null;
  const pages = page > 1 ? [page] : edit.pages;
  return {
    queryKey: ["whole", handle, pages, edit.turn],
    queryFn: () =>
      inLane(handle, () =>
        isKept(handle)
          ? backend.filePicture(handle, { pages, turn: edit.turn, crop: null }, "whole")
          : Promise.reject(new Error("taken away")),
      ),
  };
}

/** Whether a picture of so many pixels across is shown larger than its pixels bear. */
export const isCoarse = (shown: number, pixels: number): boolean =>
  shown * window.devicePixelRatio > pixels * ENOUGH;

/** The whole picture while it is wanted: its address, and whether it can be seen. What cannot be had
 * leaves the picture as it is. */
export function useWhole(whole: Whole | null, isWanted: boolean) {
  const { data } = useQuery({
    queryKey: whole?.queryKey ?? ["whole"],
    queryFn: () => whole?.queryFn() ?? Promise.reject(new Error("nothing to ask for")),
    enabled: whole !== null && isWanted,
    gcTime: KEPT_MS,
  });
  const [loaded, setLoaded] = useState<string | null>(null);
  const url = whole && isWanted && data ? data : null;
  return { url, isThere: url !== null && loaded === url, onLoad: () => setLoaded(url) };
}
