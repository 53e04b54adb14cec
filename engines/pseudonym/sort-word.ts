import {
  isCommonWord,
  isCompound,
  isEnglishOnly,
  isEnglishWord,
  isFunctionWord,
  startsLikeCompound,
} from './common-words.ts';
import {
  ARTICLES,
  CONJUNCTIONS,
  CONTRACTED,
  FIRMS,
  GREETINGS,
  LEGAL,
  PARTICLES,
  PLACE_PREPOSITIONS,
  PLACE_WORDS,
  PREPOSITIONS,
  PRONOUNS,
  ROLES,
  SHORT_FORMS,
  TITLES,
  VERBS,
} from './context-words.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isCapitalised, isUpper, spellingsOf } from './words.ts';

export const SELF = [
  'unknown',
  'first',
  'surname',
  'place',
  'first-surname',
  'common',
  'compound',
  'half-compound',
  'english',
  'capitals',
  'common-name',
  'adjective',
] as const;
export const AROUND = [
  'start',
  'line-start',
  'title',
  'role',
  'firm',
  'article',
  'contracted',
  'preposition',
  'place-preposition',
  'conjunction',
  'greeting',
  'verb',
  'adjective',
  'lower',
  'noun',
  'name',
  'number',
  'legal',
  'pronoun',
  'end',
  'unknown-capital',
  'place-word',
] as const;
export const BUCKETS = 12;

/** What a word is, and what it is to its neighbours; the same for every place it stands in. */
export interface Sort {
  readonly self: number;
  readonly around: number;
  readonly bucket: number;
  readonly candidate: boolean;
  /** Written large, or taken for it in a text without capitals. */
  readonly large: boolean;
  readonly folded: string;
  readonly english: -1 | 0 | 1;
  readonly gaz: 'first' | 'surname' | 'place' | 'none';
  /** A title, a role, a greeting and the like. */
  readonly hasContext: boolean;
  /** A title, legal or short form: never anybody's name. */
  readonly notName: boolean;
  /** What stands between the parts of a name: von, der. */
  readonly particle: boolean;
  /** A word of everyday language or put together from such, where it is written large. */
  readonly everyday: boolean;
}

const S = (name: (typeof SELF)[number]) => SELF.indexOf(name);
const A = (name: (typeof AROUND)[number]) => AROUND.indexOf(name);
const NOUN = A('noun');

/** Log odds, in sixteenths a piece, that these letters are a name's. */
export function lettersScore(folded: string, letters: Int8Array): number {
  let sum = 0;
  let count = 0;
  for (const at of letterFeatures(folded, scratch)) {
    sum += letters[at]!;
    count++;
  }
  return count === 0 ? 0 : sum / 16;
}

// Used up before the next word is asked for; a list of its own for each would be most of what this costs.
const scratch: number[] = [];

export function letterFeatures(folded: string, features: number[] = []): number[] {
  const word = `^${folded}$`;
  features.length = 0;
  for (let size = 2; size <= 5; size++) {
    for (let at = 0; at + size <= word.length; at++) {
      const edge = at === 0 || at + size === word.length;
      if (size !== 3 && !edge) continue;
      let hash = 0x811c9dc5 ^ size;
      for (let char = at; char < at + size; char++) hash = Math.imul(hash ^ word.charCodeAt(char), 0x01000193);
      features.push((hash ^ (hash >>> 13)) & 8191);
    }
  }
  return features;
}

export function sortWord(text: string, letters: Int8Array, lists: Gazetteer): Sort {
  const [folded] = spellingsOf(text);
  const capital = isCapitalised(text);
  const isFunction = isFunctionWord(folded);
  const english: Sort['english'] = isEnglishOnly(folded) ? 1 : isFunction ? -1 : 0;
  const stem = folded.endsWith('s') && folded.length > 3 ? folded.slice(0, -1) : folded;
  const first = lists.firstNames.has(folded) || lists.firstNames.has(stem);
  const surname = lists.surnames.has(folded) || lists.surnames.has(stem);
  const place = lists.places.has(folded);
  const gaz: Sort['gaz'] = first ? 'first' : surname ? 'surname' : place ? 'place' : 'none';
  const isLegal = LEGAL.has(folded);
  const common = isCommonWord(folded, capital);
  const compound = isCompound(folded);
  const asked = {
    hasContext: contextOf(folded) !== undefined,
    notName: isLegal || SHORT_FORMS.has(folded) || TITLES.has(folded),
    particle: PARTICLES.has(folded),
    everyday: compound || (capital ? common : isCommonWord(folded)),
  };
  const small = { self: 0, bucket: 0, candidate: false, large: false, folded, english, gaz: 'none' as const, ...asked };
  if (/\d/.test(text)) return { ...small, around: A('number') };
  if (!capital) return { ...small, around: aroundOfSmall(folded, common) };
  const named = first || surname || place;
  const score = lettersScore(folded, letters);
  const bucket = Math.max(0, Math.min(BUCKETS - 1, Math.round(score / 1.5) + BUCKETS / 2));
  let self = S('unknown');
  if (named && (common || isFunction)) self = S('common-name');
  else if (common || isFunction) self = S('common');
  else if (first) self = surname ? S('first-surname') : S('first');
  else if (surname) self = S('surname');
  else if (place) self = S('place');
  else if (isUpper(text) && text.length <= 4) self = S('capitals');
  else if (isEnglishWord(folded)) self = S('english');
  else if (compound) self = S('compound');
  else if (
    /(?:ische[rnsm]?|liche[rnsm]?|ige[rnsm]?|bare[rnsm]?|same[rnsm]?|volle[rnsm]?|lose[rnsm]?|ierte[rnsm]?|ende[rnsm]?)$/.test(
      folded,
    )
  )
    self = S('adjective');
  else if (startsLikeCompound(folded)) self = S('half-compound');
  const around = isLegal
    ? A('legal')
    : (contextOf(folded) ??
      (isFunction
        ? aroundOfSmall(folded, true)
        : common || self === S('compound')
          ? NOUN
          : first
            ? A('unknown-capital')
            : A('unknown-capital')));
  const candidate =
    text.length > 1 && !asked.notName && !(isFunction && !named) && !ARTICLES.has(folded) && !PRONOUNS.has(folded);
  return { self, around, bucket, candidate, large: true, folded, english, gaz, ...asked };
}

export function contextOf(folded: string): number | undefined {
  if (TITLES.has(folded)) return A('title');
  if (GREETINGS.has(folded)) return A('greeting');
  if (FIRMS.has(folded)) return A('firm');
  if (ROLES.has(folded)) return A('role');
  if (PLACE_WORDS.has(folded)) return A('place-word');
  return undefined;
}

function aroundOfSmall(folded: string, common: boolean): number {
  const context = contextOf(folded);
  if (context !== undefined) return context;
  if (CONTRACTED.has(folded)) return A('contracted');
  if (ARTICLES.has(folded)) return A('article');
  if (PLACE_PREPOSITIONS.has(folded)) return A('place-preposition');
  if (PREPOSITIONS.has(folded)) return A('preposition');
  if (CONJUNCTIONS.has(folded)) return A('conjunction');
  if (PRONOUNS.has(folded)) return A('pronoun');
  if (VERBS.has(folded)) return A('verb');
  if (!isFunctionWord(folded) && /(?:e|en|er|es|em)$/.test(folded)) return A('adjective');
  return common ? A('lower') : A('lower');
}
