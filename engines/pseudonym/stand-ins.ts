import { ibanCheckDigits, luhnIsValid } from './checks.ts';
import { type Gender, menNames, womenNames } from './gazetteer.ts';
import { stemsOf } from './stems.ts';
import { endOfWord, kindOfChar, spellingsOf, splitWords } from './words.ts';

/** What a stand-in must be like, so that the sentence around it stays good German. */
export interface Mould {
  readonly kind: 'first' | 'last' | 'place' | 'company' | 'street-word' | 'term';
  readonly gender: Gender;
  /** Ends in an s sound: the genitive takes an apostrophe (Voss' Angebot). */
  readonly hiss: boolean;
}

const split = (list: string) => list.trim().split(/\s+/);
const ONSETS = split(
  `Alm Arl Bend Birk Brand Brem Dahl Dorn Ehr Eich Elm Erl Esch Fald Falk Felt Find Fors Gand Gell Grau Gros Gund Hald Harn Heid Hell Herl Hirt Holm Hust Imm Jord Kald Karn
  Kell Kirn Kling Knoll Kort Land Lark Leng Lind Loh Lund Mahl Mark Meld Merz Mold Nadl Neld Nord Oden Ohl Ost Pahl Pelk Pirn Quell Rahn Rand Reng Rid Rohl Rund Sahl Sand Selk
  Sind Solk Stahn Stern Strand Tann Tell Thal Told Trend Ulm Und Vahl Veld Wald Wend Werl Wick Wohl Zahl Zell Zind`,
);
const MIDDLES = ['', 'en', 'er', 'el', 'in', 'ig', 'ol', 'an', 'um', 'or', 'es', 'ar'];
const PLAIN_TAILS = split(
  'mann ner hoff bauer meier berg acker kamp hagen ing rich hold wart feld lein scheid brink haupt egger stedt mar hard lau rup beck',
);
const HISS_TAILS = split('es us sen ens aas itz nitz mans ers hus');
const PLACE_TAILS = split(
  'bach brunn feld hausen heim dorf rode stedt au tal hofen walde see furt brück büren leben ingen weiler beuren',
);
const FIRM_TAILS = split('werk tec plan form line data matic flex trax mont sys on');
const STREET_TAILS = split('bach feld garten wiesen berg tal wald hof see brunnen');
const TRADES = [
  'Anlagenbau',
  'Gerätebau',
  'Metalltechnik',
  'Prozesstechnik',
  'Industrietechnik',
  'Apparatebau',
  'Systembau',
  'Werkstechnik',
  'Komponenten',
  'Technikhandel',
  'Produktionstechnik',
  'Handelshaus',
];
const WOMAN_STARTS = split(
  'Liv Mar San Tal Vel Ner Jor Kar Lun Mel Orn Ros Sel Tam Wan Yel Ald Ben Cor Del Edl Fen Gil Hel Ild Jan Kal Lor Myr Nor',
);
const WOMAN_TAILS = split('ina ela ika une alie isa ette wine gard a ea ira');
const MAN_STARTS = split(
  'Alb Bern Dag Eg Ferd Gos Hag Ing Jor Korb Lind Mein Nor Ort Rad Sig Tas Ulf Volk Wern Arn Bod Diet Eck Fried Ger Her Ist Karl Lot',
);
const MAN_TAILS = split('ian ert olf ik or ald win mar o ulf bert ram');
const NEUTRAL = split(
  'Kim Toni Robin Alex Sascha Luca Chris Charlie Mika Jamie Taylor Jordan Morgan Casey Quinn Noel Sidney Jona Eike Gerrit Bo Finn Uli Kris',
);
const bySound = (list: readonly string[]) => {
  const single = list.filter((name) => !name.includes('-'));
  return {
    hissing: single.filter((name) => /[sßxz]$/.test(name)),
    plain: single.filter((name) => !/[sßxz]$/.test(name)),
  };
};
const FIRST_NAMES = { woman: bySound(womenNames), man: bySound(menNames), both: bySound(NEUTRAL) };
/** Chance drawn from a seed: the same request gets the same stand-ins (mulberry32 over FNV-1a). */
export function chanceFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Surroundings {
  /**
   * A folded word that stands in the request, also without its ending, or that is something known in real life: no stand-in may be one of
   * them, nor become one by an ending, nor be somebody else whom we know.
   */
  readonly isTaken: (folded: string) => boolean;
  readonly seed: string;
}

