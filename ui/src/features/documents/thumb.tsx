import { useEffect, useRef } from "react";

import type { DocumentView } from "../../backend/backend";
import { warm } from "./decoded";
import { usePicture } from "./kept";
import { useRest } from "./rest";
import { useTurn } from "./turns";

/** Twice as many pixels as on the screen. */
const WIDTH = 76;
const HEIGHT = 56;
/** The document that is open comes first. */
const QUIET_MS = 300;

/** A document small, for its tab. It is drawn once from the picture that the stage shows too. */
export function Thumb({ url, document }: { url: string | null; document: DocumentView | null }) {
  const isDue = useRest(QUIET_MS, "");
  const picture = usePicture(url === null && isDue ? document : null, "prepared");
  const turn = useTurn(document?.document_id ?? "");
  const address = url ?? picture.data ?? null;
  return <Drawn key={address} url={address} turn={turn} />;
}

function Drawn({ url, turn }: { url: string | null; turn: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    if (url !== null) {
      void warm(url).then((picture) => {
        if (isGone || picture === null) return;
        const pen = canvas.current?.getContext("2d");
        if (pen) draw(pen, picture, turn);
      });
    }
    return () => {
      isGone = true;
    };
  }, [url, turn]);
  return <canvas ref={canvas} className="thumb" width={WIDTH} height={HEIGHT} aria-hidden="true" />;
}

function draw(pen: CanvasRenderingContext2D, picture: HTMLImageElement, turn: number): void {
  const { naturalWidth, naturalHeight } = picture;
  const isAcross = turn % 2 === 1;
  const scale = Math.min(
    WIDTH / (isAcross ? naturalHeight : naturalWidth),
    HEIGHT / (isAcross ? naturalWidth : naturalHeight),
  );
  const [width, height] = [naturalWidth * scale, naturalHeight * scale];
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, WIDTH, HEIGHT);
  pen.translate(WIDTH / 2, HEIGHT / 2);
  pen.rotate((turn * Math.PI) / 2);
  pen.drawImage(picture, -width / 2, -height / 2, width, height);
}
