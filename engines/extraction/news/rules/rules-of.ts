import type { NewsKind } from '../kinds.ts';
import { DENIALS } from './denials.ts';
import { hintsOf } from './hints.ts';
import { OWNERS } from './owners.ts';
import type { Rule } from './pattern.ts';
import { PEOPLE } from './people.ts';
import { PLACES } from './places.ts';
import { PRODUCTS } from './products.ts';

export const RULES: readonly Rule[] = [...PLACES, ...OWNERS, ...PEOPLE, ...PRODUCTS];

/** Which rules have a word that begins with these three letters; rules without words are always tried. */
const byBeginning = new Map<number, { readonly word: string; readonly rule: number }[]>();
const always: number[] = [];
RULES.forEach(({ pattern }, rule) => {
  const words = hintsOf(pattern.source);
  if (words === null) always.push(rule);
  for (const word of new Set(words)) {
    const key = beginningAt(word, 0);
    byBeginning.set(key, [...(byBeginning.get(key) ?? []), { word, rule }]);
  }
});

function beginningAt(text: string, at: number): number {
  return (text.charCodeAt(at) * 1021 + text.charCodeAt(at + 1)) * 1021 + text.charCodeAt(at + 2);
}

function rulesWorthTrying(small: string): ReadonlySet<number> {
  const worth = new Set(always);
  for (let at = 0; at < small.length - 2; at++)
    for (const { word, rule } of byBeginning.get(beginningAt(small, at)) ?? NONE)
      if (!worth.has(rule) && small.startsWith(word, at)) worth.add(rule);
  return worth;
}
const NONE: readonly { readonly word: string; readonly rule: number }[] = [];

/** Kinds that the rules see in a sentence, with how strongly; two signs of one kind count more than one. */
export function rulesOf(sentence: string): ReadonlyMap<NewsKind, number> {
  const small = sentence.toLowerCase();
  const scores = new Map<NewsKind, number>();
  const worth = rulesWorthTrying(small);
  for (const [at, { kind, weight, pattern }] of RULES.entries()) {
    if (!worth.has(at) || !pattern.test(small)) continue;
    const known = scores.get(kind) ?? 0;
    scores.set(kind, Math.min(1.3, Math.max(known, weight) + (known > 0 ? 0.15 : 0)));
  }
  return scores;
}

/** What speaks against an event: negation, condition, history, advice, opening hours. `today` (YYYY-MM-DD) tells history from now. */
export function denialsOf(sentence: string, today?: string): string[] {
  const small = sentence.toLowerCase();
  return DENIALS.filter((denial) => denial.pattern.test(small))
    .filter((denial) => !(denial.name === 'history' && today && sentence.includes(today.slice(0, 4))))
    .map((denial) => denial.name);
}
