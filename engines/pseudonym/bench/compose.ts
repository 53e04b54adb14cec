import { menNames, placeList, surnameList, womenNames } from '../gazetteer.ts';
import { splitWords } from '../words.ts';

/** mulberry32: the same seed, the same texts. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Vocabulary {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly place: readonly string[];
}
const half = (list: readonly string[], which: 0 | 1) => list.filter((_, at) => at % 2 === which);

/** One half of every list; the other half is never seen by whoever learns from this one. */
export function vocabulary(which: 0 | 1): Vocabulary {
  return {
    first: half([...womenNames, ...menNames], which),
    last: half(surnameList, which),
    place: half(placeList, which),
  };
}

const FORMS = ['GmbH', 'GmbH & Co. KG', 'AG', 'KG', 'SE', 'OHG', 'e. K.'];
const TRADES = [
  'Maschinenbau',
  'Fördertechnik',
  'Verpackungen',
  'Stahlbau',
  'Logistik',
  'Metallbau',
  'Kunststoffe',
  'Technik',
  'Anlagenbau',
  'Lebensmittel',
  'Systeme',
  'Werkzeuge',
];
const BEGINNINGS = [
  'Nov',
  'Al',
  'Tec',
  'Vari',
  'Hydro',
  'Medi',
  'Opti',
  'Pro',
  'Sano',
  'Uni',
  'Inter',
  'Dyna',
  'Kera',
  'Poly',
  'Ferro',
];
const ENDS = [
  'tec',
  'via',
  'lux',
  'pan',
  'mont',
  'gena',
  'plast',
  'mix',
  'dor',
  'form',
  'zent',
  'trans',
  'flex',
  'cor',
];

export interface Composed {
  readonly text: string;
  /** Names put in: where, and of what sort. */
  readonly names: readonly { readonly start: number; readonly end: number; readonly slot: string }[];
}

/** Fills a template. What was put in is told by place, so that nothing depends on looking for it afterwards. */
export function compose(template: string, words: Vocabulary, next: () => number): Composed {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const names: { start: number; end: number; slot: string }[] = [];
  let text = '';
  let from = 0;
  for (const slot of template.matchAll(/\{([flpcg])\}/g)) {
    text += template.slice(from, slot.index);
    from = slot.index + slot[0].length;
    const kind = slot[1]!;
    let value = '';
    if (kind === 'f') value = pick(words.first) + (next() < 0.06 ? `-${pick(words.first)}` : '');
    else if (kind === 'l') value = pick(words.last) + (next() < 0.07 ? `-${pick(words.last)}` : '');
    else if (kind === 'p') value = pick(words.place);
    else if (kind === 'g') value = pick(FORMS);
    else {
      const core = next() < 0.6 ? pick(words.last) : `${pick(BEGINNINGS)}${pick(ENDS)}`;
      value = core;
      const start = text.length;
      for (const word of splitWords(core)) names.push({ start: start + word.start, end: start + word.end, slot: 'c' });
      if (next() < 0.5) value += ` ${pick(TRADES)}`;
    }
    if (kind !== 'c' && kind !== 'g')
      for (const word of splitWords(value))
        names.push({ start: text.length + word.start, end: text.length + word.end, slot: kind });
    text += value;
  }
  return { text: text + template.slice(from), names };
}
