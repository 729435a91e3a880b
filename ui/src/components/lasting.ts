import { useEffect, useState } from "react";

/** What is over sooner is not worth a sign that comes and goes. */
const SHOWN_AFTER_MS = 150;

/** Whether something has been so for a while. */
export function useLasting(is: boolean): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is) return;
    const timer = setTimeout(() => setLasts(true), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [is]);
  return is && lasts;
}
