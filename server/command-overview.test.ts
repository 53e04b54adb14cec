import { expect, test } from 'vitest';
import { groups, overview } from './command-overview.ts';
import { commands } from './commands.ts';

test('every command stands in one group, with its line in German', () => {
  const listed = groups.flatMap(({ lines }) => Object.keys(lines));
  expect(listed.toSorted()).toEqual(Object.keys(commands).toSorted());
  expect(overview()).toContain('wen heute ansprechen');
});
