import { useState } from "react";

import { useNow } from "../../components/now";

/** Seconds that are left of a wait that was told as `seconds`; counted down to nothing. */
export function useWait(seconds: number): number {
  const now = useNow(seconds > 0 ? 500 : 0);
  const [told, setTold] = useState({ seconds, at: now });
  if (told.seconds !== seconds) setTold({ seconds, at: now });
  const passed = Math.max(0, now - told.at) / 1_000;
  return seconds > 0 ? Math.max(0, Math.ceil(told.seconds - passed)) : 0;
}
