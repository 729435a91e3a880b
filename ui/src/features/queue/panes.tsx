import { Outlet, useParams } from "@tanstack/react-router";
import { useState, type CSSProperties } from "react";

import { useStore } from "../../components/store";
import { isTable, width } from "./look";
import { Picker } from "./picker";
import { Queue } from "./queue";

/** The queue stays while cases come and go beside it. */
export function Panes() {
  const { caseId } = useParams({ strict: false });
  const chosen = useStore(width);
  const table = useStore(isTable);
  // For which case the list was asked for: choosing another one puts it away.
  const [pickedAt, setPickedAt] = useState<string | null>(null);
  const isPicking = caseId !== undefined && pickedAt === caseId;
  const classes = ["panes", caseId ? "panes-case" : "panes-queue"];
  if (!caseId && table) classes.push("panes-table");
  if (isPicking) classes.push("panes-picking");
  return (
    <div
      className={classes.join(" ")}
      style={chosen ? ({ "--queue-width": `${chosen}px` } as CSSProperties) : undefined}
    >
      {caseId && <Picker isOpen={isPicking} onOpen={(open) => setPickedAt(open ? caseId : null)} />}
      <Queue />
      <Outlet />
    </div>
  );
}
