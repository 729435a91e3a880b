import type { Settings } from "../../backend/backend";

/** Light and dark by the setting; the system decides where neither is chosen. */
export function wearTheme(theme: Settings["theme"]): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** The size of the text, from 100 to 200 percent of what the system has. */
export function wearTextSize(percent: number): void {
  const { documentElement: root, body } = document;
  const scale = String(percent / 100);
  if (root.style.getPropertyValue("--text-scale") === scale) return;
  root.style.setProperty("--text-scale", scale);
  // Chromium goes on asking in the size of before what fits, until it has to measure anew.
  body.style.containerType = "normal";
  void body.offsetWidth;
  body.style.containerType = "";
}
