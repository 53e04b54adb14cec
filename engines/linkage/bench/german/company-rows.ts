import type { Random } from '#engines/example-company/random.ts';
import type { Address, Company } from './companies.ts';
import { damaged, slip, withoutUmlauts, writtenPhone } from './spelling.ts';

export interface CompanyRow {
  readonly name: string;
  readonly name2: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly website: string;
  readonly vatId: string;
  readonly industry: string;
  readonly created: string;
}

/** Habits of one source: the accounts system shouts and cuts off, the fair's list knows no bank details. */
export interface Habit {
  readonly phoneStyle: number;
  readonly capitals: boolean;
  readonly spelledOut: boolean;
  readonly shortStreets: boolean;
  /** Names longer than this continue in Name 2; 0 for never. */
  readonly width: number;
}

export function makeHabit(random: Random): Habit {
  return {
    phoneStyle: random.whole(0, 7),
    capitals: random.chance(0.05),
    spelledOut: random.chance(0.06),
    shortStreets: random.chance(0.45),
    width: random.chance(0.08) ? 35 : 0,
  };
}

const FORM_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  GmbH: [
    'Gmbh',
    'GMBH',
    'G.m.b.H.',
    'Gesellschaft mit beschränkter Haftung',
    'GmbH.',
    'mbH',
    'Ges.m.b.H.',
    'Gesellschaft mbH',
  ],
  'GmbH & Co. KG': [
    'GmbH & Co KG',
    'GmbH und Co. KG',
    'GmbH + Co. KG',
    'GmbH&Co.KG',
    'GmbH u. Co. KG',
    'GmbH & Co. Kommanditgesellschaft',
    'GmbH & Co.',
  ],
  AG: ['A.G.', 'Aktiengesellschaft', 'Ag'],
  KG: ['K.G.', 'Kommanditgesellschaft', 'Kg'],
  'e. K.': ['e.K.', 'eK', 'e.Kfm.', 'eingetragener Kaufmann', 'Einzelunternehmen'],
  OHG: ['oHG', 'O.H.G.', 'offene Handelsgesellschaft'],
  'UG (haftungsbeschränkt)': [
    'UG',
    'UG (haftungsbeschr.)',
    'UG haftungsbeschränkt',
    'Unternehmergesellschaft (haftungsbeschränkt)',
  ],
  SE: ['S.E.', 'SE (Societas Europaea)'],
  GbR: ['Gesellschaft bürgerlichen Rechts', 'GBR', 'G.b.R.'],
};
// biome-ignore format: a table
const SHORTENED: readonly (readonly [RegExp, string])[] = [
  [/maschinenbau/i, 'masch.bau'], [/Maschinenbau/, 'Masch.-Bau'], [/Maschinen/, 'Masch.'], [/technik\b/, 'techn.'], [/Gebr\./, 'Gebrüder'], [/Ingenieurbüro/, 'Ing.-Büro'],
  [/Elektrotechnik/, 'E-Technik'], [/Unternehmensberatung/, 'Untern.-Beratung'], [/ & /, ' und '], [/ und /, ' u. '], [/ & Söhne/, ' & Soehne'],
  [/Werke\b/, 'Werk'], [/fabrik\b/, 'fabr.'], [/Handel\b/, 'Hdl.'], [/bau\b/, '-Bau'], [/technik\b/, '-Technik'], [/Verwaltungs/, 'Verw.'],
];

type Dirt = (random: Random, row: CompanyRow, company: Company) => CompanyRow;
const withName = (row: CompanyRow, change: (name: string) => string): CompanyRow => ({
  ...row,
  name: change(row.name),
});
const oneOf = (
  random: Random,
  row: CompanyRow,
  keys: readonly (keyof CompanyRow)[],
  change: (text: string) => string,
): CompanyRow => {
  const filled = keys.filter((key) => row[key]);
  if (filled.length === 0) return row;
  const key = random.pick(filled);
  return { ...row, [key]: change(row[key]) };
};

export const emptied = <T extends object>(row: T, keys: readonly (keyof T & string)[]): T =>
  Object.assign({}, row, Object.fromEntries(keys.map((key) => [key, ''])));

