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

let before = new Float64Array(CAP + 2);
let row = new Float64Array(CAP + 2);
let next = new Float64Array(CAP + 2);
const gaps = new Float64Array(CAP + 2);

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
  for (let j = 0; j < b.length; j++) gaps[j] = gap(b, j);
  next[0] = 0;
  for (let j = 1; j <= b.length; j++) next[j] = next[j - 1]! + gaps[j - 1]!;
  for (let i = 1; i <= a.length; i++) {
    [before, row, next] = [row, next, before];
    const dropped = gap(a, i - 1);
    const x = a.charCodeAt(i - 1);
    next[0] = row[0]! + dropped;
    let least = next[0];
    for (let j = 1; j <= b.length; j++) {
      const y = b.charCodeAt(j - 1);
      let cost = row[j - 1]! + replaced(x, y);
      const down = row[j]! + dropped;
      if (down < cost) cost = down;
      const along = next[j - 1]! + gaps[j - 1]!;
      if (along < cost) cost = along;
      if (
        i > 1 &&
        j > 1 &&
        x !== y &&
        x === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === y &&
        before[j - 2]! + 0.8 < cost
      )
        cost = before[j - 2]! + 0.8;
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Number.POSITIVE_INFINITY;
  }
  const cost = next[b.length]!;
  return cost > most ? Number.POSITIVE_INFINITY : cost;
}

function gap(word: string, at: number): number {
  const letter = word.charCodeAt(at);
  return letter === word.charCodeAt(at - 1) || letter === word.charCodeAt(at + 1) || (letter === 104 && at > 0)
    ? 0.5
    : 1;
}

/** Cost of every pair of a-z and 0-9, so that the inner loop looks up and does not think. */
const PAIR = new Float64Array(128 * 128).fill(1);
for (let x = 0; x < 128; x++) {
  for (let y = 0; y < 128; y++) {
    const [one, two] = [String.fromCharCode(x), String.fromCharCode(y)];
    if (x === y) PAIR[x * 128 + y] = 0;
    else if (ALIKE.has(one + two)) PAIR[x * 128 + y] = 0.6;
    else if (VOWEL.test(one) && VOWEL.test(two)) PAIR[x * 128 + y] = 0.8;
  }
}
const LOST_CODE = LOST.charCodeAt(0);

function replaced(x: number, y: number): number {
  if (x < 128 && y < 128) return PAIR[x * 128 + y]!;
  if (x === y) return 0;
  return x === LOST_CODE || y === LOST_CODE ? 0.2 : 1;
}
