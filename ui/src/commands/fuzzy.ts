/**
 * How well what was typed fits a name: its letters in their order, better where they begin words or
 * stand together; null where they do not fit.
 */
export function fitness(name: string, typed: string): number | null {
  const words = name.toLowerCase();
  const parts = typed.toLowerCase().split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const part of parts) {
    const one = fitnessOf(words, part);
    if (one === null) return null;
    sum += one;
  }
  return sum;
}

function fitnessOf(words: string, part: string): number | null {
  const whole = words.indexOf(part);
  if (whole >= 0) return 100 + part.length * 4 + (begins(words, whole) ? 50 : 0);
  let sum = 0;
  let at = -1;
  for (const letter of part) {
    const next = words.indexOf(letter, at + 1);
    if (next < 0) return null;
    sum += begins(words, next) ? 8 : next === at + 1 ? 6 : 1;
    // Letters far apart are hardly what was meant.
    sum -= Math.min(next - at - 1, 6) * 0.5;
    at = next;
  }
  return sum;
}

function begins(words: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(words.charAt(at - 1));
}