/** Kinds of dirt, how common each is, and what it does. Names stand in the truth file. */
export const COMPANY_DIRT: Readonly<Record<string, readonly [share: number, dirt: Dirt]>> = {
  typo: [14, (random, row) => oneOf(random, row, ['name', 'name', 'street', 'city'], (text) => slip(random, text))],
  umlauts: [
    8,
    (random, row) => ({
      ...row,
      name: withoutUmlauts(random, row.name),
      street: withoutUmlauts(random, row.street),
      city: withoutUmlauts(random, row.city),
    }),
  ],
  'legal-form': [
    14,
    (random, row, { form, formMatters }) => {
      if (!form || !row.name.endsWith(form)) return row;
      const spellings = FORM_SPELLINGS[form] ?? [];
      const dropped = !formMatters && random.chance(0.45);
      return withName(
        row,
        (name) => name.slice(0, -form.length).trim() + (dropped ? '' : ` ${random.pick(spellings)}`),
      );
    },
  ],
  abbreviation: [
    9,
    (random, row) => {
      const fitting = SHORTENED.filter(([from]) => from.test(row.name));
      if (fitting.length === 0) return withName(row, (name) => `Fa. ${name}`);
      const [from, to] = random.pick(fitting);
      return withName(row, (name) => name.replace(from, to));
    },
  ],
  'word-order': [
    4,
    (random, row, { core }) => {
      const words = core.split(' ');
      if (words.length < 2 || !row.name.startsWith(core) || core.includes('&'))
        return withName(row, (name) => `Firma ${name}`);
      const turned = random.chance(0.6) ? [...words.slice(1), words[0]].join(' ') : words.join('-');
      return withName(row, (name) => turned + name.slice(core.length));
    },
  ],
  'added-words': [
    4,
    (random, row, { address, core }) =>
      row.name.startsWith(core)
        ? withName(
            row,
            (name) =>
              `${core} ${random.pick(['Deutschland', address.place.city, 'International', 'Gruppe', 'Group', 'Vertrieb'])}${name.slice(core.length)}`,
          )
        : row,
  ],
  'wrong-column': [
    6,
    (random, row, { form, core }) => {
      if (random.chance(0.3)) return { ...row, postalCode: '', city: `${row.postalCode} ${row.city}` };
      if (form && row.name.endsWith(form) && !row.name2)
        return { ...row, name: row.name.slice(0, -form.length).trim(), name2: form };
      const at = core.indexOf(' ');
      if (at > 0 && !row.name2) return { ...row, name: row.name.slice(0, at), name2: row.name.slice(at + 1) };
      return { ...row, street: '', name2: `${row.name2} ${row.street}`.trim() };
    },
  ],
  'street-spelling': [
    8,
    (random, row) => ({
      ...row,
      street: row.street
        .replace(
          /(straße|strasse|str\.)(?= |$)/i,
          random.pick(['str.', 'strasse', 'str', 'straße', ' Str.', '-Straße']),
        )
        .replace(/(?<=\p{L})-(?=\p{L})/gu, random.chance(0.5) ? ' ' : '-')
        .replace(/platz\b/, 'pl.'),
    }),
  ],
  'house-number': [
    6,
    (random, row) => ({
      ...row,
      street: row.street.replace(
        /(\d+)([a-z]?)(-\d+)?$/,
        (_, first: string, letter: string, range: string | undefined) =>
          range
            ? random.pick([
                first,
                `${first}–${range.slice(1)}`,
                `${first} - ${range.slice(1)}`,
                `${first}/${range.slice(1)}`,
              ])
            : letter
              ? random.pick([`${first} ${letter}`, first, `${first}${letter.toUpperCase()}`])
              : random.pick([`${first}-${Number(first) + 2}`, `${first}a`, `Nr. ${first}`]),
      ),
    }),
  ],
  'po-box': [6, (_, row, { box }) => ({ ...row, street: `Postfach ${box.number}`, postalCode: box.postalCode })],
  'old-address': [
    40,
    (_, row, { formerAddress }) => (formerAddress ? { ...row, ...writtenAddress(formerAddress, false) } : row),
  ],
  phone: [
    12,
    (random, row, company) =>
      row.phone
        ? {
            ...row,
            phone: writtenPhone(
              random.whole(0, 7),
              company.phoneArea,
              company.phoneBase,
              random.pick(['0', '', String(random.whole(10, 99)), String(random.whole(100, 999))]),
            ),
          }
        : row,
  ],
  'mail-domain': [
    9,
    (random, row, { otherDomain, domain }) => {
      if (!domain) return row;
      const other = random.chance(0.4) ? otherDomain : domain;
      const local = random.pick([
        'info',
        'vertrieb',
        'einkauf',
        'verkauf',
        'service',
        'm.mueller',
        'office',
        'buchhaltung',
      ]);
      return {
        ...row,
        email: row.email && `${local}@${other}`,
        website: row.website && `http://${random.pick(['www.', ''])}${domain}/`,
      };
    },
  ],
  encoding: [
    5,
    (random, row) => ({
      ...row,
      name: damaged(random, row.name),
      street: damaged(random, row.street),
      city: damaged(random, row.city),
    }),
  ],
  'former-name': [
    40,
    (random, row, { formerCore, form }) =>
      formerCore
        ? {
            ...row,
            name: random.chance(0.4) ? `${row.name} (vormals ${formerCore})` : `${formerCore} ${form}`.trim(),
            name2: '',
          }
        : row,
  ],
  gaps: [
    10,
    (random, row) => {
      const losable = ['phone', 'fax', 'email', 'website', 'vatId', 'street', 'industry'] as const;
      return emptied(
        row,
        losable.filter(() => random.chance(0.3)),
      );
    },
  ],
};

