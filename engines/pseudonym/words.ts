import { fold } from '#engines/text/index.ts';

/** One word as it stands in the text: where, and what can be said about it without its neighbours. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const LETTER = 1;
const DIGIT = 2;
// Soft hyphen and zero-width marks stay inside the word: they must not split a name in two and hide it.
const beyond = /[\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]/u;
/** Basic Latin, Latin-1 and its extensions: nearly every character of our texts. */
const near = new Uint8Array(0x250);
for (let code = 0; code < near.length; code++) {
  const char = String.fromCharCode(code);
  if (code < 128) near[code] = /[A-Za-z]/.test(char) ? LETTER : /\d/.test(char) ? DIGIT : 0;
  else if (code >= 0xc0) near[code] = code === 0xd7 || code === 0xf7 ? 0 : LETTER;
  else near[code] = beyond.test(char) ? LETTER : 0;
}
const known = new Map<number, number>();

/** 1 letter, 2 digit, 0 neither. */
export function kindOfChar(code: number): number {
  return code < 0x250 ? near[code]! : kindOfFarChar(code);
}

function kindOfFarChar(code: number): number {
  let kind = known.get(code);
  if (kind === undefined) {
    // A half of a surrogate pair counts as a letter: names outside the basic plane must not fall apart.
    kind = (code >= 0xd800 && code <= 0xdbff) || beyond.test(String.fromCharCode(code)) ? LETTER : 0;
    if (code >= 0xdc00 && code <= 0xdfff) kind = LETTER;
    // Emoji are pairs too; those that begin with D83C to D83E are pictures.
    if (code >= 0xd83c && code <= 0xd83e) kind = 0;
    known.set(code, kind);
  }
  return kind;
}

/** Behind the run of letters and digits that begins here; the place itself where none does. */
export function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindOfChar(text.charCodeAt(at)) !== 0) at++;
  return at;
}

/** Runs of letters and digits. Everything else parts words, the apostrophe too. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  const { length } = text;
  let at = 0;
  while (at < length) {
    while (at < length && kindOfChar(text.charCodeAt(at)) === 0) at++;
    const start = at;
    while (at < length && kindOfChar(text.charCodeAt(at)) !== 0) at++;
    if (at > start) words.push({ start, end: at, text: text.slice(start, at) });
  }
  return words;
}

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * The spellings a name is compared in: folded as for searching (Mueller = muller), with umlauts written out (mueller), and with marks
 * merely struck (ü in place of n by a slip must not grow to two letters). All the same for most words.
 */
export function spellingsOf(word: string): readonly [folded: string, expanded: string, struck: string] {
  let lower = word.toLowerCase();
  if (/^[a-z]+$/.test(lower)) {
    // Most words hold none of these pairs; to look is cheaper than to replace.
    return [/[aou]e/.test(lower) ? lower.replace(/(?<![aeiouyq])([aou])e/g, '$1') : lower, lower, lower];
  }
  lower = lower.replace(INVISIBLE, '').normalize('NFC');
  const expanded = lower.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue');
  return [fold(lower), plain(expanded), plain(lower)];
}

const WHOLE: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ı: 'i', đ: 'd' };

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]/g, (letter) => WHOLE[letter] ?? letter);
}

/** Optimal string alignment distance of at most one: one letter more, less, other, or two neighbours swapped. */
export function withinOneTypo(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length !== long.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2);
}

export const isUpper = (word: string): boolean => word !== word.toLowerCase() && word === word.toUpperCase();
export const isCapitalised = (word: string): boolean => {
  const code = word.charCodeAt(0);
  if (code < 128) return code >= 65 && code <= 90;
  const first = word[0]!;
  return first !== first.toLowerCase();
};
