import { expect, test } from 'vitest';
import { readRobots, robotsAllow } from './robots.ts';

const allowed = (text: string, path: string) =>
  robotsAllow(readRobots(text, 'Lotse'), new URL(path, 'https://example.org'));

test('the longest pattern decides, and of two as long the one that allows', () => {
  const text = 'User-agent: *\nAllow: /p\nDisallow: /\n';
  expect(allowed(text, '/page')).toBe(true);
  expect(allowed(text, '/other')).toBe(false);
  expect(allowed('User-agent: *\nDisallow: /a\nAllow: /a', '/a')).toBe(true);
});

test('its own group counts alone; a name in several groups takes them together', () => {
  const text =
    'User-agent: other\nUser-agent: lotse\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Lotse\nDisallow: /y';
  expect(allowed(text, '/')).toBe(true);
  expect(allowed(text, '/x1')).toBe(false);
  expect(allowed(text, '/y')).toBe(false);
});

test('stars, ends, encodings, comments and empty rules', () => {
  expect(allowed('user-agent:*\ndisallow: /*.pdf$ # papers', '/a/b.pdf')).toBe(false);
  expect(allowed('user-agent:*\ndisallow: /*.pdf$', '/a/b.pdf?x')).toBe(true);
  expect(allowed('User-agent: *\nDisallow: /f%C3%BC', '/für')).toBe(false);
  expect(allowed('User-agent: *\nDisallow:', '/')).toBe(true);
  expect(allowed('', '/')).toBe(true);
  expect(allowed('<html>no robots here</html>', '/')).toBe(true);
  expect(allowed('User-agent: *\nDisallow: /', '/robots.txt')).toBe(true);
});

test('a hostile pattern takes no longer than a short one', () => {
  const text = `User-agent: *\nDisallow: /${'*a'.repeat(20_000)}$`;
  expect(allowed(text, `/${'a'.repeat(2000)}`)).toBe(true);
  expect(readRobots('User-agent: *\nCrawl-delay: 7', 'Lotse').delay).toBe(7);
});
