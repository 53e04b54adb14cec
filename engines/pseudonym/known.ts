import { fold, parseCompanyName, parsePersonName } from '#engines/text/index.ts';
import { isCommonWord, isCompound, isFunctionWord } from './common-words.ts';
import { type Gender, gazetteer } from './gazetteer.ts';
import type { KnownKind } from './known-kinds.ts';
import { TypoIndex } from './typo-index.ts';
import { isCapitalised, spellingsOf, splitWords } from './words.ts';

/** Something Lotse knows and that must not leave: a kind and a value as it stands in the records. */
export interface KnownEntry {
  readonly kind: KnownKind;
  readonly value: string;
}
export type Role = 'first' | 'last' | 'company' | 'place' | 'street' | 'term';
export interface KnownWord {
  readonly id: number;
  readonly role: Role;
  readonly gender: Gender;
  /** Hidden wherever it stands; a weak word only as a part of a phrase (the "Maschinenbau" of a company). */
  readonly strong: boolean;
  /** A word of everyday language as well (Koch, Stahl): hidden only where it cannot be meant as such. */
  readonly everyday: boolean;
}
export interface Phrase {
  readonly words: readonly number[];
  readonly kind: 'company' | 'street' | 'term' | 'place';
}

export interface Hit {
  readonly word: KnownWord;
  /** Letters of the ending behind the name: the s of Kösters. */
  readonly ending: number;
  readonly exact: boolean;
  /** Names the word behind all its spellings. */
  readonly key: string;
}

export const hitOf = (word: KnownWord, ending: number, exact: boolean): Hit => ({
  word,
  ending,
  exact,
  key: `word:${word.id}`,
});

const LEGAL = new Set(
  'gmbh ag kg ohg gbr ug se mbh co ev eg kgaa inc ltd llc corp bv nv sarl spa srl ab oy as plc haftungsbeschrankt kommanditgesellschaft aktiengesellschaft gesellschaft'.split(
    ' ',
  ),
);
const PARTICLES = new Set(
  'von van vom zu zum zur de di da del della der den dem ter ten le la al el bin ben af av dos das do du d v'.split(
    ' ',
  ),
);
const ENDING = /(?:ens|s)$/i;
const ADJECTIVE = /sche[rnsm]?$/i;

/** Everything known, compiled once for any number of texts. */
export class Known {
  readonly #words: KnownWord[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #typos = new TypoIndex();
  readonly #phrases = new Map<number, Phrase[]>();
  readonly #codes = new Map<string, KnownKind>();
  readonly #pairs = new Set<string>();
  #longestCode = 0;
  readonly size: number;

  constructor(entries: readonly KnownEntry[]) {
    this.size = entries.length;
    for (const { kind, value } of entries) if (value.trim()) this.#add(kind, value.trim());
    this.#typos.close();
  }

