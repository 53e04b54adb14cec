import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionIn } from '#server/oversight/audit/words.ts';
import { settingDefinitions } from '#server/platform/settings/define-setting.ts';
import { testApp } from '#test/support/app.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Actions of the audit log as the sources name them; those put together from a kind of record are named by editing itself. */
function actionsInSources(): readonly string[] {
  const sources = globSync('server/**/*.ts', { cwd: root }).filter((path) => !/\.(test|probe)\.ts$/.test(path));
  const found = sources.flatMap((path) => [...read(path).matchAll(/\baction: '([a-z-]+\.[a-z-]+)'/g)]);
  return [...new Set(found.map(([, action = '']) => action))].sort();
}

test('what the audit log tells has words in both languages', async () => {
  await testApp();
  const actions = actionsInSources();
  expect(actions.length).toBeGreaterThan(50);
  expect(actionIn('no-such.action', 'de')).toBe('no-such.action');
  expect(actions.filter((action) => actionIn(action, 'de') === action || actionIn(action, 'en') === action)).toEqual(
    [],
  );
});

test('every setting that stands in a form has a name there', async () => {
  await testApp();
  const keys = settingDefinitions().flatMap(({ key, hidden }) => (hidden ? [] : [key]));
  expect(keys).toContain('contact.limits');
  const words = read('web/platform/settings/setting-words.ts');
  expect(keys.filter((key) => !words.includes(`'${key}': {`))).toEqual([]);
});
