import type { ExampleCompany } from './companies.ts';
import { FUNCTIONS, MEN, SURNAMES, WOMEN } from './names.ts';
import type { Random } from './random.ts';

export interface ExamplePerson {
  readonly company: ExampleCompany;
  readonly salutation: 'Herr' | 'Frau';
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly department: string;
  readonly role: string;
  readonly email: string;
  readonly phone: string;
}

export function makePeople(random: Random, companies: readonly ExampleCompany[], count: number): ExamplePerson[] {
  const addresses = new Set<string>();
  const people: ExamplePerson[] = [];
  for (let index = 0; people.length < count; index++) {
    // Every company has one person before some have more; bigger ones have more.
    const company = index < companies.length ? companies[index]! : pickBySize(random, companies);
    const woman = random.chance(0.34);
    const firstName = random.pick(woman ? WOMEN : MEN);
    const lastName = random.pick(SURNAMES);
    const [jobTitle, department, role] =
      FUNCTIONS[random.weighted(FUNCTIONS.map(([, , , share]) => share))] ?? FUNCTIONS[0]!;
    const email = `${plain(firstName).charAt(0)}.${plain(lastName)}@${company.domain}`;
    if (addresses.has(email)) continue;
    addresses.add(email);
    people.push({
      company,
      salutation: woman ? 'Frau' : 'Herr',
      title: random.weighted([90, 5, 3, 2]) === 0 ? '' : random.pick(['Dr.', 'Dr.-Ing.', 'Dipl.-Ing.', 'Dipl.-Kfm.']),
      firstName,
      lastName,
      jobTitle: woman ? feminine(jobTitle) : jobTitle,
      department,
      role,
      email,
      phone: `${company.phone}-${random.whole(10, 89)}`,
    });
  }
  return people;
}

function pickBySize(random: Random, companies: readonly ExampleCompany[]): ExampleCompany {
  const first = random.pick(companies);
  const second = random.pick(companies);
  return first.employees > second.employees ? first : second;
}

function feminine(jobTitle: string): string {
  return jobTitle
    .replace(/^Geschäftsführer$/, 'Geschäftsführerin')
    .replace(/^Leiter /, 'Leiterin ')
    .replace(/^Einkäufer$/, 'Einkäuferin')
    .replace(/^Konstrukteur$/, 'Konstrukteurin')
    .replace(/^Produktionsleiter$/, 'Produktionsleiterin');
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z]+/g, '-');
}