  #add(kind: KnownKind, value: string): void {
    if (kind === 'person') this.#addPerson(value);
    else if (kind === 'company') this.#addCompany(value);
    else if (kind === 'place') this.#addPhrase(value, 'place', 'place');
    else if (kind === 'address') this.#addAddress(value);
    else if (kind === 'term') {
      if (/\d/.test(value)) this.#addCode(value, 'term');
      else this.#addPhrase(value, 'term', 'term');
    } else {
      this.#addCode(value, kind);
      if (kind === 'domain')
        this.#addPhrase(value.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '').replace(/\.[^.]*$/, ''), 'term', 'term');
    }
  }

  #word(text: string, role: Role, strong: boolean, everyday = false): number {
    const spellings = spellingsOf(text);
    const [folded, expanded] = spellings;
    const before = this.#byKey.get(folded) ?? this.#byKey.get(expanded);
    if (before !== undefined) {
      const word = this.#words[before]!;
      // Somebody's first name that is another's family name counts as the family name: it stands alone more often.
      if (strong && (!word.strong || (word.role === 'first' && role === 'last')))
        this.#words[before] = { ...word, strong: true, role: word.strong ? 'last' : role, everyday };
      return before;
    }
    const id = this.#words.length;
    const gender = role === 'first' ? (gazetteer.firstNames.get(folded) ?? guessGender(folded)) : 'both';
    this.#words.push({ id, role, gender, strong, everyday });
    for (const key of new Set(spellings)) {
      this.#byKey.set(key, id);
      this.#typos.add(key, id);
    }
    return id;
  }

  #addPerson(value: string): void {
    const name = parsePersonName(value);
    const [first, last] =
      'value' in name ? [name.value.firstName ?? '', name.value.lastName ?? ''] : (['', value] as const);
    const firstWords = splitWords(first).filter((word) => word.text.length > 1);
    const lastWords = splitWords(last).filter(
      (word, _at, all) => all.length === 1 || !PARTICLES.has(word.text.toLowerCase()),
    );
    for (const { text } of firstWords) this.#word(text, 'first', true, isCommonWord(fold(text)));
    for (const { text } of lastWords) this.#word(text, 'last', true, isCommonWord(fold(text)));
    const a = first.trim()[0];
    const b = lastWords[0]?.text[0];
    if (a && b) this.#pairs.add(`${a}${b}`.toUpperCase());
  }

  #addCompany(value: string): void {
    const parsed = parseCompanyName(value);
    const core = 'value' in parsed ? parsed.value.name : value;
    const words = splitWords(core).filter((word) => !LEGAL.has(fold(word.text)) && !/^(?:und|and|u)$/i.test(word.text));
    const kept = words.length > 0 ? words : splitWords(value);
    const ids = kept.map(({ text }) => {
      const folded = fold(text);
      const everyday = isCommonWord(folded) || isCompound(folded);
      const strong =
        (!everyday || gazetteer.surnames.has(folded)) &&
        text.length >= 3 &&
        !/^\d+$/.test(text) &&
        !PARTICLES.has(folded);
      return this.#word(text, 'company', strong || kept.length === 1, everyday);
    });
    if (ids.length > 1) this.#phrase(ids, 'company');
    if (/\d/.test(core)) this.#addCode(core, 'company');
  }

  #addPhrase(value: string, role: Role, kind: Phrase['kind']): void {
    const words = splitWords(value);
    if (words.length === 0) return;
    const ids = words.map(({ text }) => {
      const everyday = isCommonWord(fold(text)) || isCompound(fold(text));
      const strong = words.length === 1 && !isFunctionWord(fold(text)) && text.length > 1;
      return this.#word(text, role, strong, everyday);
    });
    if (ids.length > 1) this.#phrase(ids, kind);
  }

  #addAddress(value: string): void {
    for (const part of value.split(/[,;\n]+/)) {
      const place = /^\s*(?:[A-Z]{1,2}[- ])?\d{4,5}\s+(.+)$/.exec(part);
      if (place) {
        this.#addPhrase(place[1]!, 'place', 'place');
        continue;
      }
      const street = /^\s*(.*?\p{L}.*?)\s+\d+\s*\p{L}?(?:\s*[-/–]\s*\d+\s*\p{L}?)?\s*$/u.exec(part)?.[1] ?? part;
      const long = street.replace(/str\.?$/i, (short) => (short[0] === 's' ? 'straße' : 'Straße'));
      for (const spelling of new Set([street, long, long.replace(/(s)tra(?:ß|ss)e$/i, '$1tr')]))
        this.#addPhrase(spelling, 'street', 'street');
    }
  }

  #phrase(words: readonly number[], kind: Phrase['kind']): void {
    const first = words[0]!;
    const list = this.#phrases.get(first) ?? [];
    const key = words.join();
    if (list.some((phrase) => phrase.words.join() === key)) return;
    list.push({ words, kind });
    // The longest first: "Köster Maschinenbau Süd" before "Köster Maschinenbau".
    list.sort((a, b) => b.words.length - a.words.length);
    this.#phrases.set(first, list);
  }

  #addCode(value: string, kind: KnownKind): void {
    const code = kind === 'phone' ? phoneCode(value) : codeOf(value);
    if (code.length < 3 || (kind !== 'phone' && !/\d/.test(code))) return;
    this.#codes.set(code, kind);
    this.#longestCode = Math.max(this.#longestCode, code.length);
  }

  /** The known word that stands here, in any spelling, inflected, or with one typing error. */
  find(text: string): Hit | null {
    const [folded, expanded, struck] = spellingsOf(text);
    const exact = this.#byKey.get(folded) ?? this.#byKey.get(expanded);
    if (exact !== undefined) return hitOf(this.#words[exact]!, 0, true);
    const capital = isCapitalised(text);
    const endings = capital
      ? [ENDING.exec(text)?.[0].length ?? 0, /s$/i.test(text) ? 1 : 0, ADJECTIVE.exec(text)?.[0].length ?? 0]
      : [/s$/.test(text) ? 1 : 0];
    for (const ending of new Set(endings)) {
      if (ending === 0 || text.length - ending < 2) continue;
      const stem = text.slice(0, -ending);
      const [stemFolded, stemExpanded] = spellingsOf(stem);
      const id = this.#byKey.get(stemFolded) ?? this.#byKey.get(stemExpanded);
      if (id !== undefined) return hitOf(this.#words[id]!, ending, true);
    }
    if (folded.length < 3 || isFunctionWord(folded) || isCommonWord(folded, capital)) return null;
    if (!capital && folded.length < 5) return null;
    const typo = this.#typo([folded, expanded, struck]);
    if (typo) return hitOf(typo, 0, false);
    for (const ending of new Set(endings)) {
      if (ending === 0 || text.length - ending < 3) continue;
      const stem = this.#typo(spellingsOf(text.slice(0, -ending)));
      if (stem) return hitOf(stem, ending, false);
    }
    return null;
  }

  /** Every known word one slip away, also where the slip made an everyday word of it (Noch for Koch). */
  slips(text: string): readonly KnownWord[] {
    const ids = [...new Set(spellingsOf(text))].flatMap((spelling) => this.#typos.find(spelling, 24));
    return [...new Set(ids)].map((id) => this.#words[id]!);
  }

  #typo(spellings: readonly string[]): KnownWord | null {
    const ids = [...new Set(spellings)].flatMap((spelling) => this.#typos.find(spelling));
    let best: KnownWord | null = null;
    for (const id of ids) {
      const word = this.#words[id]!;
      if (!best || (word.strong && !best.strong)) best = word;
    }
    return best;
  }

  phrasesFrom(id: number): readonly Phrase[] {
    return this.#phrases.get(id) ?? [];
  }

  wordAt(id: number): KnownWord {
    return this.#words[id]!;
  }

  /** Part of a known name in any of its spellings; everyday words do not count. */
  isName(text: string): boolean {
    const [folded, expanded] = spellingsOf(text);
    const id = this.#byKey.get(folded) ?? this.#byKey.get(expanded);
    return id !== undefined && this.#words[id]!.strong && !this.#words[id]!.everyday;
  }

  /** Begins with a known name of at least five letters and goes on as a word of at least three: `Siemensanlage`. */
  startsWithName(text: string): boolean {
    const [folded] = spellingsOf(text);
    for (let end = 5; end <= folded.length - 3; end++) {
      const id = this.#byKey.get(folded.slice(0, end));
      if (id === undefined || !this.#words[id]!.strong || this.#words[id]!.everyday) continue;
      const rest = folded.slice(end);
      if (isCommonWord(rest) || isCommonWord(rest.replace(/^s/, '')) || isCompound(rest)) return true;
    }
    return false;
  }

  has(folded: string): boolean {
    return this.#byKey.has(folded);
  }

  /** Initials of a known person: `AK` for Anna Köster. */
  hasInitials(pair: string): boolean {
    return this.#pairs.has(pair);
  }

  code(normalised: string): KnownKind | undefined {
    return this.#codes.get(normalised);
  }

  get longestCode(): number {
    return this.#longestCode;
  }
}

/** Letters and digits only, capitals: AB-2024/0815 = ab 2024 0815. */
export function codeOf(value: string): string {
  return value.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** National digits of a phone number however written: +49 (0)711 123-45, 0049711..., 0711/12345 are one. */
export function phoneCode(value: string): string {
  const digits = value.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  return `T${digits.replace(/^(?:\+|00)49/, '').replace(/^\+|^0+/, '')}`;
}

function guessGender(folded: string): Gender {
  return /(?:a|ie|ine|ette|gard|hild|trud|lin)$/.test(folded) ? 'woman' : 'man';
}
