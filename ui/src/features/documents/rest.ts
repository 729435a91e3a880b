import { useEffect, useState } from "react";

import { useIsReading } from "../../queries/fetching";

/** Whether no picture has been made for so long since this place was entered: what is not in sight
 * yet waits for what is. Another `of` is another place. */
export function useRest(ms: number, of: string): boolean {
  const isBusy = useIsReading("preview");
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    if (isBusy) return;
    const timer = setTimeout(() => setRested(of), ms);
    return () => clearTimeout(timer);
  }, [isBusy, ms, of]);
  return rested === of;
}
