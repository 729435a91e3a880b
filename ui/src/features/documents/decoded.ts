import type { Size } from "./lens";

/** So many pictures are kept ready to be drawn; each may take some 10 MB of memory. */
const MOST = 6;

/** By address, the latest last. */
const ready = new Map<string, HTMLImageElement>();

/** Loads a picture and decodes it, so that it can be drawn at once. Of what cannot be loaded the
 * place that shows it tells. */
export async function warm(url: string): Promise<HTMLImageElement | null> {
  const known = ready.get(url);
  const picture = known ?? new Image();
  ready.delete(url);
  ready.set(url, picture);
  for (const oldest of ready.keys()) {
    if (ready.size <= MOST) break;
    ready.delete(oldest);
  }
  if (!known) picture.src = url;
  try {
    await picture.decode();
    return picture;
  } catch {
    ready.delete(url);
    return null;
  }
}

/** The sides of a picture that is ready; null of any other. Whoever knows them need not wait for
 * the picture to say how large it is. */
export function sizeOfReady(url: string): Size | null {
  const picture = ready.get(url);
  if (!picture || picture.naturalWidth === 0) return null;
  return { width: picture.naturalWidth, height: picture.naturalHeight };
}

/** How many pictures are kept. */
export const keptReady = (): number => ready.size;

/** Pictures do not outlast the lock, nor the sharing of the screen. */
export function forgetDecoded(): void {
  ready.clear();
}
