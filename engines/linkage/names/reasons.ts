import type { Feature, Weights } from './compare-names.ts';
import type { Measures } from './measure-names.ts';
import type { PreparedName } from './prepare-name.ts';

/** One step of the waterfall. The weights of all reasons add up to the weight of the comparison (before it is capped). */
export interface NameReason {
  readonly code:
    | 'names-in-common'
    | 'other-words'
    | 'additional-words'
    | 'spelling'
    | 'initials'
    | 'word-order'
    | 'single-word'
    | 'legal-form'
    | 'numbers'
    | 'places'
    | 'generation'
    | 'nothing-to-compare';
  /** log2 */
  readonly weight: number;
  /** The words concerned, as compared. */
  readonly left: string;
  readonly right: string;
}

const CODES: readonly (readonly [NameReason['code'], readonly Feature[]])[] = [
  ['names-in-common', ['base', 'said']],
  ['other-words', ['conflict']],
  ['additional-words', ['extra', 'optional']],
  ['spelling', ['slip']],
  ['initials', ['initials']],
  ['word-order', ['order']],
  ['single-word', ['single']],
  ['legal-form', ['formMissing', 'formNear', 'formOther']],
  ['numbers', ['numbers', 'oneNumber']],
  ['places', ['places']],
  ['generation', ['generations']],
];

export function reasonsOf(
  a: PreparedName,
  b: PreparedName,
  measures: Measures,
  weights: Weights,
  features: Readonly<Record<Feature, number>>,
): NameReason[] {
  const { matches, left, right } = measures.alignment;
  const words = (name: PreparedName, places: readonly number[]) => places.map((at) => name.tokens[at]!.plain).join(' ');
  const matched = (side: 'left' | 'right', keep: (how: string, quality: number) => boolean) =>
    words(
      side === 'left' ? a : b,
      matches.filter(({ how, quality }) => keep(how, quality)).flatMap((match) => match[side]),
    );
  const texts: Partial<Record<NameReason['code'], readonly [string, string]>> = {
    'names-in-common': [matched('left', (_, quality) => quality > 0), matched('right', (_, quality) => quality > 0)],
    spelling: [
      matched('left', (how, quality) => how !== 'same' && quality >= 0),
      matched('right', (how, quality) => how !== 'same' && quality >= 0),
    ],
    initials: [
      matched('left', (how) => how === 'initial' || how === 'acronym'),
      matched('right', (how) => how === 'initial' || how === 'acronym'),
    ],
    'legal-form': [a.forms.map((form) => form.name).join(' '), b.forms.map((form) => form.name).join(' ')],
    generation: [a.generation ?? '', b.generation ?? ''],
  };
  const rest = [words(a, left), words(b, right)] as const;
  // Words that were paired and speak against each other stand with those that found no partner.
  const unlike = (side: 'left' | 'right') => matched(side, (_, quality) => quality < 0);
  const joinTexts = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
  texts['other-words'] = [joinTexts(unlike('left'), rest[0]), joinTexts(unlike('right'), rest[1])];
  return CODES.flatMap(([code, concerned]) => {
    const weight = concerned.reduce((sum, feature) => sum + weights[feature] * features[feature], 0);
    if (weight === 0 && code !== 'names-in-common') return [];
    const [one, two] = texts[code] ?? rest;
    return [{ code, weight, left: one, right: two }];
  });
}
