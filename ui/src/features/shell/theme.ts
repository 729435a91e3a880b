import { useEffect } from "react";

import { useSettings } from "../../queries/queries";
import { wearTextSize, wearTheme } from "./look";

/** Light or dark, as the settings say. */
export function useTheme(): void {
  const { theme } = useSettings();
  useEffect(() => wearTheme(theme), [theme]);
}

/** The size of the text, as the settings say. */
export function useTextSize(): void {
  const { text_percent } = useSettings();
  useEffect(() => wearTextSize(text_percent), [text_percent]);
}
