import { createElement, use, type FunctionComponent } from "react";

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the screen that is fetched when it is first wanted, or before, when there is time. A
 * part that is there is drawn at once; whoever shows one that may not be stands in a `Suspense`.
 */
export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> & { fetch: () => Promise<unknown> } {
  let part: FunctionComponent<Props> | null = null;
  let coming: Promise<FunctionComponent<Props>> | null = null;
  const fetch = () => (coming ??= load().then((it) => (part = it)));
  parts.push(fetch);
  const Later = (props: Props) => createElement(part ?? use(fetch()), props);
  return Object.assign(Later, { fetch });
}

/** Fetches what was not wanted yet, one part after the other, so that it opens without a wait. */
export async function fetchAhead(): Promise<void> {
  for (const fetch of parts) await fetch();
}
