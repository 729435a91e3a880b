/** Letters to change, add or leave out until two words are the same; at most `most` are counted. */
function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const now = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const change = one[at - 1] === other[to - 1] ? 0 : 1;
      now[to] = Math.min(
        (before[to] ?? 0) + 1,
        (now[to - 1] ?? 0) + 1,
        (before[to - 1] ?? 0) + change,
      );
    }
    before = now;
  }
  return before[other.length] ?? most + 1;
}

/** Whether every word that was typed is one of the name, give or take a letter or two. */
export function isClose(name: string, typed: string): boolean {
  const words = name.split(" ");
  return typed
    .trim()
    .split(/\s+/)
    .every((word) => {
      const most = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
      return words.some((it) => distance(it, word, most) <= most);
    });
}
