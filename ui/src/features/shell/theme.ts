import { useEffect } from "react";

import { useSettings } from "../../queries/queries";

/** Light and dark by the setting; the system decides where neither is chosen. */
export function useTheme(): void {
  const { theme } = useSettings();
  useEffect(() => {
    const root = document.documentElement;
    if (theme === "system") delete root.dataset.theme;
    else root.dataset.theme = theme;
  }, [theme]);
}

/** The size of the text, from 100 to 130 percent of what the system has. */
export function useTextSize(): void {
  const { text_percent } = useSettings();
  useEffect(() => {
    document.documentElement.style.setProperty("--text-scale", String(text_percent / 100));
  }, [text_percent]);
}
