// Learns the weights of model.ts from generated texts. Run: node engines/pseudonym/bench/train.ts
// What ships has learned from all of them; bench/names.ts learns from one half and measures on the other.
import { writeFileSync } from 'node:fs';
import { fold } from '#engines/text/index.ts';
import { commonWords, isCommonWord } from '../common-words.ts';
import { FEATURE_GROUPS, featuresAt, GROUPS, type Group, SIZES } from '../features.ts';
import { type Gazetteer, gazetteer, menNames, placeList, surnameList, womenNames } from '../gazetteer.ts';
import type { Model } from '../recognise.ts';
import { looksEnglish, type Scene } from '../scene.ts';
import { letterFeatures, sortWord } from '../sort-word.ts';
import { splitWords } from '../words.ts';
import { chance, compose, type Vocabulary } from './compose.ts';
import { englishTemplates, plainTexts, templates } from './templates.ts';

type Half = 0 | 1;
const quarter = (list: readonly string[], which: 0 | 1) => list.filter((_, at) => at % 2 === which);
const part = (words: Vocabulary, which: 0 | 1): Vocabulary => ({
  first: quarter(words.first, which),
  last: quarter(words.last, which),
  place: quarter(words.place, which),
});

/** Letters: names against everyday words and compounds of them. */
function learnLetters(words: Vocabulary, next: () => number): Int8Array {
  const nouns = [...commonWords].filter((word) => word.length > 3 && isCommonWord(word));
  const compounds = Array.from(
    { length: 4000 },
    () => nouns[Math.floor(next() * nouns.length)]! + nouns[Math.floor(next() * nouns.length)]!,
  );
  const samples = [
    ...[...words.first, ...words.last, ...words.place].map((word) => ({ word: fold(word), label: 1 })),
    ...nouns.map((word) => ({ word, label: 0 })),
    ...compounds.map((word) => ({ word, label: 0 })),
  ];
  const weights = new Float64Array(8192);
  for (let round = 0; round < 8; round++) {
    const rate = 0.15 / (1 + round * 0.5);
    for (let step = 0; step < samples.length; step++) {
      const sample = samples[Math.floor(next() * samples.length)]!;
      const features = letterFeatures(sample.word);
      let score = 0;
      for (const at of features) score += weights[at]!;
      const push = (sample.label - 1 / (1 + Math.exp(-score))) * (sample.label === 1 ? 3 : 1);
      for (const at of features) weights[at] = weights[at]! * (1 - rate * 0.004) + rate * push;
    }
  }
  return Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight * 16))));
}

/** Learns from the given texts and names and nothing else. */
export function learn(material: {
  readonly texts: readonly string[];
  readonly plain: readonly string[];
  readonly words: Vocabulary;
}): Model {
  const next = chance(20261121);
  // Crossed: words are weighed in their places with letters learned from the other names, else the letters would know them by heart.
  const crossed = ([0, 1] as const).map((which) => ({
    words: part(material.words, which),
    letters: learnLetters(part(material.words, which === 0 ? 1 : 0), next),
  }));
  const weights = Object.fromEntries(GROUPS.map((group) => [group, new Float64Array(SIZES[group])])) as Record<
    Group,
    Float64Array
  >;
  const drop = (list: ReadonlySet<string>, share: number) => new Set([...list].filter(() => next() > share));
  const features: number[] = [];
  for (let round = 0; round < 48; round++) {
    // The lists are only partly there while learning, so that the model does not lean on them.
    const share = [0.9, 0.5, 0.75, 0.3][round % 4]!;
    const lists: Gazetteer = {
      firstNames: new Map([...gazetteer.firstNames].filter(() => next() > share)),
      surnames: drop(gazetteer.surnames, share),
      places: drop(gazetteer.places, share),
    };
    const rate = 0.12 / (1 + round * 0.12);
    const { words, letters } = crossed[(round >> 2) % 2]!;
    const texts = [...material.texts, ...material.texts, ...material.texts, ...material.plain, ...material.plain].sort(
      () => next() - 0.5,
    );
    for (const template of texts) {
      const { text, names } = compose(template, words, next);
      const list = splitWords(text);
      const sorts = list.map((word) => sortWord(word.text, letters, lists));
      const scene: Scene = { text, words: list, sorts, english: looksEnglish(sorts), small: false };
      const gold = new Set(names.map(({ start }) => start));
      for (let at = 0; at < list.length; at++) {
        if (!sorts[at]!.candidate) continue;
        featuresAt(scene, at, (other) => gold.has(list[other]!.start), features);
        let score = 0;
        FEATURE_GROUPS.forEach((group, slot) => {
          score += weights[group][features[slot]!]!;
        });
        const label = gold.has(list[at]!.start) ? 1 : 0;
        const push = (label - 1 / (1 + Math.exp(-score))) * (label === 1 ? 1.5 : 1);
        FEATURE_GROUPS.forEach((group, slot) => {
          const index = features[slot]!;
          weights[group][index] = weights[group][index]! * (1 - rate * 0.003) + rate * push;
        });
      }
    }
  }
  return {
    letters: learnLetters(material.words, next),
    weights: Object.fromEntries(
      GROUPS.map((group) => [group, [...weights[group]].map((weight) => Math.round(weight * 100) / 100)]),
    ) as Record<Group, number[]>,
    threshold: -3.8,
  };
}

export const halfOf = (list: readonly string[], which: Half) => list.filter((_, at) => at % 2 === which);

if (import.meta.main) {
  const all: Vocabulary = { first: [...womenNames, ...menNames], last: surnameList, place: placeList };
  const { letters, weights, threshold } = learn({
    texts: [...templates, ...englishTemplates],
    plain: plainTexts,
    words: all,
  });
  const encoded = Buffer.from(letters.buffer).toString('base64');
  const lines = encoded.match(/.{1,110}/g)!.map((line) => `  '${line}',`);
  const rounded = GROUPS.map((group) => `    ${group}: [${weights[group].join(', ')}],`);
  writeFileSync(
    new URL('../model.ts', import.meta.url),
    `// Written by bench/train.ts; not by hand.
import { bytesOf, type Model } from './recognise.ts';

const LETTERS = [
${lines.join('\n')}
].join('');

export const model: Model = {
  letters: bytesOf(LETTERS),
  weights: {
${rounded.join('\n')}
  },
  threshold: ${threshold},
};
`,
  );
  console.log('model.ts written');
}
