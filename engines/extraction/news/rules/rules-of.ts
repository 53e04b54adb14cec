import type { NewsKind } from '../kinds.ts';
import { DENIALS } from './denials.ts';
import { OWNERS } from './owners.ts';
import type { Rule } from './pattern.ts';
import { PEOPLE } from './people.ts';
import { PLACES } from './places.ts';
import { PRODUCTS } from './products.ts';

const RULES: readonly Rule[] = [...PLACES, ...OWNERS, ...PEOPLE, ...PRODUCTS];

/** Kinds that the rules see in a sentence, with how strongly; two signs of one kind count more than one. */
export function rulesOf(sentence: string): ReadonlyMap<NewsKind, number> {
  const small = sentence.toLowerCase();
  const scores = new Map<NewsKind, number>();
  for (const rule of RULES) {
    if (!rule.pattern.test(small)) continue;
    const known = scores.get(rule.kind) ?? 0;
    scores.set(rule.kind, Math.min(1.3, Math.max(known, rule.weight) + (known > 0 ? 0.15 : 0)));
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
