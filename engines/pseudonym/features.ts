import type { Scene } from './scene.ts';
import { AROUND, BUCKETS, SELF } from './sort-word.ts';

const GAPS = ['space', 'comma', 'stop', 'colon', 'line', 'hyphen', 'bracket', 'slash', 'quote', 'other'] as const;
type Gap = (typeof GAPS)[number];

export type Group =
  | 'self'
  | 'prev'
  | 'prevSelf'
  | 'prev2'
  | 'next'
  | 'nextSelf'
  | 'gap'
  | 'gapAfter'
  | 'letters'
  | 'lettersPrev'
  | 'prevGap'
  | 'next2';
/** In English texts every feature has its own weight: capitals do tell something there. */
export const SIZES: Readonly<Record<Group, number>> = {
  self: SELF.length * 2,
  prev: AROUND.length * 2,
  prevSelf: AROUND.length * SELF.length * 2,
  prev2: AROUND.length * 2,
  next: AROUND.length * 2,
  next2: AROUND.length * 2,
  nextSelf: AROUND.length * SELF.length * 2,
  gap: GAPS.length * 2,
  gapAfter: GAPS.length * 2,
  letters: BUCKETS * 2,
  lettersPrev: BUCKETS * AROUND.length * 2,
  prevGap: GAPS.length * AROUND.length * 2,
};
export const GROUPS = Object.keys(SIZES) as readonly Group[];

const A = (name: (typeof AROUND)[number]) => AROUND.indexOf(name);
const G = (name: Gap) => GAPS.indexOf(name);
const GAP_COMMA = G('comma');
const GAP_STOP = G('stop');
const GAP_COLON = G('colon');
const GAP_LINE = G('line');
const GAP_HYPHEN = G('hyphen');
const GAP_BRACKET = G('bracket');
const GAP_SLASH = G('slash');
const GAP_QUOTE = G('quote');
const GAP_OTHER = G('other');
const NAME = A('name');
const START = A('start');
const END = A('end');
const LINE_START = A('line-start');
const TITLE = A('title');

function gapOf(text: string, from: number, to: number): number {
  let gap = 0;
  for (let at = from; at < to; at++) {
    const char = text[at]!;
    if (char === '\n') return GAP_LINE;
    if (char === '.' || char === '!' || char === '?' || char === ';') gap = GAP_STOP;
    else if (char === ',') gap ||= GAP_COMMA;
    else if (char === ':') gap = GAP_COLON;
    else if (char === '-' || char === '–') gap ||= GAP_HYPHEN;
    else if (char === '(' || char === ')' || char === '[' || char === ']') gap ||= GAP_BRACKET;
    else if (char === '/' || char === '&' || char === '+') gap ||= GAP_SLASH;
    else if (char === '"' || char === '„' || char === '“' || char === "'" || char === '’') gap ||= GAP_QUOTE;
    else if (char !== ' ' && char !== '\t' && char !== '\u00a0') gap ||= GAP_OTHER;
  }
  return gap;
}

/** Where in each group the weights of this word lie. `named[i]`: the word before is taken for a name. */
export function featuresAt(scene: Scene, at: number, named: (at: number) => boolean, into: number[]): void {
  const { text, words, sorts } = scene;
  const word = words[at]!;
  const sort = sorts[at]!;
  const lang = scene.english ? 1 : 0;
  const gap = at === 0 ? GAP_LINE : gapOf(text, words[at - 1]!.end, word.start);
  const gapAfter =
    at === words.length - 1
      ? text.indexOf('\n', word.end) >= 0 || word.end >= text.length
        ? GAP_LINE
        : GAP_STOP
      : gapOf(text, word.end, words[at + 1]!.start);
  // A title's dot ends no sentence: "Dr. Köster".
  const afterTitle =
    at > 0 &&
    gap === GAP_STOP &&
    (sorts[at - 1]!.around === TITLE || words[at - 1]!.text.length <= 2) &&
    text.slice(words[at - 1]!.end, word.start).replace(/\s/g, '') === '.';
  const prev =
    at === 0
      ? LINE_START
      : gap === GAP_LINE
        ? LINE_START
        : gap === GAP_STOP && !afterTitle
          ? START
          : named(at - 1)
            ? NAME
            : sorts[at - 1]!.around;
  const prev2 = at < 2 ? LINE_START : named(at - 2) ? NAME : sorts[at - 2]!.around;
  const stops = gapAfter === GAP_LINE || gapAfter === GAP_STOP;
  const next = at === words.length - 1 || stops ? END : sorts[at + 1]!.around;
  const next2 = at >= words.length - 2 || stops ? END : sorts[at + 2]!.around;
  const self = sort.self;
  const a = AROUND.length;
  const s = SELF.length;
  into[0] = lang * s + self;
  into[1] = lang * a + prev;
  into[2] = (lang * a + prev) * s + self;
  into[3] = lang * a + prev2;
  into[4] = lang * a + next;
  into[5] = lang * a + next2;
  into[6] = (lang * a + next) * s + self;
  into[7] = lang * GAPS.length + (afterTitle ? 0 : gap);
  into[8] = lang * GAPS.length + gapAfter;
  into[9] = lang * BUCKETS + sort.bucket;
  into[10] = (lang * BUCKETS + sort.bucket) * a + prev;
  into[11] = (lang * GAPS.length + gap) * a + prev;
}
/** The order in which {@link featuresAt} writes. */
export const FEATURE_GROUPS: readonly Group[] = [
  'self',
  'prev',
  'prevSelf',
  'prev2',
  'next',
  'next2',
  'nextSelf',
  'gap',
  'gapAfter',
  'letters',
  'lettersPrev',
  'prevGap',
];
