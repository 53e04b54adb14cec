import { isCommonWord, isCompound, isFunctionWord, isQuality } from './common-words.ts';
import { ROLES } from './context-words.ts';
import { FEATURE_GROUPS, featuresAt, type Group } from './features.ts';
import type { Scene } from './scene.ts';
import { AROUND, SELF, type Sort } from './sort-word.ts';

/**
 * Whether a capitalised word that nobody knows is a name. German capitalises nouns, so capitals tell nothing: a linear model weighs
 * what the word is like (letters, lists, endings) and what stands around it (titles, articles, verbs, line ends). Weights: model.ts,
 * learned by bench/train.ts from generated texts.
 */
export interface Model {
  /** Letter trigrams, hashed, in 1/16. */
  readonly letters: Int8Array;
  readonly weights: Readonly<Record<Group, readonly number[]>>;
  readonly threshold: number;
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Signed bytes out of base64; engines have no `atob`. */
export function bytesOf(text: string): Int8Array {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = BASE64.indexOf(char);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return Int8Array.from(bytes);
}

const S = (name: (typeof SELF)[number]) => SELF.indexOf(name);
const COMMON = S('common');
const COMPOUND = S('compound');
const TITLE = AROUND.indexOf('title');
const START = AROUND.indexOf('start');

/**
 * What is everyday language needs better reasons to be a name. Nouns that are surnames as well are short (Koch, Stahl, Vogel); long ones
 * (Angebot, Fertigung, Montagehalle) hardly ever are; and a verb that opens a sentence (Hat, Bitte) is written large for that.
 */
function doubtAbout({ self, folded }: Sort, opens: boolean): number {
  if (self === COMMON) return folded.length >= 7 || (opens && isQuality(folded)) ? 4.5 : 2.5;
  if (self === COMPOUND) return folded.length >= 10 ? 4.5 : 3.5;
  return 0;
}

/** Which words are names. `settled(i)`: true or false where that is known already, undefined where it is asked. */
export function recogniseNames(scene: Scene, model: Model, settled: (at: number) => boolean | undefined): boolean[] {
  const named: boolean[] = new Array(scene.words.length).fill(false);
  const groups = FEATURE_GROUPS.map((group) => model.weights[group]);
  const features: number[] = [];
  const isNamed = (at: number) => named[at]!;
  for (let at = 0; at < scene.words.length; at++) {
    const fixed = settled(at);
    if (fixed !== undefined) {
      named[at] = fixed;
      continue;
    }
    if (mustBeName(scene, at, isNamed)) {
      named[at] = true;
      continue;
    }
    if (!scene.sorts[at]!.candidate) continue;
    featuresAt(scene, at, isNamed, features);
    let score = 0;
    for (let group = 0; group < groups.length; group++) score += groups[group]![features[group]!] ?? 0;
    // Most of all behind a name: "Kösters Rückruf".
    const doubt = doubtAbout(scene.sorts[at]!, features[1]! % AROUND.length === START);
    const genitive = at > 0 && named[at - 1] && scene.words[at - 1]!.text.endsWith('s');
    named[at] = score > model.threshold + doubt + (doubt > 0 && genitive ? 3 : 0);
  }
  return named;
}

/** Where German grammar leaves no choice: a word behind "Frau Dr.", a capitalised one directly behind a first name or behind "von der". */
function mustBeName(scene: Scene, at: number, named: (at: number) => boolean): boolean {
  const { text, words, sorts } = scene;
  const before = sorts[at - 1];
  const sort = sorts[at]!;
  // Most words leave here: neither behind a title, a name or a particle, nor in a text without capitals.
  if (!before || !(before.around === TITLE || (sort.large ? before.particle || named(at - 1) : scene.small)))
    return false;
  const word = words[at]!.text;
  if (word.length < 2 || sort.notName || /\d/.test(word)) return false;
  const gap = text.slice(words[at - 1]!.end, words[at]!.start);
  const { self } = sort;
  const everyday = self === COMPOUND || self === COMMON || sort.hasContext;
  if (before.around === TITLE && /^\.?[ \u00a0-]{1,2}$/.test(gap)) {
    if (sort.large) return self !== COMMON || !ROLES.has(sort.folded);
    // Written small: "fr. eberl", but not "frau und herr", "herr der".
    return word.length > 2 && !isFunctionWord(sort.folded) && !isCommonWord(sort.folded, false);
  }
  if (!sort.large) return isSmallPlace(scene, at, gap);
  if (before.gaz === 'first' && named(at - 1) && gap === ' ') return self !== COMPOUND && !sort.hasContext;
  // The second half of a double name: Meyer-Landrut; but "Köster-Angebot".
  if (named(at - 1) && gap === '-') return !everyday;
  if (everyday && (self !== COMMON || sort.folded.length > 5 || sort.hasContext)) return false;
  // The second of two owners: Bauck & Töns.
  if (named(at - 1) && /^ ?& ?$/.test(gap)) return !/^(?:sohne?|co|cie|partner|bruder|tochter)$/.test(sort.folded);
  return before.particle && gap === ' ' && followsName(scene, at - 1, named);
}

/** In a text without capitals "in frohnleiten", where no list knows the word. */
function isSmallPlace({ sorts, small }: Scene, at: number, gap: string): boolean {
  const { folded } = sorts[at]!;
  return (
    small &&
    gap === ' ' &&
    folded.length >= 6 &&
    /^(?:in|aus|nach|bei|raum)$/.test(sorts[at - 1]!.folded) &&
    !isFunctionWord(folded) &&
    !isCommonWord(folded, false) &&
    !isCompound(folded)
  );
}

/** Up to three of "von", "der" and the like, in front of them a name or a title. */
function followsName({ text, words, sorts }: Scene, last: number, named: (at: number) => boolean): boolean {
  for (let at = last; at > 0 && last - at < 3; at--) {
    if (!/^\.?[ \u00a0]$/.test(text.slice(words[at - 1]!.end, words[at]!.start))) return false;
    if (named(at - 1) || sorts[at - 1]!.around === TITLE) return true;
    if (!sorts[at - 1]!.particle) return false;
  }
  return false;
}
