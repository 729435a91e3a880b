/** How a picture is lit on the screen. The file stays as it is. */
export interface Light {
  /** In percent, 100 is the picture's own. */
  brightness: number;
  contrast: number;
  isInverted: boolean;
  isSharpened: boolean;
}

export const PLAIN_LIGHT: Light = {
  brightness: 100,
  contrast: 100,
  isInverted: false,
  isSharpened: false,
};

/** The id of the filter that sharpens; CSS has none of its own. */
export const SHARPEN = "stage-sharpen";

/** The filter for a picture; none where it is lit as it is. */
export function filterOf(light: Light): string | undefined {
  const steps = [
    light.isSharpened && `url(#${SHARPEN})`,
    light.brightness !== 100 && `brightness(${light.brightness}%)`,
    light.contrast !== 100 && `contrast(${light.contrast}%)`,
    light.isInverted && "invert(1)",
  ].filter(Boolean);
  return steps.length > 0 ? steps.join(" ") : undefined;
}
