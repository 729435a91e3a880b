import { FORM_PIECES } from "./form-pieces";
import type { Piece } from "./piece";
import { SCREEN_PIECES } from "./screen-pieces";
import { SIGN_PIECES } from "./sign-pieces";
import { TOLD_PIECES } from "./told-pieces";

/** All that the gallery shows, in its order. A test holds that every component has its place. */
export const PIECES: readonly Piece[] = [
  ...FORM_PIECES,
  ...TOLD_PIECES,
  ...SIGN_PIECES,
  ...SCREEN_PIECES,
];
