import { NEWS_KINDS, type NewsKind } from './kinds.ts';
import weights from './weights.json' with { type: 'json' };

/** Words a sentence is judged by: lower case, numbers and years made alike, neighbours in pairs; legal forms stand for the company. */
export function featuresOf(sentence: string): string[] {
  const words = sentence
    .replace(
      /(?:[\p{Lu}][\p{L}&.-]*\s){0,3}(?:GmbH(?:\s?&\s?Co\.?\s?KG)?|AG|KG|SE|Ltd\.?|Inc\.?|plc|OHG|UG)(?![\p{L}])/gu,
      ' ORGNAME ',
    )
    .toLowerCase()
    .replace(/(?<!\d)(?:19\d\d)(?!\d)/g, ' yearold ')
    .replace(/(?<!\d)(?:20\d\d)(?!\d)/g, ' yearnew ')
    .replace(/\d[\d.,]*/g, ' num ')
    .replace(/ß/g, 'ss')
    .split(/[^\p{L}?]+/u)
    .filter(Boolean)
    .map(stem);
  const features = new Set<string>(['bias']);
  words.forEach((word, at) => {
    features.add(word);
    if (word.length > 9) features.add(`${word.slice(0, 6)}~`);
    const next = words[at + 1];
    if (next) features.add(`${word} ${next}`);
  });
  return [...features];
}

const stem = (word: string): string =>
  word.length > 5 ? word.replace(/(?:ungen|ung|ern|em|en|er|es|e|s|t|te|ten)$/, '') : word;

const known = weights as {
  readonly version: number;
  readonly kinds: readonly string[];
  readonly features: Readonly<Record<string, readonly number[]>>;
};

/** Probability of each kind after a multinomial logistic regression trained by `bench/train-news.ts`; the rest is "none of them". */
export function classify(sentence: string): ReadonlyMap<NewsKind, number> {
  const sums = known.kinds.map(() => 0);
  for (const feature of featuresOf(sentence)) {
    const row = Object.hasOwn(known.features, feature) ? known.features[feature] : undefined;
    for (const [at, weight] of (row ?? []).entries()) sums[at] = (sums[at] ?? 0) + weight;
  }
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const total = powers.reduce((a, b) => a + b, 0);
  const result = new Map<NewsKind, number>();
  NEWS_KINDS.forEach((kind) => {
    const at = known.kinds.indexOf(kind);
    if (at >= 0) result.set(kind, (powers[at] ?? 0) / total);
  });
  return result;
}
