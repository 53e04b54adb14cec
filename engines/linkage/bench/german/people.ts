import type { Random } from '#engines/example-company/random.ts';
import { type Company, type Maker, pickByRank } from './companies.ts';
import { emptied } from './company-rows.ts';
import { damaged, mailable, slip, withoutUmlauts, writtenPhone } from './spelling.ts';

export interface Person {
  readonly entity: number;
  readonly company: Company;
  readonly woman: boolean;
  readonly title: string;
  readonly first: string;
  readonly last: string;
  /** Before a wedding. */
  readonly formerLast: string | null;
  readonly suffix: string;
  readonly extension: string;
  readonly mobile: string;
  readonly email: string;
  readonly job: string;
  readonly department: string;
}

export interface PersonRelation {
  readonly left: number;
  readonly right: number;
  readonly kind: 'father-and-son' | 'namesake' | 'same-surname-colleague' | 'shared-switchboard';
}

export interface PersonRow {
  readonly salutation: string;
  readonly title: string;
  readonly first: string;
  readonly last: string;
  readonly company: string;
  readonly department: string;
  readonly job: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly mobile: string;
  readonly email: string;
}

const TITLES = [
  'Dr.',
  'Dr.-Ing.',
  'Dipl.-Ing.',
  'Dipl.-Kfm.',
  'Prof. Dr.',
  'Dipl.-Wirt.-Ing.',
  'Dr. rer. nat.',
  'Mag.',
];
const JOBS: readonly (readonly [string, string])[] = [
  ['Geschäftsführer', 'Geschäftsleitung'],
  ['Leiter Einkauf', 'Einkauf'],
  ['Einkäufer', 'Einkauf'],
  ['Vertriebsleiter', 'Vertrieb'],
  ['Konstrukteur', 'Konstruktion'],
  ['Produktionsleiter', 'Produktion'],
  ['Betriebsleiter', 'Produktion'],
  ['Qualitätsmanager', 'QM'],
  ['Instandhaltung', 'Technik'],
  ['Assistenz', 'Geschäftsleitung'],
];
// What people are called and what stands in their passport.
// biome-ignore format: a table
const CALLED: Readonly<Record<string, readonly string[]>> = {
  Andreas: ['Andi'], Alexander: ['Alex'], Johannes: ['Hannes', 'Hans'], Michael: ['Michi'], Wolfgang: ['Wolf'], Matthias: ['Matze', 'Mathias'], Stefan: ['Stephan'],
  Christian: ['Chris'], Maximilian: ['Max'], Sebastian: ['Basti'], Thomas: ['Tom'], Joachim: ['Jochen', 'Achim'], Friedrich: ['Fritz'], Heinrich: ['Heinz', 'Heiner'],
  Josef: ['Sepp', 'Joseph'], Wilhelm: ['Willi', 'Willy'], Robert: ['Rob'], Nikolaus: ['Klaus'], Daniel: ['Dani'], Benjamin: ['Ben'], Jürgen: ['Jörg'],
  Katharina: ['Kathi', 'Katja'], Elisabeth: ['Lisa', 'Elli'], Susanne: ['Susi'], Stefanie: ['Steffi', 'Stephanie'], Gabriele: ['Gabi'], Christina: ['Tina'],
  Franziska: ['Franzi'], Margarete: ['Grete'], Andrea: ['Andi'], Manuela: ['Manu'], Johanna: ['Hanna'], Claudia: ['Claudi'], Angelika: ['Geli'], Nicole: ['Nicki'],
};

function makePerson(maker: Maker, company: Company): Person {
  const { random, words } = maker;
  const woman = random.chance(0.36);
  const one = pickByRank(random, woman ? words.women : words.men);
  const two = pickByRank(random, woman ? words.women : words.men);
  const first = random.chance(0.07) && one !== two ? `${one}-${two}` : one;
  // The founder's family still works in many firms that carry its name.
  const own = company.core.includes(company.family) && random.chance(0.18);
  const last = own ? company.family : pickByRank(random, words.surnames);
  const double = woman && random.chance(0.06) ? `${last}-${pickByRank(random, words.surnames)}` : last;
  const [job, department] = random.pick(JOBS);
  return {
    entity: maker.entities++,
    company,
    woman,
    title: random.chance(0.14) ? random.pick(TITLES) : '',
    first,
    last: double,
    formerLast: woman && random.chance(0.08) ? pickByRank(random, words.surnames) : null,
    suffix: '',
    extension: String(random.chance(0.6) ? random.whole(10, 99) : random.whole(100, 999)),
    mobile: `${random.pick(['0151', '0160', '0170', '0171', '0172', '0175', '0176', '0179'])} ${random.whole(1_000_000, 99_999_999)}`,
    email: mailOf(maker, company, first, double),
    job,
    department,
  };
}

