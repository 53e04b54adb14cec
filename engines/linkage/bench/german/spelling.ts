import type { Random } from '#engines/example-company/random.ts';

// biome-ignore format: a table
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qsy', b: 'vng', c: 'xvd', d: 'sfe', e: 'wrd', f: 'dgr', g: 'fht', h: 'gjz', i: 'uok', j: 'hku', k: 'jli', l: 'kö', m: 'nj', n: 'bmh',
  o: 'ipl', p: 'oü', q: 'wa', r: 'etf', s: 'adw', t: 'rzg', u: 'zij', v: 'cbf', w: 'qes', x: 'ycs', y: 'xa', z: 'tuh',
};
// biome-ignore format: a table
const SOUNDS: readonly (readonly [string, string])[] = [
  ['ff', 'f'], ['ss', 's'], ['tt', 't'], ['nn', 'n'], ['mm', 'm'], ['ll', 'l'], ['ck', 'k'], ['tz', 'z'], ['dt', 't'], ['th', 't'], ['ph', 'f'],
  ['ei', 'ai'], ['ai', 'ei'], ['ey', 'ei'], ['ay', 'ai'], ['y', 'i'], ['v', 'f'], ['c', 'k'], ['k', 'c'], ['eu', 'äu'], ['ie', 'i'], ['hl', 'l'],
];

const cut = (text: string, at: number, gone: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + gone);

/** One slip of the fingers or the ear in the longest stretch of letters: neighbouring key, swap, drop, double, like-sounding letters. */
export function slip(random: Random, text: string): string {
  const words = [...text.matchAll(/\p{L}{4,}/gu)];
  if (words.length === 0) return text;
  const word = random.pick(words);
  // The first letter is seldom wrong: people see it.
  const at = word.index + random.whole(1, word[0].length - 1);
  const letter = text.charAt(at);
  switch (random.weighted([22, 22, 22, 12, 22])) {
    case 0:
      return cut(text, at, 1, random.pick([...(NEIGHBOURS[letter.toLowerCase()] ?? letter)]));
    case 1:
      return at + 1 < word.index + word[0].length
        ? cut(text, at, 2, text.charAt(at + 1) + letter)
        : cut(text, at, 1, '');
    case 2:
      return cut(text, at, 1, '');
    case 3:
      return cut(text, at, 1, letter + letter);
    default: {
      const heard = SOUNDS.filter(([from]) => word[0].slice(1).includes(from));
      if (heard.length === 0) return cut(text, at, 1, '');
      const [from, to] = random.pick(heard);
      const where = word.index + 1 + word[0].slice(1).indexOf(from);
      return cut(text, where, from.length, to);
    }
  }
}

/** Müller -> Mueller, or, by a machine that drops marks, Muller. */
export function withoutUmlauts(random: Random, text: string): string {
  const marksOnly = random.chance(0.2);
  return marksOnly
    ? text
        .replace(/ß/g, 'ss')
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
    : spellOut(text);
}

export const spellOut = (text: string): string =>
  text
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/Ä(?=[A-ZÄÖÜ])/g, 'AE')
    .replace(/Ö(?=[A-ZÄÖÜ])/g, 'OE')
    .replace(/Ü(?=[A-ZÄÖÜ])/g, 'UE')
    .replace(/Ä/g, 'Ae')
    .replace(/Ö/g, 'Oe')
    .replace(/Ü/g, 'Ue')
    .replace(/ß/g, 'ss')
    .replace(/ẞ/g, 'SS');

/** UTF-8 read as Latin-1, Latin-1 read as UTF-8, a code page that did not know the letter, or the old 7-bit German set. */
export function damaged(random: Random, text: string): string {
  const kind = random.weighted([45, 20, 20, 15]);
  const old: Record<string, string> = { ä: '{', ö: '|', ü: '}', ß: '~', Ä: '[', Ö: '\\', Ü: ']' };
  return text.replace(/[^\x20-\x7e]/g, (letter) => {
    if (kind === 0) return [...new TextEncoder().encode(letter)].map((byte) => String.fromCharCode(byte)).join('');
    if (kind === 1) return '\ufffd';
    if (kind === 2) return '?';
    return old[letter] ?? '?';
  });
}

/** `mueller-maschinenbau`: what of a name can stand in a domain or before the @. */
export const mailable = (text: string): string =>
  spellOut(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/ (&|und) /g, '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

/** A telephone number as one of the hands of a company writes it. `line` is `0731 9421` and `extension` `0`. */
export function writtenPhone(style: number, areaCode: string, base: string, extension: string): string {
  const area = areaCode.slice(1);
  if (extension === '') return `${areaCode} ${base}`;
  switch (style % 8) {
    case 0:
      return `${areaCode} ${base}-${extension}`;
    case 1:
      return `${areaCode}/${base}${extension}`;
    case 2:
      return `+49 ${area} ${base}-${extension}`;
    case 3:
      return `+49 (0)${area} ${base}${extension}`;
    case 4:
      return `(${areaCode}) ${base}-${extension}`;
    case 5:
      return `0049${area}${base}${extension}`;
    case 6:
      return `${areaCode}-${base}${extension}`;
    default:
      return `+49${area}${base}${extension}`;
  }
}
