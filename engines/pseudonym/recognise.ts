import { LEGAL, ROLES, SHORT_FORMS, TITLES } from './context-words.ts';
import { FEATURE_GROUPS, featuresAt, type Group } from './features.ts';
import type { Scene } from './scene.ts';
import { AROUND, contextOf, SELF } from './sort-word.ts';
import { isCapitalised } from './words.ts';

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
const A = (name: (typeof AROUND)[number]) => AROUND.indexOf(name);

const DOUBTED = new Map([
  [S('compound'), 3.5],
  [S('common'), 2],
]);

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
    // What is everyday language needs better reasons to be a name, and most of all behind one: "Kösters Rückruf".
    const doubt = DOUBTED.get(scene.sorts[at]!.self) ?? 0;
    const genitive = at > 0 && named[at - 1] && scene.words[at - 1]!.text.endsWith('s');
    named[at] = score > model.threshold + doubt + (doubt > 0 && genitive ? 3 : 0);
  }
  return named;
}

/** Where German grammar leaves no choice: a capitalised word behind "Frau Dr." or directly behind a first name. */
function mustBeName({ text, words, sorts }: Scene, at: number, named: (at: number) => boolean): boolean {
  const before = sorts[at - 1];
  if (!before || words[at]!.text.length < 2 || !isCapitalised(words[at]!.text) || /\d/.test(words[at]!.text))
    return false;
  if (LEGAL.has(sorts[at]!.folded) || SHORT_FORMS.has(sorts[at]!.folded) || TITLES.has(sorts[at]!.folded)) return false;
  const gap = text.slice(words[at - 1]!.end, words[at]!.start);
  const self = sorts[at]!.self;
  if (before.around === A('title') && /^\.?[ \u00a0-]{1,2}$/.test(gap))
    return self !== S('common') || !ROLES.has(sorts[at]!.folded);
  if (before.gaz === 'first' && named(at - 1) && gap === ' ')
    return self !== S('compound') && contextOf(sorts[at]!.folded) === undefined;
  // The second half of a double name: Meyer-Landrut; but "Köster-Angebot".
  return gap === '-' && named(at - 1) && self !== S('compound') && self !== S('common');
}