function mailOf({ taken, random }: Maker, company: Company, first: string, last: string): string {
  const at = company.domain || random.pick(['t-online.de', 'web.de', 'gmx.de']);
  const family = mailable(last);
  const given = mailable(first);
  // One pattern a company: h.mueller@ everywhere or hans.mueller@ everywhere.
  const locals =
    company.entity % 3 === 0
      ? [`${given}.${family}`, `${given}-${family}`]
      : [`${given.slice(0, 1)}.${family}`, `${given}.${family}`];
  for (let turn = 0; ; turn++) {
    const email = `${locals[turn] ?? `${given}.${family}${turn}`}@${at}`;
    if (taken.has(email)) continue;
    taken.add(email);
    return email;
  }
}

export function makePeople(
  maker: Maker,
  companies: readonly Company[],
  count: number,
): { people: Person[]; relations: PersonRelation[] } {
  const { random, words } = maker;
  const people: Person[] = [];
  const relations: PersonRelation[] = [];
  const relate = (left: Person, right: Person, kind: PersonRelation['kind']) => {
    people.push(right);
    relations.push({ left: left.entity, right: right.entity, kind });
  };
  while (people.length < count) {
    const company = random.pick(companies);
    const person = makePerson(maker, company);
    people.push(person);
    switch (random.weighted([80, 4, 6, 4, 6])) {
      case 1: {
        // Same house, same family name, same switchboard, often the same letter in front.
        if (person.woman) break;
        const alike = words.men.filter((name) => name.charAt(0) === person.first.charAt(0) && name !== person.first);
        const first = random.chance(0.45) && alike.length > 0 ? random.pick(alike) : random.pick(words.men);
        if (first === person.first) break;
        relate(
          person,
          {
            ...makePerson(maker, company),
            woman: false,
            first,
            last: person.last,
            formerLast: null,
            title: random.chance(0.5) ? person.title : '',
            email: mailOf(maker, company, first, person.last),
          },
          'father-and-son',
        );
        break;
      }
      case 2: {
        const elsewhere = random.pick(companies);
        if (elsewhere.domain === company.domain || elsewhere.address.place.city === company.address.place.city) break;
        const other = makePerson(maker, elsewhere);
        relate(
          person,
          {
            ...other,
            woman: person.woman,
            first: person.first,
            last: person.last,
            formerLast: null,
            title: random.chance(0.8) ? person.title : other.title,
            email: mailOf(maker, elsewhere, person.first, person.last),
          },
          'namesake',
        );
        break;
      }
      case 3: {
        const other = makePerson(maker, company);
        if (other.first === person.first) break;
        relate(
          person,
          { ...other, last: person.last, formerLast: null, email: mailOf(maker, company, other.first, person.last) },
          'same-surname-colleague',
        );
        break;
      }
      case 4: {
        const other = makePerson(maker, company);
        if (other.first !== person.first || other.last !== person.last) relate(person, other, 'shared-switchboard');
        break;
      }
    }
  }
  return { people, relations };
}

type Dirt = (random: Random, row: PersonRow, person: Person) => PersonRow;

