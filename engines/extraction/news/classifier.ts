import { NEWS_KINDS, type NewsKind } from './kinds.ts';
import { denialsOf, rulesOf } from './rules/rules-of.ts';
import weights from './weights.json' with { type: 'json' };

/**
 * What a sentence is judged by: which rules fire and what denies them, and its words in lower case with their neighbours; numbers, years and
 * firms made alike. Each feature comes with its strength.
 */
export function featuresOf(sentence: string, today?: string, ruled = rulesOf(sentence)): Map<string, number> {
  const features = new Map<string, number>([['bias', 1]]);
  for (const [kind, strength] of ruled) features.set(`rule:${kind}`, strength * 2);
  for (const denial of denialsOf(sentence, today)) features.set(`deny:${denial}`, 2);
  const words = sentence
    .replace(
      /(?:[\p{Lu}][\p{L}&.-]*\s){0,3}(?:GmbH(?:\s?&\s?Co\.?\s?KG)?|AG|KG|SE|Ltd\.?|Inc\.?|plc|OHG|UG)(?![\p{L}])/gu,
      ' firmname ',
    )
    .toLowerCase()
    .replace(/(?<!\d)19\d\d(?!\d)/g, ' yearold ')
    .replace(/(?<!\d)20\d\d(?!\d)/g, ' yearnew ')
    .replace(/\d[\d.,]*/g, ' num ')
    .replace(/ß/g, 'ss')
    .split(/[^\p{L}?]+/u)
    .filter(Boolean)
    .map(stem);
  words.forEach((word, at) => {
    features.set(word, 0.5);
    if (word.length > 9) features.set(`${word.slice(0, 6)}~`, 0.4);
    const next = words[at + 1];
    if (next) features.set(`${word} ${next}`, 0.3);
  });
  return features;
}

const stem = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ungen|ung|ern|em|en|er|es|e|s|t|te|ten)$/, '') : word;

const known = weights as {
  readonly version: number;
  readonly kinds: readonly string[];
  readonly features: Readonly<Record<string, readonly number[]>>;
};

/** Probability of each kind after a multinomial logistic regression trained by `bench/train-news.ts`; the rest is "none of them". */
export function classify(
  sentence: string,
  ruled: ReadonlyMap<NewsKind, number>,
  today?: string,
): ReadonlyMap<NewsKind, number> {
  const sums = known.kinds.map(() => 0);
  for (const [feature, strength] of featuresOf(sentence, today, ruled)) {
    const row = Object.hasOwn(known.features, feature) ? known.features[feature] : undefined;
    for (const [at, weight] of (row ?? []).entries()) sums[at] = (sums[at] ?? 0) + weight * strength;
  }
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  const result = new Map<NewsKind, number>();
  for (const kind of NEWS_KINDS) {
    const at = known.kinds.indexOf(kind);
    if (at >= 0) result.set(kind, (powers[at] ?? 0) / total);
  }
  return result;
}