/** Makes stand-ins that are nobody: not in the request, not in the records, not given out before. */
export class StandIns {
  readonly #next: () => number;
  readonly #around: Surroundings;
  readonly #given = new Set<string>();
  readonly #givenWithStems = new Set<string>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#next = chanceFrom(around.seed);
  }

  /** Marks what an earlier text of the same conversation was given. */
  reserve(standIn: string): void {
    this.#give(standIn);
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#next() * list.length)]!;
  }

  #isFree(word: string): boolean {
    const lower = word.toLowerCase();
    if (this.#givenWithStems.has(lower)) return false;
    const [folded] = spellingsOf(word);
    if (this.#around.isTaken(folded)) return false;
    return !stemsOf(lower).some((stem) => this.#given.has(stem));
  }

  /** Of several words one free word is enough: the whole cannot stand in the request then. */
  #isFreeAsWhole(made: string): boolean {
    const words = splitWords(made);
    if (words.length === 1) return this.#isFree(made);
    return !this.#given.has(made.toLowerCase()) && words.some((word) => this.#isFree(word.text));
  }

  #give(standIn: string): void {
    const lower = standIn.toLowerCase();
    this.#given.add(lower);
    this.#givenWithStems.add(lower);
    for (const stem of stemsOf(lower)) this.#givenWithStems.add(stem);
  }

  /** Tries until one is free; `make` gets the number of the try, to look further afield. */
  unique(make: (attempt: number) => string): string {
    for (let attempt = 0; ; attempt++) {
      const made = make(attempt);
      if (endOfWord(made, 0) === made.length ? this.#isFree(made) : this.#isFreeAsWhole(made)) {
        this.#give(made);
        return made;
      }
    }
  }

  name(mould: Mould): string {
    return this.unique((attempt) => {
      if (mould.kind === 'first') return this.#firstName(mould.gender, attempt, mould.hiss);
      const middle =
        attempt < 12 && this.#next() < 0.8 ? '' : this.#pick(MIDDLES) + (attempt > 60 ? this.#pick(MIDDLES) : '');
      const front = attempt > 30 ? this.#pick(['Ober', 'Nieder', 'Hohen', 'Alten', 'Neuen']) : '';
      const onset = front ? this.#pick(ONSETS).toLowerCase() : this.#pick(ONSETS);
      const extra = attempt > 150 ? this.#pick(ONSETS).toLowerCase() : '';
      return front + onset + middle + extra + this.#tail(mould);
    });
  }

  #tail({ kind, hiss }: Mould): string {
    if (hiss) return kind === 'place' ? this.#pick(['hus', 'nitz', 'fels', 'haus']) : this.#pick(HISS_TAILS);
    if (kind === 'place') return this.#pick(PLACE_TAILS);
    if (kind === 'street-word') return this.#pick(STREET_TAILS);
    if (kind === 'company' || kind === 'term') return this.#pick(FIRM_TAILS);
    return this.#pick(PLAIN_TAILS);
  }

  #firstName(gender: Gender, attempt: number, hiss: boolean): string {
    if (attempt < 10) {
      const pool = FIRST_NAMES[gender][hiss ? 'hissing' : 'plain'];
      if (pool.length > 0) return this.#pick(pool);
    }
    const woman = gender === 'woman' || (gender === 'both' && this.#next() < 0.5);
    const middle =
      attempt > 25
        ? this.#pick(['', 'el', 'an', 'or', 'il']) + (attempt > 80 ? this.#pick(['el', 'am', 'ir', 'un']) : '')
        : '';
    const stem = woman
      ? this.#pick(WOMAN_STARTS) + middle + this.#pick(WOMAN_TAILS)
      : this.#pick(MAN_STARTS) + middle + this.#pick(MAN_TAILS);
    return hiss ? `${stem}s` : stem;
  }

  trade(): string {
    return this.#pick(TRADES);
  }

  /** Another way to write the same stand-in, for another way that the name is written: a reader takes it for a slip. */
  variant(base: string): string {
    return this.unique((attempt) => {
      const at = 1 + Math.floor(this.#next() * Math.max(1, base.length - 2));
      const letter = base[at] ?? 'n';
      if (attempt > 24) return `${base}${this.#pick(PLAIN_TAILS)}`;
      return this.#next() < 0.5 || attempt > 10
        ? base.slice(0, at) + this.#pick(split('a e i o u h n r l t')) + base.slice(at)
        : base.slice(0, at) + letter + base.slice(at);
    });
  }

  /** Letters for letters, digits for digits, everything else as it stands. `keep` characters at the beginning stay. */
  shape(original: string, keep = 0): string {
    return this.unique((attempt) => {
      let made = original.slice(0, keep);
      for (let at = keep; at < original.length; at++) {
        const char = original[at]!;
        if (/[0-9]/.test(char)) {
          const low = char === '0' || (at > keep && kindOfChar(original.charCodeAt(at - 1)) !== 0) ? 0 : 1;
          made += String(low + Math.floor(this.#next() * (10 - low)));
        } else if (/\p{Lu}/u.test(char)) made += this.#pick(split('A B D E F G H K L M N P R S T W'));
        else if (/\p{L}/u.test(char)) made += this.#pick(split('a b d e f g h k l m n p r s t w'));
        else made += char;
      }
      // Very short shapes run out; one figure more makes room.
      return attempt > 40 ? made + String(Math.floor(this.#next() * 10 ** (1 + Math.floor(attempt / 40)))) : made;
    });
  }

  email(): string {
    return this.unique(() =>
      `${this.#pick(MAN_STARTS)}${this.#pick(WOMAN_TAILS)}.${this.#pick(ONSETS)}${this.#pick(PLAIN_TAILS)}@${this.#domain()}`.toLowerCase(),
    );
  }

  #domain(): string {
    return `${this.#pick(ONSETS)}${this.#pick(MIDDLES)}${this.#pick(FIRM_TAILS)}-${this.#pick(split('gruppe systeme technik handel service'))}.example`.toLowerCase();
  }

  domain(): string {
    return this.unique(() => this.#domain());
  }

  url(original: string): string {
    const start = /^(?:[a-z]+:\/\/)?(?:www\.)?/i.exec(original)?.[0] ?? '';
    const path = /[^/:]\/./.test(original) ? `/seite-${1 + Math.floor(this.#next() * 9000)}` : '';
    return this.unique(() => `${start}${this.#domain()}${path}`);
  }

  iban(original: string): string {
    return this.unique(() => {
      const shape = [...original];
      const slots = shape.flatMap((char, at) => (/[A-Z0-9]/i.test(char) ? [at] : []));
      for (const at of slots.slice(4)) if (/\d/.test(shape[at]!)) shape[at] = String(Math.floor(this.#next() * 10));
      const account = slots
        .slice(4)
        .map((at) => shape[at]!.toUpperCase())
        .join('');
      const country = slots
        .slice(0, 2)
        .map((at) => shape[at]!.toUpperCase())
        .join('');
      const check = ibanCheckDigits(country, account);
      slots.slice(2, 4).forEach((at, digit) => {
        shape[at] = check[digit] ?? '0';
      });
      return shape.join('');
    });
  }

  card(original: string): string {
    return this.unique(() => {
      const shape = [...original];
      const slots = shape.flatMap((char, at) => (/\d/.test(char) ? [at] : []));
      for (const at of slots.slice(1)) shape[at] = String(Math.floor(this.#next() * 10));
      for (let digit = 0; digit < 10; digit++) {
        shape[slots.at(-1)!] = String(digit);
        if (luhnIsValid(slots.map((at) => shape[at]!).join(''))) break;
      }
      return shape.join('');
    });
  }

  /** Another day of the same form: the numbers stay a date. */
  birthDate(original: string): string {
    return this.unique((attempt) => {
      const day = String(10 + Math.floor(this.#next() * 18));
      const year = String(1950 + Math.floor(this.#next() * 50) - (attempt > 20 ? Math.floor(this.#next() * 60) : 0));
      const month = String(10 + Math.floor(this.#next() * 3));
      if (/^\d{4}-/.test(original)) return `${year}-${month}-${day}`;
      if (/^\d{1,2}[./-]\s?\d{1,2}[./-]/.test(original)) {
        const mark = original.replace(/\d/g, '');
        const short = /\D\d{2}$/.test(original);
        return `${day}${mark.slice(0, Math.ceil(mark.length / 2))}${month}${mark.slice(Math.ceil(mark.length / 2))}${short ? year.slice(2) : year}`;
      }
      return original.replace(/\d{4}/, year).replace(/^\d{1,2}|(?<=\s)\d{1,2}(?=,?\s)/, day);
    });
  }

  street(original: string): string {
    const english = /^\d/.test(original);
    return this.unique(() => {
      const word = `${this.#pick(ONSETS)}${this.#pick(['en', 'er', ''])}${this.#pick(STREET_TAILS)}`;
      const house = 1 + Math.floor(this.#next() * 180);
      if (/^(?:Postfach|P)/.test(original))
        return `Postfach ${10 + Math.floor(this.#next() * 89)} ${10 + Math.floor(this.#next() * 89)} ${10 + Math.floor(this.#next() * 89)}`;
      return english ? `${house} ${word} Street` : `${word}${this.#pick(['straße', 'weg', 'allee'])} ${house}`;
    });
  }

  town(original: string): string {
    const code = /^\D*\d{4,5}\s+/.exec(original)?.[0] ?? '';
    return this.unique(() => {
      const place = `${this.#pick(ONSETS)}${this.#pick(['en', 'er', 'el', ''])}${this.#pick(PLACE_TAILS)}`;
      return code.replace(/\d/g, (_, at: number) => String((at === 0 ? 1 : 0) + Math.floor(this.#next() * 9))) + place;
    });
  }
}
