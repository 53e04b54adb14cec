import { cleanText } from '#engines/text/parsed.ts';
import { canonical, commonBits, isOptional, isPlace, isTens, numberOf, RARE_BITS } from './common-words.ts';
import { type Form, findForms } from './forms.ts';
import { canonicalParticle, generationOf, isGivenName, isParticle, isTitle } from './given-names.ts';
import { LOST } from './slips.ts';
import { toLatin } from './transliterate.ts';

export type NameKind = 'company' | 'organisation' | 'person';

export interface Token {
  /** Latin, folded, one spelling of known variants. */
  readonly text: string;
  /** As folded, before variants were made one. */
  readonly plain: string;
  readonly bits: number;
  readonly number: string | undefined;
  readonly kind: 'word' | 'common' | 'place' | 'number' | 'initial' | 'particle' | 'given';
  /** Ended with a dot: may be the beginning of a longer word. */
  readonly dotted: boolean;
  /** One of few that may be there or not: Deutschland, Gruppe. */
  readonly optional: boolean;
}

export interface PreparedName {
  readonly kind: NameKind;
  readonly original: string;
  readonly tokens: readonly Token[];
  readonly forms: readonly Form[];
  readonly generation: string | undefined;
  /** Letters and digits without spaces: equal for spellings that differ in spaces and signs only. */
  readonly joined: string;
  /** Consonants only where the script writes no vowels. */
  readonly vowelless: boolean;
  /** `Huber, Anna`: the family name stands first. */
  readonly familyFirst: boolean;
}

const GIVEN_BITS = 6;
const MOST_LETTERS = 400;
const MOST_TOKENS = 24;
const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * Splits a name into comparable words. Pure and total: any text gives a value; beyond 400 letters or 24 words the rest is looked at as a
 * whole only (equal or not). Do this once per name, then compare as often as needed.
 */
