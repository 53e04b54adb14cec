const CAP = 32;
/** Letters that one ear or one system of transliteration takes for another. */
const ALIKE = new Set(
  [
    'iy',
    'ij',
    'jy',
    'ck',
    'kq',
    'cq',
    'sz',
    'cs',
    'vw',
    'fv',
    'dt',
    'bp',
    'gk',
    'ei',
    'ou',
    'ae',
    'uv',
    'uw',
    'mn',
    'cz',
    'o0',
    'i1',
    'l1',
    's5',
    'b8',
    'g9',
    'e3',
    'a4',
    'z2',
  ].flatMap((pair) => [pair, `${pair[1]}${pair[0]}`]),
);
/** Stands for a letter that an encoding lost; a letter to Unicode, in no alphabet of names. */
export const LOST = 'ʔ';
const VOWEL = /[aeiouy]/;

const before = new Float64Array(CAP + 2);
const row = new Float64Array(CAP + 2);
const next = new Float64Array(CAP + 2);

/**
 * How much went wrong between two words: insertion, deletion and replacement cost 1, swapped neighbours 0.8, letters that sound or look alike
 * 0.6, a doubled letter or a silent h 0.5, another vowel 0.8. Optimal string alignment over the first 32 letters, what is beyond must be equal.
 * @returns the cost, or Infinity where it exceeds `most`
 */
export function slips(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most / 0.5) return Number.POSITIVE_INFINITY;
  if (a.length > CAP || b.length > CAP) {
    if (a.slice(CAP) !== b.slice(CAP)) return Number.POSITIVE_INFINITY;
    return slips(a.slice(0, CAP), b.slice(0, CAP), most);
  }
  next[0] = 0;
  for (let j = 1; j <= b.length; j++) next[j] = next[j - 1]! + gap(b, j - 1);
  for (let i = 1; i <= a.length; i++) {
    before.set(row);
    row.set(next);
    next[0] = row[0]! + gap(a, i - 1);
    let least = next[0];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1]!;
      const y = b[j - 1]!;
      let cost = Math.min(
        row[j - 1]! + (x === y ? 0 : replaced(x, y)),
        row[j]! + gap(a, i - 1),
        next[j - 1]! + gap(b, j - 1),
      );
      if (i > 1 && j > 1 && x !== y && x === b[j - 2] && a[i - 2] === y) cost = Math.min(cost, before[j - 2]! + 0.8);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
  }
  const cost = next[b.length]!;
  return cost > most ? Number.POSITIVE_INFINITY : cost;
}

function gap(word: string, at: number): number {
  const letter = word[at]!;
  return letter === word[at - 1] || letter === word[at + 1] || (letter === 'h' && at > 0) ? 0.5 : 1;
}

function replaced(x: string, y: string): number {
  if (x === LOST || y === LOST) return 0.2;
  if (ALIKE.has(x + y)) return 0.6;
  return VOWEL.test(x) && VOWEL.test(y) ? 0.8 : 1;
}
