import { expect, test } from 'vitest';
import { applyRecipe, diffEntries, findEntries, proposeRecipe, readPage, repairRecipe } from './index.ts';

const FIRMS = [
  ['Huber Präzisionstechnik GmbH', 'Industriestr. 14', '73312', 'Geislingen', '07331 98760'],
  ['Alb Guss AG', 'Am Markt 3', '89073', 'Ulm', '0731 12345'],
  ['Otto Kern e.K.', 'Hauptstr. 8', '89584', 'Ehingen', '07391 4455'],
  ['Donau Pumpen GmbH & Co. KG', 'Donauufer 1', '89231', 'Neu-Ulm', '0731 778899'],
  ['Sägewerk Roth', 'Waldweg 2', '89150', 'Laichingen', '07333 2211'],
  ['Lasertec Süd GmbH', 'Gewerbepark 9', '88400', 'Biberach', '07351 9988'],
] as const;
const around = (list: string): string =>
  `<nav><ul><li><a href="/a">Start</a></li><li><a href="/b">Mitglieder</a></li><li><a href="/c">Kontakt</a></li></ul></nav><main><h1>Mitglieder</h1>${list}</main>`;
const cards = around(
  FIRMS.map(
    ([name, street, code, place, phone]) =>
      `<div class="card"><h3>${name}</h3><p>${street}<br>${code} ${place}</p><p>Tel.: ${phone}</p></div>`,
  ).join(''),
);
const table = around(
  `<table class="new">${FIRMS.map(([name, street, code, place, phone]) => `<tr><td><b>${name}</b></td><td>${street}, ${code} ${place}</td><td>${phone}</td></tr>`).join('')}</table>`,
);

test('records are found without a recipe, whatever holds them', () => {
  for (const html of [cards, table]) {
    const entries = findEntries(readPage(html));
    expect(entries.map((entry) => entry.name)).toEqual(FIRMS.map(([name]) => name));
    expect(entries[1]?.fields).toMatchObject({
      street: 'Am Markt 3',
      postalCode: '89073',
      place: 'Ulm',
      phone: '+4973112345',
    });
  }
});

test('numbers before names, a marked-out card and a note below change nothing', () => {
  const lines = FIRMS.map(
    ([name, street, code, place, phone], at) =>
      `<p class="firm${at === 2 ? ' firm--top' : ''}"><b>${at + 1}. ${name}</b>, ${street}, ${code} ${place}, Tel. ${phone}</p>`,
  );
  const entries = findEntries(readPage(around(`${lines.join('')}<p class="firm">Angaben ohne Gewähr</p>`)));
  expect(entries.map((entry) => entry.name)).toEqual(FIRMS.map(([name]) => name));
});

test('a redesign repairs the recipe by the records it knows, and raises no change', () => {
  const recipe = proposeRecipe(readPage(cards))[0]?.recipe;
  if (!recipe) throw new Error('no recipe');
  expect(applyRecipe(readPage(cards), recipe)).toMatchObject({ troubles: [] });
  expect(applyRecipe(readPage(table), recipe).troubles).toEqual([{ kind: 'list-missing' }]);
  const repair = repairRecipe(readPage(table), recipe);
  expect(repair.kind).toBe('repaired');
  if (repair.kind !== 'repaired') return;
  expect(repair.known).toBe(6);
  expect(JSON.parse(JSON.stringify(repair.recipe))).toEqual(repair.recipe);
  const diff = diffEntries(applyRecipe(readPage(cards), recipe).entries, repair.entries);
  expect(diff).toMatchObject({ added: [], gone: [], changed: [], returned: [], unchanged: 6 });
});

test('a login wall loses the list instead of reporting that all are gone', () => {
  const recipe = proposeRecipe(readPage(cards))[0]?.recipe;
  if (!recipe) throw new Error('no recipe');
  const wall = readPage('<h1>Anmelden</h1><form><p>Bitte melden Sie sich an.</p></form>');
  expect(applyRecipe(wall, recipe).troubles).toEqual([{ kind: 'list-missing' }]);
  expect(repairRecipe(wall, recipe).kind).toBe('lost');
});

test('new, gone, moved, renamed and returned are told apart; new spellings are nothing', () => {
  const entry = (name: string, fields: Record<string, string>) => ({ name, fields });
  const before = [
    entry('Alb Guss AG', {
      place: 'Ulm',
      postalCode: '89073',
      street: 'Am Markt 3',
      phone: '+4973112345',
      site: 'https://www.albguss.de',
    }),
    entry('Otto Kern e.K.', { place: 'Ehingen', postalCode: '89584', street: 'Hauptstr. 8', phone: '+4973914455' }),
    entry('Sägewerk Roth', { place: 'Laichingen', postalCode: '89150', phone: '+4973332211' }),
    entry('Lasertec Süd GmbH', { place: 'Biberach', postalCode: '88400', phone: '+4973519988' }),
  ];
  const after = [
    entry('ALB GUSS Aktiengesellschaft', {
      place: 'Ulm',
      postalCode: '89073',
      street: 'Am Markt 3',
      phone: '+4973112345',
      site: 'http://albguss.de/',
    }),
    entry('Otto Kern e. K.', {
      place: 'Blaubeuren',
      postalCode: '89143',
      street: 'Hauptstrasse 8',
      phone: '+4973914455',
    }),
    entry('Holzwerk Roth GmbH', { place: 'Laichingen', postalCode: '89150', phone: '+4973332211' }),
    entry('Neu & Frisch GmbH', { place: 'Ulm', postalCode: '89075', phone: '+4973199999' }),
    entry('Donau Pumpen KG', { place: 'Neu-Ulm', postalCode: '89231', phone: '+49731778899' }),
  ];
  const diff = diffEntries(before, after, {
    goneEarlier: [entry('Donau Pumpen KG', { place: 'Neu-Ulm', postalCode: '89231', phone: '+49731778899' })],
  });
  expect(diff.added.map((one) => one.name)).toEqual(['Neu & Frisch GmbH']);
  expect(diff.gone.map((one) => one.name)).toEqual(['Lasertec Süd GmbH']);
  expect(diff.returned.map((one) => one.after.name)).toEqual(['Donau Pumpen KG']);
  expect(diff.changed.map((one) => [one.before.name, one.changes.map((change) => change.field)])).toEqual([
    ['Otto Kern e.K.', ['place', 'postalCode']],
    ['Sägewerk Roth', ['name']],
  ]);
  expect(diff.unchanged).toBe(1);
});

test('a field that changes on every entry at once is the page, not the world', () => {
  const list = (extra: (at: number) => string) =>
    FIRMS.map(([name, , postalCode, place], at) => ({ name, fields: { postalCode, place, category: extra(at) } }));
  const diff = diffEntries(
    list((at) => `Rang ${at}`),
    list((at) => `Rang ${at + 1}`),
  );
  expect(diff.changed).toEqual([]);
  expect(diff.suppressed).toEqual(['category']);
});
