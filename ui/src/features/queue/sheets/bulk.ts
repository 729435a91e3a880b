import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { useBackend } from "../../../backend/context";
import { toCommandError } from "../../../backend/errors";
import type { BulkAct, Chosen } from "../../../commands/workbench";
import { caseOf } from "../../../queries/queries";
import { say, t, whatHappened } from "../../../words/words";
import { actionOf } from "../../actions/actions";

/** So many cases are looked at side by side. */
const LANES = 4;

/** How it went for one case. */
export interface Outcome {
  chosen: Chosen;
  state: "done" | "failed" | "left";
  words: string;
  /** What can be taken back for a while. */
  submission?: string;
}

/** What was done to one case. */
export type Done = Pick<Outcome, "words" | "submission">;

export interface Looked {
  /** How many were looked at. */
  looked: number;
  can: readonly Chosen[];
  /** Cases that cannot, by why. */
  cannot: ReadonlyMap<string, readonly Chosen[]>;
}

/** Whether each case can be submitted is the use case's word; it is asked before anything is done. */
export function useLooked(act: BulkAct, chosen: readonly Chosen[]): Looked {
  const backend = useBackend();
  const client = useQueryClient();
  const [why, setWhy] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    if (act !== "submit") return;
    let isLeft = false;
    const left = [...chosen];
    const look = async () => {
      for (let it = left.shift(); it && !isLeft; it = left.shift()) {
        const id = it.case_id;
        const words = await client
          .fetchQuery(caseOf(backend, id))
          .then((view) => {
            const action = actionOf(view, "submit");
            if (action?.available) return null;
            return action?.reason ? say(action.reason) : t("ui-why-not-now");
          })
          .catch((failure: unknown) => whatHappened(toCommandError(failure)));
        if (!isLeft) setWhy((now) => new Map(now).set(id, words));
      }
    };
    for (let lane = 0; lane < LANES; lane += 1) void look();
    return () => {
      isLeft = true;
    };
  }, [act, chosen, backend, client]);

  if (act !== "submit") return { looked: chosen.length, can: chosen, cannot: new Map() };
  const cannot = new Map<string, Chosen[]>();
  for (const it of chosen) {
    const words = why.get(it.case_id);
    if (words) cannot.set(words, [...(cannot.get(words) ?? []), it]);
  }
  const can = chosen.filter((it) => why.get(it.case_id) === null);
  return { looked: why.size, can, cannot };
}

/** Does one thing to cases one after the other; each has its own outcome. */
export function useRun() {
  const client = useQueryClient();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [state, setState] = useState<"before" | "running" | "done">("before");
  const isStopped = useRef(false);
  const run = async (cases: readonly Chosen[], act: (id: string) => Promise<Done>) => {
    isStopped.current = false;
    setState("running");
    const add = (outcome: Outcome) => setOutcomes((now) => [...now, outcome]);
    for (const chosen of cases) {
      if (isStopped.current) {
        add({ chosen, state: "left", words: t("ui-bulk-left") });
        continue;
      }
      try {
        add({ chosen, state: "done", ...(await act(chosen.case_id)) });
      } catch (failure) {
        const error = toCommandError(failure);
        // Nothing of a locked vault can be done; the others would fail the same way.
        isStopped.current ||= error.code === "vault_locked";
        add({ chosen, state: "failed", words: whatHappened(error) });
      }
    }
    setState("done");
    for (const key of ["queue", "counts", "outbox", "case"]) {
      void client.invalidateQueries({ queryKey: [key] });
    }
  };
  const stop = () => {
    isStopped.current = true;
  };
  /** What was taken back is no longer done. */
  const takenBack = (submissions: ReadonlySet<string>) =>
    setOutcomes((now) =>
      now.map((it) =>
        it.submission && submissions.has(it.submission)
          ? { chosen: it.chosen, state: "left", words: t("ui-bulk-taken-back") }
          : it,
      ),
    );
  return { outcomes, state, run, stop, takenBack };
}
