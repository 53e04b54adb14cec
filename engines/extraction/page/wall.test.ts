import { expect, test } from 'vitest';
import { readPage, wallOf } from '../index.ts';

const wall = (html: string) => wallOf(readPage(html));

test('what stands before the content is told by name', () => {
  expect(wall('<h1>Anmelden</h1><form><input name="u"><input type="password"></form>')).toBe('login-wall');
  expect(wall('<title>Just a moment...</title><body><p>Checking your browser before accessing the site.</p>')).toBe(
    'robot-check',
  );
  expect(
    wall('<div id="cookie-consent"><h2>Wir verwenden Cookies</h2><button>Alle akzeptieren</button></div><main></main>'),
  ).toBe('consent-wall');
  expect(
    wall('<div id="root"></div><noscript>Please enable JavaScript.</noscript><script src="/app.js"></script>'),
  ).toBe('script-built');
});

test('a page with content has none, whatever stands in its corner', () => {
  const lines = Array.from({ length: 50 }, (_, at) => `<p>Firma ${at} GmbH</p>`).join('');
  expect(wall(`<input type="password">${lines}<div class="cookie">Cookies</div><script></script>`)).toBeNull();
  expect(wall('<h1>Speisekarte</h1><p>Heute: Maultaschen mit Kartoffelsalat</p>')).toBeNull();
});
