import type { Entry } from './entries.ts';
import type { Nearest } from './nearest.ts';

/** What speaks for and against that an entry means its nearest one. All without labels: from the pair and from how the lists look. */
export const FEATURES = [
  'base',
  'likeness',
  'exact',
  'margin',
  'chance',
  'neighbour',
  'oneNumber',
  'leftAside',
  'rightAside',
  'bothAside',
  'leftExtra',
  'rightExtra',
  'bothExtra',
  'words',
  'rival',
  'crowd',
  'spelled',
] as const;
export type Feature = (typeof FEATURES)[number];
export type Evidence = Readonly<Record<Feature, number>>;

export interface Surroundings {
  /** Share of entries of one list that have a stranger at least so alike in the same list. */
  readonly chanceOf: (likeness: number) => number;
  /** Likeness of the left entry's nearest stranger in its own list. */
  readonly neighbour: number;
  /** log2: how much oftener the words that differ do so between lists than inside one. */
  readonly wordsTell: number;
  /** Likeness with which another right entry claims the same left one, 0 for none. */
  readonly rival: number;
}

const odds = (share: number): number => Math.log2((share + 0.02) / (1.02 - share));

export function evidenceOf(left: Entry, right: Entry, near: Nearest, around: Surroundings): Evidence {
  const { likeness } = near.best!;
  const { value } = likeness;
  const share = (entry: Entry, words: readonly string[], aside: boolean) =>
    entry.words.filter((word, at) => entry.aside[at] === aside && words.includes(word.text)).length > 0 ? 1 : 0;
  const [la, ra] = [share(left, likeness.left, true), share(right, likeness.right, true)];
  const [le, re] = [share(left, likeness.left, false), share(right, likeness.right, false)];
  return {
    base: 1,
    likeness: odds(value),
    exact: value >= 0.999 ? 1 : 0,
    margin: Math.min(0.5, value - near.second) * 4,
    chance: -Math.log2(around.chanceOf(value) + 0.002),
    neighbour: Math.max(-0.5, Math.min(0.5, value - around.neighbour)) * 4,
    oneNumber: likeness.numbers === 'one-sided' ? 1 : 0,
    leftAside: la * (1 - ra),
    rightAside: ra * (1 - la),
    bothAside: la * ra,
    leftExtra: le * (1 - re),
    rightExtra: re * (1 - le),
    bothExtra: le * re,
    words: around.wordsTell,
    rival: around.rival > value ? 1 : around.rival > 0 && around.rival === value ? 0.5 : 0,
    crowd: Math.min(3, near.crowd),
    spelled: Math.min(3, likeness.spelled.length),
  };
}
