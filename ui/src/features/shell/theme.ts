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

/** The size of the text, from 100 to 200 percent of what the system has. */
export function useTextSize(): void {
  const { text_percent } = useSettings();
  useEffect(() => {
    const { documentElement: root, body } = document;
    root.style.setProperty("--text-scale", String(text_percent / 100));
    // Chromium goes on asking in the size of before what fits, until it has to measure anew.
    body.style.containerType = "normal";
    void body.offsetWidth;
    body.style.containerType = "";
  }, [text_percent]);
}
