import { expect, test } from 'vitest';
import { spokenLanguage } from './spoken-language.ts';

test.each([
  [{}, 'de'],
  [{ LANG: 'C.UTF-8' }, 'de'],
  [{ LANG: 'de_DE.UTF-8' }, 'de'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8', LC_ALL: 'en_GB' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LOTSE_LANG: 'de' }, 'de'],
  [{ LOTSE_LANG: 'en', LANG: 'de_DE' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'de'],
] satisfies [Record<string, string>, 'de' | 'en'][])('%j speaks %s', (env, language) => {
  expect(spokenLanguage(env)).toBe(language);
});
