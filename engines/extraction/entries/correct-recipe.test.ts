import { expect, test } from 'vitest';
import {
  applyRecipe,
  diffRecipes,
  giveSlot,
  outlineOf,
  proposeRecipe,
  readPage,
  recipeForBlock,
  settleRecipe,
  wantField,
} from '../index.ts';

const FIRMS = [
  ['Huber Präzision', 'Anna Moll', 'Ulm', '0731 98760', 'Frästeile'],
  ['Alb Guss', 'Jens Rau', 'Aalen', '07361 12345', 'Gussteile'],
  ['Kern Blech', 'Eva Voss', 'Ehingen', '07391 4455', 'Blechteile'],
  ['Donau Pumpen', 'Tim Lang', 'Neu-Ulm', '0731 778899', 'Pumpen'],
] as const;
const page = readPage(
  `<main><h1>Mitglieder</h1><ul class="liste">${FIRMS.map(
    ([name, person, place, phone, what]) =>
      `<li class="mitglied"><span class="wer">${person}</span><h3>${name}</h3><p class="ort">${place}</p><p class="tel">${phone}</p><p class="was">${what}</p><p class="anz">Werbung: jetzt buchen und sparen, nur noch bis Freitag</p></li>`,
  ).join('')}</ul><script>alert(1)</script></main>`,
);
const proposed = () => {
  const recipe = proposeRecipe(page)[0]?.recipe;
  if (!recipe) throw new Error('no recipe');
  return recipe;
};
const lineOf = (text: string, recipe = proposed()) => {
  const line = outlineOf(page, recipe).lines.find((one) => one.text === text);
  if (!line?.slot) throw new Error(`no slot for ${text}`);
  return { ...line, slot: line.slot };
};

test('the outline is text alone, and says of every line which entry and field it is read as', () => {
  const outline = outlineOf(page, proposed());
  expect(outline.lines.some((line) => line.text.includes('alert'))).toBe(false);
  expect(lineOf('Alb Guss')).toMatchObject({ entry: 1, fields: ['name'] });
  expect(lineOf('07361 12345').fields).toEqual(['phone']);
  const block = lineOf('Alb Guss').blocks.map((at) => outline.blocks[at]);
  expect(block.some((one) => one?.entry.path === 'main > ul.liste > li.mitglied' && one.count === 4)).toBe(true);
});

test('what a person points at is read from there in every entry, and what they set aside is not read', () => {
  const corrected = giveSlot(
    giveSlot(giveSlot(proposed(), lineOf('Gussteile').slot, 'category'), lineOf('Anna Moll').slot, 'person'),
    lineOf('Werbung: jetzt buchen und sparen, nur noch bis Freitag').slot,
    'ignore',
  );
  // The description that was set aside came and went with the design anyway: no trouble, settled or not.
  expect(applyRecipe(page, corrected).troubles).toEqual([]);
  const { recipe } = settleRecipe(page, corrected);
  const { entries, troubles } = applyRecipe(page, recipe);
  expect(troubles).toEqual([]);
  expect(
    entries.map(({ name, fields }) => [name, fields['person'], fields['category'], fields['description']]),
  ).toEqual(FIRMS.map(([name, person, , , what]) => [name, person, what, undefined]));
  expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe);
});

test('another line can be the name, and a field that is not wanted is left out', () => {
  const named = settleRecipe(page, giveSlot(proposed(), lineOf('Eva Voss').slot, 'name'));
  expect(named.entries.map((entry) => entry.name)).toEqual(FIRMS.map(([, person]) => person));
  expect(named.recipe.samples[0]?.name).toBe('Anna Moll');
  expect(applyRecipe(page, wantField(proposed(), 'phone', false)).entries[0]?.fields).not.toHaveProperty('phone');
  expect(wantField(proposed(), 'name', false)).toEqual(proposed());
});

test('a block that nobody proposed can be an entry, and one that is not there cannot', () => {
  const chosen = recipeForBlock(page, { path: 'main > ul.liste > li.mitglied > p.tel', kind: 'element', head: null });
  expect(chosen?.entries).toHaveLength(4);
  expect(recipeForBlock(page, { path: 'main > table > tr', kind: 'row', head: null })).toBeUndefined();
});

test('of paragraphs that nothing tells apart, only the one pointed at is meant', () => {
  const plain = readPage(
    `<main><ul>${FIRMS.map(([name, person, place, phone, what]) => `<li><h3>${name} GmbH</h3><p>${place}</p><p>${person}</p><p>${phone}</p><p>${what}</p></li>`).join('')}</ul></main>`,
  );
  const recipe = proposeRecipe(plain)[0]?.recipe;
  if (!recipe) throw new Error('no recipe');
  const slot = outlineOf(plain, recipe).lines.find((line) => line.text === 'Eva Voss')?.slot ?? '';
  expect(applyRecipe(plain, giveSlot(recipe, slot, 'person')).entries.map(({ fields }) => fields['person'])).toEqual(
    FIRMS.map(([, person]) => person),
  );
  const phones = outlineOf(plain, recipe).lines.filter((line) => line.fields.includes('phone'));
  expect(phones.map((line) => line.text)).toEqual(FIRMS.map(([, , , phone]) => phone));
  const named = applyRecipe(plain, giveSlot(recipe, slot, 'name'));
  expect(named.entries.map(({ name }) => name)).toEqual(FIRMS.map(([, person]) => person));
});

test('versions are told apart in a few words; giving a slot back undoes it', () => {
  const slot = lineOf('Gussteile').slot;
  const changed = giveSlot(proposed(), slot, 'category');
  expect(diffRecipes(proposed(), changed)).toEqual([expect.objectContaining({ field: 'category', after: slot })]);
  expect(diffRecipes(proposed(), proposed())).toEqual([]);
  expect(giveSlot(giveSlot(proposed(), slot, 'phone'), slot, null)).toMatchObject({ fields: proposed().fields });
});
