import { Store } from "../../components/store";

/** How many files are worked on at a time; the rest wait their turn, the file that is open first. */
const LANES = 2;

/** What is worked on now, by name. */
export const underWay = new Store<readonly string[]>([]);

interface Waiting {
  name: string;
  isFirst: () => boolean;
  start: () => void;
}

let running = 0;
const waiting: Waiting[] = [];

function next(): void {
  while (running < LANES && waiting.length > 0) {
    const first = waiting.findIndex((it) => it.isFirst());
    const [turn] = waiting.splice(Math.max(0, first), 1);
    if (!turn) return;
    running += 1;
    underWay.set((now) => [...now, turn.name]);
    turn.start();
  }
}

function ended(name: string): void {
  running -= 1;
  underWay.set((now) => now.toSpliced(now.indexOf(name), 1));
  next();
}

/** Runs a piece of work when it is its turn. `isFirst` is asked whenever a lane is free. */
export function inLane<Value>(
  name: string,
  work: () => Promise<Value>,
  isFirst: () => boolean = () => false,
): Promise<Value> {
  return new Promise((done, failed) => {
    waiting.push({
      name,
      isFirst,
      start: () => {
        void work()
          .then(done, failed)
          .finally(() => ended(name));
      },
    });
    next();
  });
}
