import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import type { Backend, DocumentFacts } from "../../backend/backend";
import { inLane } from "./lanes";
import type { Size } from "./lens";
import { isKept, type TrayFile } from "./tray";

/** A picture may be shown so many times larger than it is before it looks coarse. */
const ENOUGH = 1.1;
/** Whoever looks closer comes back to it soon, or not at all. */
const KEPT_MS = 30_000;

/** How to come by the address of a picture that has all its pixels. */
export interface Whole {
  /** Its longest side in pixels; of a page that is drawn it is not known before. */
  longest: number;
  queryKey: readonly unknown[];
  queryFn: () => Promise<string>;
}

export const longestOf = (facts: DocumentFacts): number =>
  Math.max(facts.width ?? Infinity, facts.height ?? Infinity);

/** The whole picture of a file that is not attached, before it is cropped. */
export function wholeOfFile(
  backend: Backend,
  { file: { handle }, edit }: TrayFile,
  facts: DocumentFacts | null,
  page = 1,
): Whole | null {
  if (!facts) return null;
  const pages = page > 1 ? [page] : edit.pages;
  return {
    longest: longestOf(facts),
    queryKey: ["whole", handle, pages, edit.turn],
    queryFn: () =>
      inLane(handle, () =>
        isKept(handle)
          ? backend.filePicture(handle, { pages, turn: edit.turn, crop: null }, "whole")
          : Promise.reject(new Error("taken away")),
      ),
  };
}

/** The whole picture, as long as the one that is there is shown so many times larger than its
 * pixels bear and there are more: its address, and whether it can be seen. What cannot be had leaves
 * the picture as it is. */
export function useWhole(whole: Whole | null, shown: Size | null, times: number) {
  const isWanted =
    whole !== null &&
    shown !== null &&
    whole.longest > Math.max(shown.width, shown.height) &&
    times * window.devicePixelRatio > ENOUGH;
  const { data } = useQuery({
    queryKey: whole?.queryKey ?? ["whole"],
    queryFn: () => whole?.queryFn() ?? Promise.reject(new Error("nothing to ask for")),
    enabled: isWanted,
    gcTime: KEPT_MS,
  });
  const [loaded, setLoaded] = useState<string | null>(null);
  const url = isWanted && data ? data : null;
  return { url, isThere: url !== null && loaded === url, onLoad: () => setLoaded(url) };
}
