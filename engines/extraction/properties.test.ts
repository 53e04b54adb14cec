import fc from 'fast-check';
import { expect, test } from 'vitest';
import { corpusPages } from './bench/corpus/pages.ts';
import { measure } from './bench/measure-company.ts';
import {
  diffEntries,
  extractCompany,
  extractNews,
  extractPeople,
  findEntries,
  findLinks,
  mainText,
  proposeRecipe,
  readFeed,
  readPage,
  readSitemap,
} from './index.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '<p>',
    '</p>',
    '<div class="x">',
    '</div>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<br>',
    '<li>',
    '<h2>',
    '</h2>',
    '<script type="application/ld+json">',
    '</script>',
    '<a href="mailto:a@b.de">',
    '<span hidden>',
    '&amp;',
    '&#x0;',
    '<!--',
    '-->',
    '<',
  ),
  fc.constantFrom(
    'Muster GmbH & Co. KG',
    'Hauptstr. 1',
    '89073 Ulm',
    'Tel. 0731/12-0',
    'info [at] x.de',
    'HRB 1 Amtsgericht Ulm',
    'Geschäftsführer: Max Muster',
    'DE 123456789',
    '{"@type":"Organization","name":"X"}',
    'FN 1 a',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('no text makes reading fail, and every snippet of a visible fact stands on the page', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const page = readPage(pieces.join(''));
      const { facts } = extractCompany(page);
      const seen = page.lines.map((line) => line.text);
      for (const fact of Object.values(facts).flat()) {
        expect(fact.confidence).toBeGreaterThan(0);
        expect(fact.confidence).toBeLessThan(1);
        if (!fact.where.startsWith('script') && !fact.where.startsWith('meta'))
          expect(seen.some((text) => text.includes(fact.snippet))).toBe(true);
      }
      extractPeople(page);
      extractNews(page);
      findEntries(page);
      proposeRecipe(page);
      findLinks(page);
      mainText(page);
      readFeed(pieces.join(''));
      readSitemap(pieces.join(''));
    }),
  );
});

test('any bytes are read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void extractCompany(readPage(bytes))));
});

test('a list compared with itself in another order has no difference', () => {
  const entry = fc.record({
    name: fc.constantFrom('A GmbH', 'B AG', 'C e.K.', 'Hof D', 'E GmbH'),
    fields: fc.dictionary(
      fc.constantFrom('place', 'phone', 'site', 'street'),
      fc.constantFrom('Ulm', '+49731', 'https://x.de', 'Weg 1'),
      { maxKeys: 4 },
    ),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
      const diff = diffEntries(entries, entries.toReversed());
      expect([...diff.added, ...diff.gone]).toEqual([]);
      const unique = new Set(entries.map((one) => one.name)).size === entries.length;
      if (unique) expect(diff.changed).toEqual([]);
    }),
  );
});

test('the corpus is read as well as the committed figures say', () => {
  const { f1, precision, snippets } = measure(corpusPages(1));
  expect(f1).toBeGreaterThan(0.96);
  expect(precision).toBeGreaterThan(0.98);
  expect(snippets).toBe(1);
});
