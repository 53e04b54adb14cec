import { expect, test } from 'vitest';
import { newsSentences } from '../../bench/corpus/news.ts';
import { todaySentences } from '../../bench/corpus/today.ts';
import { hintsOf } from './hints.ts';
import { RULES, rulesOf } from './rules-of.ts';

test('a pattern names the words that it cannot match without', () => {
  expect(hintsOf('(?<!x)(?:neue[rs]?|zweite) werke?(?!y)')).toEqual([' werk']);
  expect(hintsOf('eröffnet|(?:schließ|schliess)t')).toEqual(['eröffnet', 'schließ', 'schliess']);
  expect(hintsOf('(?:foo|bars)?.{0,9}\\d+')).toBeNull();
  expect(hintsOf('ab|ganz')).toBeNull();
});

test('looking for words first leaves out no rule that matches', () => {
  for (const { sentence } of [...newsSentences(), ...todaySentences(1), ...todaySentences(2)]) {
    const small = sentence.toLowerCase();
    const kinds = RULES.filter(({ pattern }) => pattern.test(small)).map(({ kind }) => kind);
    expect([...rulesOf(sentence).keys()].toSorted()).toEqual([...new Set(kinds)].toSorted());
  }
});
