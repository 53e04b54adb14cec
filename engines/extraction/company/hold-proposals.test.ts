import { expect, test } from 'vitest';
import { extractCompany, holdProposals, readPage } from '../index.ts';

const page = readPage(
  `<h1>Wir über uns</h1><p>Köster Hydraulik GmbH, Werkstraße 12, 88662 Überlingen</p>
  <p>Was 1954 in einer Scheune begann, beschäftigt heute 230 Menschen. An der Spitze steht seit dem Frühjahr Ilse Brandt, die man unter 07551 9231-0 erreicht.</p>
  <p>Wir bauen Pressen und Biegemaschinen für die Möbelindustrie.</p>
  <p style="display:none">Geschäftsführer: Unsichtbarer Mann</p>
  <h2>Webdesign</h2><p>Pixelhof Agentur GmbH, Inhaber Otto Pixel, Tel. 0731 55512</p>`,
  { base: 'https://www.koester.example/' },
);
const hold = (field: string, value: string, snippet: string) => {
  const { held, struck } = holdProposals(page, extractCompany(page), [{ field, value, snippet }]);
  return held[0]?.value ?? struck[0]?.why;
};

test('a proposal survives where its snippet stands on the page and bears the value out, written as the rules write it', () => {
  const sentence = 'An der Spitze steht seit dem Frühjahr Ilse Brandt, die man unter 07551 9231-0 erreicht.';
  expect(hold('managingDirectors', 'Ilse Brandt', sentence)).toBe('Ilse Brandt');
  expect(hold('telephone', '+49 7551 92310', sentence)).toBe('+49755192310');
  expect(hold('foundingYear', '1954', 'Was 1954 in einer Scheune begann')).toBe('1954');
  expect(hold('products', 'Biegemaschinen', 'Wir bauen  Pressen\nund Biegemaschinen')).toBe('Biegemaschinen');
  const { held } = holdProposals(page, extractCompany(page), [
    { field: 'industries', value: 'Möbelindustrie', snippet: 'für die Möbelindustrie' },
  ]);
  expect(held[0]?.confidence).toBeLessThan(0.9);
  expect(page.lines.some(({ text }) => text.includes(held[0]?.snippet ?? '-'))).toBe(true);
});

test('everything else is struck, each for its reason', () => {
  expect(hold('managingDirectors', 'Ilse Brandt', '')).toBe('no-snippet');
  expect(hold('managingDirectors', 'Karl Huber', 'Geschäftsführer ist Karl Huber')).toBe('not-on-page');
  expect(hold('managingDirectors', 'Unsichtbarer Mann', 'Geschäftsführer: Unsichtbarer Mann')).toBe('not-on-page');
  expect(hold('managingDirectors', 'Karl Huber', 'An der Spitze steht seit dem Frühjahr Ilse Brandt')).toBe(
    'not-in-snippet',
  );
  expect(hold('telephone', '07551 9231-1', 'unter 07551 9231-0 erreicht')).toBe('not-in-snippet');
  expect(hold('employees', '23', 'beschäftigt heute 230 Menschen')).toBe('not-in-snippet');
  expect(hold('employees', 'viele', 'beschäftigt heute 230 Menschen')).toBe('wrong-form');
  expect(hold('email', 'koester', 'Wir bauen Pressen')).toBe('wrong-form');
  expect(hold('ownerPassword', '1954', 'Was 1954 in einer Scheune begann')).toBe('wrong-form');
  expect(hold('managingDirectors', 'Otto Pixel', 'Inhaber Otto Pixel')).toBe('somebody-else');
});
