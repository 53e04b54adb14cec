import type { Random } from '#engines/example-company/random.ts';
import { type Place, placesOf, streetsOf } from './places.ts';
import { mailable } from './spelling.ts';
import { type Half, type Words, wordsOf } from './words.ts';

export interface Address {
  readonly street: string;
  readonly houseNumber: string;
  readonly place: Place;
}

/** What is true of one company, before anybody wrote it down. */
export interface Company {
  readonly entity: number;
  /** `Müller Maschinenbau` */
  readonly core: string;
  /** `GmbH & Co. KG`, or empty */
  readonly form: string;
  /** `Niederlassung Ulm`, `Werk 2`: what tells a branch from its head office; mostly empty. */
  readonly addition: string;
  readonly family: string;
  readonly industry: string;
  readonly address: Address;
  /** Where it was before it moved; some rows still say so. */
  readonly formerAddress: Address | null;
  readonly box: { readonly number: string; readonly postalCode: string };
  readonly formerCore: string | null;
  readonly phoneArea: string;
  readonly phoneBase: string;
  /** Empty where a small firm writes from a free mailbox. */
  readonly domain: string;
  readonly otherDomain: string;
  readonly mailbox: string;
  readonly vatId: string;
  /** Only the legal form tells two firms of one house apart, so people write it. */
  readonly formMatters: boolean;
}

export interface Relation {
  readonly left: number;
  readonly right: number;
  readonly kind: 'subsidiary' | 'gmbh-and-kg' | 'branch' | 'namesake' | 'shared-switchboard' | 'successor';
}

// biome-ignore format: a table
const FORMS: readonly (readonly [string, number])[] = [
  ['GmbH', 50], ['GmbH & Co. KG', 20], ['AG', 4], ['KG', 5], ['e. K.', 5], ['OHG', 2], ['UG (haftungsbeschränkt)', 3], ['SE', 1], ['GbR', 2], ['', 8],
];

export interface Maker {
  readonly random: Random;
  readonly words: Words;
  readonly places: readonly Place[];
  readonly streets: readonly string[];
  readonly taken: Set<string>;
  entities: number;
}

export function createMaker(random: Random, half: Half): Maker {
  return {
    random,
    words: wordsOf(half),
    places: placesOf(half),
    streets: streetsOf(half),
    taken: new Set(),
    entities: 0,
  };
}

/** Head of the list often, its tail now and then: rank r with density 1 / (r + 12). */
export function pickByRank<T>(random: Random, from: readonly T[]): T {
  const rank = Math.floor(12 * ((from.length / 12 + 1) ** random.next() - 1));
  return from[Math.min(rank, from.length - 1)]!;
}

export function makeAddress({ random, streets, places }: Maker, place = pickByRank(random, places)): Address {
  const number = Math.max(1, Math.round(Math.exp(2.9 + 1.1 * random.normal())));
  const letter = random.chance(0.08) ? random.pick(['a', 'b', 'c']) : '';
  const range = random.chance(0.09) ? `-${number + 2 * random.whole(1, 4)}` : '';
  return { street: pickByRank(random, streets), houseNumber: `${number}${letter || range}`, place };
}

function coreName({ random, words }: Maker, place: Place): { core: string; family: string; industry: string } {
  const family = pickByRank(random, words.surnames).replace(/^(von|Freiherr von) /, '');
  const other = pickByRank(random, words.surnames);
  const [industry, word] = random.pick(words.activities);
  const first = random.pick(words.men);
  const coined = random.pick(words.coined);
  const town = place.city.replace(/[ -].*/, '');
  const core = [
    `${family} ${word}`,
    `${word} ${family}`,
    `${first} ${family}`,
    `${first} ${family} ${word}`,
    `${family} & ${other}`,
    `${family} & Söhne`,
    `Gebr. ${family}`,
    `${word} Gebr. ${family}`,
    `${town}er ${word}`,
    `${coined} ${word}`,
    `${coined}`,
    `${family}`,
    `${family}-Werke`,
    `${family.slice(0, 1)}${other.slice(0, 1)}${word.slice(0, 1)} ${word}`,
    `${word} ${town}`,
    `${family} ${word} und ${random.pick(words.activities)[1]}`,
  ][random.weighted([22, 9, 6, 7, 6, 4, 3, 3, 4, 10, 5, 5, 2, 4, 3, 7])]!;
  return { core, family, industry };
}

export function makeCompany(maker: Maker): Company {
  const { random, taken } = maker;
  const address = makeAddress(maker);
  let name = coreName(maker, address.place);
  while (taken.has(`${name.core}|${address.place.city}`)) name = coreName(maker, address.place);
  taken.add(`${name.core}|${address.place.city}`);
  const form = FORMS[random.weighted(FORMS.map(([, share]) => share))]![0];
  const moved = random.chance(0.15);
  const nearby = random.chance(0.85) ? address.place : pickByRank(random, maker.places);
  const domains = makeDomains(maker, name.core);
  return {
    ...name,
    entity: maker.entities++,
    form,
    addition: '',
    address,
    formerAddress: moved ? makeAddress(maker, nearby) : null,
    box: {
      number: `${random.whole(10, 99)} ${random.whole(10, 99)} ${random.whole(10, 99)}`.slice(0, random.pick([5, 8])),
      postalCode: `${address.place.postalCode.slice(0, 3)}${random.whole(10, 99)}`,
    },
    formerCore: random.chance(0.05) ? coreName(maker, address.place).core : null,
    phoneArea: address.place.areaCode,
    phoneBase: makePhoneBase(maker, address.place.areaCode),
    ...domains,
    mailbox: random.pick(['info', 'info', 'info', 'kontakt', 'office', 'mail', 'zentrale', 'vertrieb']),
    vatId: makeVatId(maker),
    formMatters: false,
  };
}

function makeDomains({ random, taken }: Maker, core: string): { domain: string; otherDomain: string } {
  if (random.chance(0.05)) return { domain: '', otherDomain: '' };
  const words = mailable(core).split('-');
  const variants = [
    words.join('-'),
    words.join(''),
    words.slice(0, 2).join('-'),
    `${words[0]}-${(words[1] ?? 'de').slice(0, 2)}`,
  ];
  for (let turn = 0; ; turn++) {
    const base = `${random.pick(variants)}${turn > 3 ? `-${turn}` : ''}`;
    const domain = `${base}.${random.chance(0.85) ? 'de' : 'com'}`;
    if (base.length < 3 || taken.has(domain)) continue;
    const otherDomain = random.pick([`${base}-gmbh.de`, `${base}.eu`, `${base}-online.de`, `${base}-group.com`]);
    if (taken.has(otherDomain)) continue;
    taken.add(domain).add(otherDomain);
    return { domain, otherDomain };
  }
}

export function makePhoneBase({ random, taken }: Maker, areaCode: string): string {
  for (;;) {
    const base = String(random.whole(2000, 98_999));
    if (taken.has(`${areaCode}${base}`)) continue;
    taken.add(`${areaCode}${base}`);
    return base;
  }
}

/** German VAT id with its check digit (ISO 7064, MOD 11,10). */
export function makeVatId({ random, taken }: Maker): string {
  for (;;) {
    const digits = String(random.whole(11_000_000, 36_999_999));
    let product = 10;
    for (const digit of digits) product = (2 * ((Number(digit) + product) % 10 || 10)) % 11;
    const vatId = `DE${digits}${(11 - product) % 10}`;
    if (taken.has(vatId)) continue;
    taken.add(vatId);
    return vatId;
  }
}