function writtenAddress(
  { street, houseNumber, place }: Address,
  short: boolean,
): Pick<CompanyRow, 'street' | 'postalCode' | 'city'> {
  const name = short ? street.replace(/straße$/, 'str.').replace(/Straße$/, 'Str.') : street;
  return { street: `${name} ${houseNumber}`, postalCode: place.postalCode, city: place.city };
}

/** How a careful hand of that source writes the company down: what it does not know stays empty. */
export function cleanRow(random: Random, company: Company, habit: Habit): CompanyRow {
  const knows = (share: number, value: string): string => (random.chance(share) ? value : '');
  // Rows of a firm that changed its name or its owner tell by the tax number only.
  const sure = company.formerCore ? 1 : company.addition ? 0.2 : 0.55;
  const full = [company.core, company.form].filter(Boolean).join(' ');
  const cut = habit.width && full.length > habit.width ? full.lastIndexOf(' ', habit.width) : -1;
  const beside = company.addition && random.chance(0.5) ? company.addition : '';
  const row: CompanyRow = {
    name: cut > 0 ? full.slice(0, cut) : [full, beside ? '' : company.addition].filter(Boolean).join(' '),
    name2: cut > 0 ? full.slice(cut + 1) : beside,
    ...writtenAddress(company.address, habit.shortStreets),
    country: random.pick(['DE', 'Deutschland', 'D', '']),
    phone: knows(0.88, writtenPhone(habit.phoneStyle, company.phoneArea, company.phoneBase, '0')),
    fax: knows(0.4, writtenPhone(habit.phoneStyle, company.phoneArea, company.phoneBase, '99')),
    email: knows(0.78, company.domain ? `${company.mailbox}@${company.domain}` : freeMail(company)),
    website: knows(0.65, company.domain && `www.${company.domain}`),
    vatId: knows(sure, company.vatId),
    industry: knows(0.7, company.industry),
    created: `20${random.whole(10, 25)}-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`,
  };
  const spelled = habit.spelledOut
    ? {
        ...row,
        name: withoutUmlauts(random, row.name),
        street: withoutUmlauts(random, row.street),
        city: withoutUmlauts(random, row.city),
      }
    : row;
  return habit.capitals
    ? {
        ...spelled,
        name: spelled.name.toUpperCase(),
        street: spelled.street.toUpperCase(),
        city: spelled.city.toUpperCase(),
      }
    : spelled;
}

const freeMail = ({ core, entity }: Company): string =>
  `${core
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '')
    .slice(0, 14)}${entity % 100}@${['t-online.de', 'web.de', 'gmx.de', 'freenet.de'][entity % 4]}`;

/** A row with one to four kinds of dirt; at least one trace of the company stays that no other company has. */
export function dirtyRow(random: Random, company: Company, habit: Habit): { row: CompanyRow; dirt: string[] } {
  const kinds = Object.entries(COMPANY_DIRT);
  const clean = cleanRow(random, company, habit);
  let row = clean;
  const dirt: string[] = [];
  for (let n = 1 + random.weighted([35, 35, 20, 10]); n > 0; n--) {
    const usable = kinds.filter(([kind]) => !dirt.includes(kind) && mayFollow(kind, dirt, company));
    const [kind, [, change]] = usable[random.weighted(usable.map(([, [share]]) => share))]!;
    const changed = change(random, row, company);
    if (JSON.stringify(changed) === JSON.stringify(row)) continue;
    row = changed;
    dirt.push(kind);
  }
  if (dirt.includes('old-address') || dirt.includes('former-name') || dirt.includes('po-box'))
    row = withTrace(row, company, habit);
  return { row, dirt };
}

function mayFollow(kind: string, dirt: readonly string[], company: Company): boolean {
  if (kind === 'old-address') return company.formerAddress !== null && !dirt.includes('po-box');
  if (kind === 'former-name') return company.formerCore !== null && !dirt.includes('old-address');
  if (kind === 'po-box') return !dirt.includes('old-address') && !dirt.includes('former-name');
  return true;
}

/** Without name or street a row must keep what else is the company's own, or nobody could know. */
function withTrace(row: CompanyRow, company: Company, habit: Habit): CompanyRow {
  const phone = row.phone || writtenPhone(habit.phoneStyle, company.phoneArea, company.phoneBase, '0');
  const email = row.email || (company.domain ? `${company.mailbox}@${company.domain}` : freeMail(company));
  return { ...row, phone, email };
}
