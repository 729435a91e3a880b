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
