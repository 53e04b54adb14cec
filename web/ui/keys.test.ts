import { expect, test } from 'vitest';
import { createKeyReader, keyName } from './keys.ts';

const known = ['g k', 'g h', '?', 'mod+k', 'x'];

test('reads two keys in a row as one shortcut', () => {
  const read = createKeyReader();
  expect(read('g', known, 0)).toBe(null);
  expect(read('k', known, 300)).toBe('g k');
});

test('forgets the first key after a pause', () => {
  const read = createKeyReader();
  read('g', known, 0);
  expect(read('k', known, 5000)).toBe(null);
  expect(read('x', known, 5100)).toBe('x');
});

test('a wrong second key counts as itself', () => {
  const read = createKeyReader();
  read('g', known, 0);
  expect(read('x', known, 100)).toBe('x');
});

test('names Ctrl and the Mac key alike, and letters in lower case', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false };
  expect(keyName({ ...none, key: 'K', metaKey: true })).toBe('mod+k');
  expect(keyName({ ...none, key: 'k', ctrlKey: true })).toBe('mod+k');
  expect(keyName({ ...none, key: 'Escape' })).toBe('Escape');
});
