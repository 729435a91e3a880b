import { Store, useStore } from "../../components/store";

/** How documents are turned on the screen, in quarters to the right, by document. It lasts while the
 * program runs and changes no file. */
const turns = new Store<Record<string, number>>({});

export function turnBy(id: string, by: number): void {
  turns.set((all) => ({ ...all, [id]: ((all[id] ?? 0) + by + 4) % 4 }));
}

export function useTurn(id: string): number {
  return useStore(turns)[id] ?? 0;
}