/** Kinds of dirt on a row about a person, how common each is, and what it does. */
export const PERSON_DIRT: Readonly<Record<string, readonly [share: number, dirt: Dirt]>> = {
  typo: [
    15,
    (random, row) =>
      random.chance(0.55)
        ? { ...row, last: slip(random, row.last) }
        : random.chance(0.6)
          ? { ...row, first: slip(random, row.first) }
          : { ...row, company: slip(random, row.company) },
  ],
  umlauts: [
    9,
    (random, row) => ({
      ...row,
      first: withoutUmlauts(random, row.first),
      last: withoutUmlauts(random, row.last),
      company: withoutUmlauts(random, row.company),
      street: withoutUmlauts(random, row.street),
    }),
  ],
  'legal-form': [
    8,
    (random, row, { company }) => ({
      ...row,
      company: random.pick([company.core, `${company.core} ${company.form.replace(/\./g, '')}`, `Fa. ${company.core}`]),
    }),
  ],
  nickname: [
    7,
    (random, row, { first }) => ({
      ...row,
      first: CALLED[first]
        ? random.pick(CALLED[first])
        : first.includes('-')
          ? first.split('-')[random.whole(0, 1)]!
          : row.first,
    }),
  ],
  initials: [
    8,
    (random, row, { first }) => ({
      ...row,
      first: first
        .split('-')
        .map((part) => `${part.charAt(0)}.`)
        .join(random.pick(['-', ' '])),
    }),
  ],
  'double-name': [
    40,
    (random, row, { last }) => ({
      ...row,
      last: last.includes('-') ? random.pick([...last.split('-'), last.replace('-', ' ')]) : row.last,
    }),
  ],
  title: [
    9,
    (random, row, { title }) => ({
      ...row,
      title: random.chance(0.5) ? '' : title.replace('Dipl.-Ing.', 'Dipl. Ing.').replace('Dr.-Ing.', 'Dr.'),
      ...(random.chance(0.3) ? { title: '', first: `${title} ${row.first}`.trim() } : {}),
    }),
  ],
  swapped: [6, (_, row) => ({ ...row, first: row.last, last: row.first })],
  'wrong-column': [
    6,
    (random, row) =>
      random.chance(0.5)
        ? { ...row, first: '', last: `${row.first} ${row.last}` }
        : { ...row, first: '', last: `${row.last}, ${row.first}` },
  ],
  phone: [
    12,
    (random, row, person) => ({
      ...row,
      phone: writtenPhone(
        random.whole(0, 7),
        person.company.phoneArea,
        person.company.phoneBase,
        random.pick(['0', person.extension]),
      ),
    }),
  ],
  mail: [
    9,
    (random, row, { company, first, last }) =>
      company.domain
        ? {
            ...row,
            email: random.pick([
              `${mailable(first)}.${mailable(last)}@${company.domain}`,
              `info@${company.domain}`,
              row.email.replace(/@.*/, `@${company.otherDomain}`),
              `${mailable(last)}@${company.domain}`,
              '',
            ]),
          }
        : row,
  ],
  'street-spelling': [
    5,
    (random, row) => ({ ...row, street: row.street.replace(/straße/i, random.pick(['str.', 'strasse', 'str'])) }),
  ],
  'old-address': [
    5,
    (_, row, { company: { formerAddress: old } }) =>
      old
        ? { ...row, street: `${old.street} ${old.houseNumber}`, postalCode: old.place.postalCode, city: old.place.city }
        : row,
  ],
  'po-box': [
    3,
    (_, row, { company: { box } }) => ({ ...row, street: `Postfach ${box.number}`, postalCode: box.postalCode }),
  ],
  encoding: [
    4,
    (random, row) => ({
      ...row,
      first: damaged(random, row.first),
      last: damaged(random, row.last),
      company: damaged(random, row.company),
      street: damaged(random, row.street),
      city: damaged(random, row.city),
    }),
  ],
  'former-name': [
    60,
    (_, row, { formerLast, first, mobile, email }) =>
      formerLast ? { ...row, last: formerLast, first, mobile, email } : row,
  ],
  gaps: [
    10,
    (random, row) =>
      emptied(
        row,
        (['phone', 'mobile', 'email', 'street', 'department', 'job'] as const).filter(() => random.chance(0.35)),
      ),
  ],
};

export function cleanPersonRow(random: Random, person: Person, style: number): PersonRow {
  const knows = (share: number, value: string): string => (random.chance(share) ? value : '');
  const { company } = person;
  return {
    salutation: knows(0.85, person.woman ? 'Frau' : 'Herr'),
    title: knows(0.9, person.title),
    first: person.first,
    last: person.last,
    company: [company.core, company.form].filter(Boolean).join(' '),
    department: knows(0.5, person.department),
    job: knows(0.6, person.woman ? person.job.replace(/er$/, 'erin') : person.job),
    street: knows(0.8, `${company.address.street} ${company.address.houseNumber}`),
    postalCode: company.address.place.postalCode,
    city: company.address.place.city,
    phone: knows(
      0.8,
      writtenPhone(style, company.phoneArea, company.phoneBase, random.chance(0.6) ? person.extension : '0'),
    ),
    mobile: knows(0.4, person.mobile),
    email: knows(0.8, person.email),
  };
}

export function dirtyPersonRow(random: Random, person: Person, style: number): { row: PersonRow; dirt: string[] } {
  const kinds = Object.entries(PERSON_DIRT);
  let row = cleanPersonRow(random, person, style);
  const dirt: string[] = [];
  for (let n = 1 + random.weighted([35, 35, 20, 10]), tries = 0; n > 0 && tries < 40; tries++) {
    const usable = kinds.filter(([kind]) => !dirt.includes(kind) && !clash(kind, dirt));
    const [kind, [, change]] = usable[random.weighted(usable.map(([, [share]]) => share))]!;
    const changed = change(random, row, person);
    if (JSON.stringify(changed) === JSON.stringify(row)) continue;
    row = changed;
    dirt.push(kind);
    n -= 1;
  }
  return { row, dirt };
}

const NAMES = ['nickname', 'initials', 'swapped', 'wrong-column', 'former-name'];
// Two of these at once and a stranger could be meant.
const clash = (kind: string, dirt: readonly string[]): boolean =>
  (NAMES.includes(kind) && dirt.some((one) => NAMES.includes(one))) ||
  (dirt.includes('former-name') && ['gaps', 'mail'].includes(kind)) ||
  (kind === 'former-name' && dirt.some((one) => ['gaps', 'mail'].includes(one)));
