import { INDUSTRIES, LEGAL_FORMS, SURNAMES } from './names.ts';
import { PLACES, STREETS } from './places.ts';
import type { Random } from './random.ts';

/** What is true of an example company, before the dirt of real life falls on its rows. */
export interface ExampleCompany {
  readonly number: string;
  readonly name: string;
  readonly legalForm: string;
  readonly industry: string;
  readonly employees: number;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly region: string;
  readonly phone: string;
  readonly domain: string;
  readonly vatId: string;
  readonly relation: 'customer' | 'former_customer' | 'inquiry' | 'none';
}

/** Number blocks that the Bundesnetzagentur keeps free for film and print: nobody is called by mistake. */
const DRAMA_BLOCKS = ['030 23125', '069 90009', '040 66969', '0221 4710', '089 99998'] as const;

export function makeCompanies(random: Random, count: number): ExampleCompany[] {
  const domains = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const [industry, words] = INDUSTRIES[random.weighted(INDUSTRIES.map(([, , share]) => share))] ?? INDUSTRIES[0]!;
    const [legalForm] = LEGAL_FORMS[random.weighted(LEGAL_FORMS.map(([, share]) => share))] ?? LEGAL_FORMS[0]!;
    const [city, postalCode, region] = random.pick(PLACES);
    const family = random.pick(SURNAMES).replace(/^(von|Freiherr von) /, '');
    const core = coreName(random, family, random.pick(words), city);
    const block = DRAMA_BLOCKS[index % DRAMA_BLOCKS.length]!;
    return {
      number: String(10_000 + index),
      name: legalForm ? `${core} ${legalForm}` : core,
      legalForm,
      industry,
      employees: Math.max(3, Math.round(Math.exp(3.9 + 1.05 * random.normal()))),
      street: random.pick(STREETS),
      houseNumber: random.chance(0.12)
        ? `${random.whole(1, 80)}–${random.whole(81, 99)}`
        : `${random.whole(1, 120)}${random.chance(0.1) ? 'a' : ''}`,
      postalCode,
      city,
      region,
      phone: `${block}${String(Math.floor(index / DRAMA_BLOCKS.length) % 1000).padStart(3, '0')}`,
      domain: freeDomain(domains, core),
      vatId: vatId(300_000_00 + index * 13),
      relation:
        (['customer', 'former_customer', 'inquiry', 'none'] as const)[random.weighted([38, 7, 13, 42])] ?? 'none',
    };
  });
}

function coreName(random: Random, family: string, word: string, city: string): string {
  const place = city.replace(/ .*/, '');
  switch (random.weighted([34, 20, 14, 12, 10, 10])) {
    case 0:
      return `${family} ${word}`;
    case 1:
      return `${word} ${family}`;
    case 2:
      return `${word} Gebr. ${family}`;
    case 3:
      return `${place}er ${word}`;
    case 4:
      return `${family} & Söhne ${word}`;
    default:
      return `${family}-${word}`;
  }
}

function freeDomain(taken: Set<string>, core: string): string {
  const base = core
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/ & | gebr\. /g, '-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  let domain = `${base}.example`;
  for (let turn = 2; taken.has(domain); turn++) domain = `${base}-${turn}.example`;
  taken.add(domain);
  return domain;
}

/** German VAT id with its check digit (ISO 7064, MOD 11,10). */
function vatId(serial: number): string {
  const digits = String(serial).padStart(8, '0').slice(-8);
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return `DE${digits}${(11 - product) % 10}`;
}
