// Unknown names: the halves of templates and names that train.ts never saw. Names of this half are taken out of the lists as well.
// Run: node engines/pseudonym/bench/names.ts
import { fold } from '#engines/text/index.ts';
import { everydaySurnames, type Gazetteer, gazetteer } from '../gazetteer.ts';
import { recogniseNames } from '../recognise.ts';
import { looksEnglish } from '../scene.ts';
import { sortWord } from '../sort-word.ts';
import { splitWords } from '../words.ts';
import { chance, compose, vocabulary } from './compose.ts';
import { englishTemplates, plainTexts, templates } from './templates.ts';
import { halfOf, learn } from './train.ts';

const model = learn({
  texts: [...halfOf(templates, 0), ...halfOf(englishTemplates, 0)],
  plain: halfOf(plainTexts, 0),
  words: vocabulary(0),
});
const held = vocabulary(1);
const gone = (list: readonly string[]) => new Set(list.flatMap((name) => [fold(name), ...name.split('-').map(fold)]));
const goneFirst = gone(held.first);
const goneLast = gone(held.last);
const gonePlace = gone(held.place);
const unseen: Gazetteer = {
  firstNames: new Map([...gazetteer.firstNames].filter(([name]) => !goneFirst.has(name))),
  surnames: new Set([...gazetteer.surnames].filter((name) => !goneLast.has(name))),
  places: new Set([...gazetteer.places].filter((name) => !gonePlace.has(name))),
};

/** The same, but family names that are everyday words (Koch, Stern) stay known: the product lists them, they are few. */
const everyday = new Set(everydaySurnames.map(fold));
const rare: Gazetteer = {
  ...unseen,
  surnames: new Set([...gazetteer.surnames].filter((name) => !goneLast.has(name) || everyday.has(name))),
};

export function measure(lists: Gazetteer, material: readonly string[], rounds: number, seed: number) {
  const next = chance(seed);
  const slots: Record<string, { all: number; missed: number }> = {};
  let hidden = 0;
  let right = 0;
  const misses = new Map<string, number>();
  const extras = new Map<string, number>();
  for (let round = 0; round < rounds; round++)
    for (const template of material) {
      const { text, names } = compose(template, held, next);
      const words = splitWords(text);
      const sorts = words.map((word) => sortWord(word.text, model.letters, lists));
      const named = recogniseNames(
        { text, words, sorts, english: looksEnglish(sorts), small: false },
        model,
        () => undefined,
      );
      const gold = new Map(names.map((name) => [name.start, name.slot]));
      words.forEach((word, at) => {
        const slot = gold.get(word.start);
        if (slot) {
          slots[slot] ??= { all: 0, missed: 0 };
          slots[slot].all++;
          if (!named[at]) {
            slots[slot].missed++;
            misses.set(`${word.text} | ${text.slice(Math.max(0, word.start - 25), word.end + 20)}`, 1);
          }
        }
        if (named[at]) {
          hidden++;
          if (slot) right++;
          else extras.set(`${word.text} | ${text.slice(Math.max(0, word.start - 25), word.end + 20)}`, 1);
        }
      });
    }
  const all = Object.values(slots).reduce((sum, slot) => sum + slot.all, 0);
  const missed = Object.values(slots).reduce((sum, slot) => sum + slot.missed, 0);
  return {
    names: all,
    leakage: missed / Math.max(1, all),
    precision: right / Math.max(1, hidden),
    hidden,
    slots,
    misses: [...misses.keys()],
    extras: [...extras.keys()],
  };
}

const odd = (list: readonly string[]) => halfOf(list, 1);
if (import.meta.main) {
  const german = measure(unseen, [...odd(templates), ...odd(plainTexts)], 30, 7);
  const rareGerman = measure(rare, [...odd(templates), ...odd(plainTexts)], 30, 7);
  const listed = measure(gazetteer, [...odd(templates), ...odd(plainTexts)], 30, 7);
  const english = measure(unseen, odd(englishTemplates), 30, 7);
  for (const [name, result] of Object.entries({ german, rareGerman, listed, english }))
    console.log(name, JSON.stringify({ ...result, misses: undefined, extras: undefined }));
  if (process.argv.includes('--show')) {
    console.log(german.misses.slice(0, 60).join('\n').replaceAll('\r', ' '));
    console.log('--- extras');
    console.log(german.extras.slice(0, 60).join('\n'));
  }
}