export function prepareName(original: string, kind: NameKind): PreparedName {
  const text = cleanText(repaired(original.slice(0, 4 * MOST_LETTERS))).slice(0, MOST_LETTERS);
  const apart = text
    .replace(/\n/g, ' ')
    .replace(/\bunited states( of america)?\b/gi, 'USA')
    .replace(/\bunited kingdom( of great britain and northern ireland)?\b/gi, 'UK')
    .replace(/(?<=\p{Ll}{2})(?=\p{Lu}[\p{L}]{1,})(?<!\b(?:Mc|Mac|Van|De|La|Le|Gmb))/gu, ' ')
    .replace(/(?<=[\p{L}])[&+](?=[\p{L}])|[&+]/gu, ' und ')
    .replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L}{4,})/gu, kind === 'person' ? '' : ' ');
  const words = apart
    .split(/[\s,;:/()[\]{}"“”„«»<>|_!?·•*=~^\\]+|[-–—](?=\p{L}|\d|\s|$)/u)
    .flatMap((written) => splitDots(written))
    .slice(0, 4 * MOST_TOKENS)
    .flatMap((written) =>
      toLatin(kind === 'person' ? unmasked(written) : written)
        .split(' ')
        .filter(Boolean)
        .map((latin) => ({ written, latin })),
    )
    .slice(0, MOST_TOKENS);
  const joined = words.map(({ latin }) => latin).join('');
  const familyFirst = kind === 'person' && /^[^,]+,[^,]+$/.test(text);
  const prepared = kind === 'person' ? personTokens(words) : companyTokens(words);
  return { kind, original, ...prepared, joined, vowelless: VOWELLESS.test(text), familyFirst };
}

const WINDOWS = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ';
// The first byte of a letter of two or three bytes and those that follow it, as Latin-1 or Windows-1252 shows them.
const MISREAD =
  /[\u00c2-\u00df][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122\u20ac]|[\u00e0-\u00ef][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122\u20ac]{2}/g;
const SEVEN_BITS: Readonly<Record<string, string>> = {
  '{': 'ä',
  '|': 'ö',
  '}': 'ü',
  '~': 'ß',
  '[': 'Ä',
  '\\': 'Ö',
  ']': 'Ü',
};

/**
 * Undoes what wrong encodings did to a name: UTF-8 read as Latin-1 or Windows-1252, the German 7-bit set, and a letter that was lost (`?`, U+FFFD
 * inside a word) becomes one that stands for any.
 */
export function repaired(text: string): string {
  if (/^[\w\s.,&+'()/:-]*$/.test(text)) return text;
  return text
    .replace(MISREAD, (whole) => {
      const bytes = [...whole].map((letter) =>
        letter <= '\u00ff' ? letter.charCodeAt(0) : WINDOWS.indexOf(letter) + 0x80,
      );
      const [first = 0, ...rest] = bytes;
      if (rest.some((byte) => byte < 0x80)) return whole;
      return String.fromCharCode(
        rest.reduce((code, byte) => (code << 6) | (byte & 0x3f), first & (rest.length > 1 ? 0x0f : 0x1f)),
      );
    })
    .replace(/(?<=\p{L})[{|}~](?=\p{L})|(?<=\p{Lu})[[\\\]](?=\p{Lu})/gu, (sign) => SEVEN_BITS[sign] ?? sign)
    .replace(/(?<=\p{L})[?\ufffd](?=\p{L})|(?<=\p{L})\ufffd|\ufffd(?=\p{L})/gu, LOST);
}

interface Word {
  readonly written: string;
  readonly latin: string;
}

/** `A.B.C.` and `G.m.b.H.` become letters, `Masch.bau` two words; `2.0` stays. */
function splitDots(written: string): string[] {
  if (!written.includes('.') || /^\d+\.\d+$/.test(written)) return [written];
  return written.split(/(?<=\.)(?=[\p{L}\d])/u);
}

/** `I9or Sech1n`: digits inside a person's name stand for letters. */
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '9': 'g' };
const unmasked = (word: string): string =>
  /\p{L}/u.test(word) ? word.replace(/[0134579]/g, (digit) => LEET[digit] ?? digit) : word;

const LINKS = new Set(['u', 'and', 'et', 'y', 'und']);

function companyTokens(words: readonly Word[]): Pick<PreparedName, 'tokens' | 'forms' | 'generation'> {
  const spelled = spellTogether(words).map(({ written, latin }) => ({
    written,
    latin,
    text: LINKS.has(latin) ? 'und' : latin,
  }));
  const { forms, rest } = findForms(spelled);
  const inner = rest.filter(
    (at, n) => !(spelled[at]!.text === 'und' && (n === 0 || n === rest.length - 1) && rest.length > 1),
  );
  const tokens = joinNumbers(inner.map((at, n) => companyToken(spelled[at]!, n > 0)));
  return { tokens, forms, generation: undefined };
}

/** `A. B. C.` is one word of three letters, in this order. */
function spellTogether(words: readonly Word[]): Word[] {
  const out: Word[] = [];
  let open = false;
  for (const word of words) {
    const letter =
      /^[a-z]$/.test(word.latin) && !(LINKS.has(word.latin) && word.written === word.written.toLowerCase());
    const last = out.at(-1);
    if (letter && open && last && last.written.endsWith('.') === word.written.endsWith('.'))
      out[out.length - 1] = { written: last.written + word.written, latin: last.latin + word.latin };
    else out.push(word);
    open = letter;
  }
  return out;
}

/** `Forty 4`, `Forty-four`: 44 */
function joinNumbers(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    if (last?.number !== undefined && isTens(last.plain) && token.number !== undefined && token.number.length === 1)
      out[out.length - 1] = { ...last, number: String(Number(last.number) + Number(token.number)) };
    else out.push(token);
  }
  return out;
}

function companyToken({ written, latin }: Word, follows: boolean): Token {
  const text = canonical(LINKS.has(latin) ? 'und' : latin);
  const number = numberOf(latin, follows && /^[IVX]$/.test(written));
  // The founder's first name and titles come and go: Robert Bosch, Bosch; Dr. Ing. h.c. F. Porsche.
  const bits =
    commonBits(text) ?? commonBits(latin) ?? (isTitle(latin) ? 0.5 : isGivenName(latin) ? GIVEN_BITS : undefined);
  const place = isPlace(text) || isPlace(latin);
  const dotted = written.endsWith('.');
  const kind =
    number !== undefined
      ? 'number'
      : place
        ? 'place'
        : latin.length === 1 && /^[a-z]$/.test(latin)
          ? 'initial'
          : bits !== undefined
            ? 'common'
            : 'word';
  const weight = number !== undefined ? 5 : (bits ?? (place ? 4 : lengthBits(latin)));
  return { text, plain: latin, bits: weight, number, kind, dotted, optional: isOptional(text) };
}

/** Short words carry less: there are not many of them. */
function lengthBits(word: string): number {
  if (/^[a-z]$/.test(word)) return 3.5;
  if (word.length === 2) return 6;
  if (word.length === 3) return 8;
  return RARE_BITS;
}

function personTokens(words: readonly Word[]): Pick<PreparedName, 'tokens' | 'forms' | 'generation'> {
  let generation: string | undefined;
  const kept = words.filter(({ latin }, at) => {
    generation ??= at > 0 ? generationOf(latin) : undefined;
    return !(isTitle(latin) || generationOf(latin) !== undefined);
  });
  const seen = new Set<string>();
  const tokens = (kept.length > 0 ? kept : words).flatMap((word) => {
    const latin = canonicalParticle(word.latin);
    const particle = isParticle(latin);
    const initial = /^[a-z]$/.test(latin);
    // "Shoigu Shoigu Sergey": said twice.
    if (!particle && !initial && latin.length > 5 && seen.has(latin)) return [];
    seen.add(latin);
    const given = isGivenName(latin);
    const kind: Token['kind'] = initial ? 'initial' : particle ? 'particle' : given ? 'given' : 'word';
    const bits = particle ? 0.7 : initial ? 3 : given ? 6 : lengthBits(latin);
    return [
      { text: latin, plain: latin, bits, number: undefined, kind, dotted: word.written.endsWith('.'), optional: false },
    ];
  });
  return { tokens, forms: [], generation };
}
