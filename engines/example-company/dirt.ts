import type { ExampleCompany } from './companies.ts';
import type { ExamplePerson } from './people.ts';
import type { Random } from './random.ts';

const RELATION: Record<ExampleCompany['relation'], string> = {
  customer: 'Kunde',
  former_customer: 'ehemaliger Kunde',
  inquiry: 'Anfrage',
  none: 'Interessent',
};

/** How far an inquiry got, by its number, so that no other drawing moves: most stay what they are. */
const STAGES = ['Lead', 'Lead', 'Lead', 'MQL', 'MQL', 'SAL', 'SQL'] as const;
const SOURCES = ['Messe', 'Website', 'Empfehlung', 'Anruf', 'Messe', 'Newsletter', 'Adresskauf'] as const;

function statusOf({ number, relation }: ExampleCompany): string {
  return (relation === 'inquiry' && STAGES[Number(number) % 23]) || RELATION[relation];
}

/** Where an address came from is known of those who are no customers yet, and not of all. */
function sourceOf({ number, relation }: ExampleCompany): string {
  return relation === 'inquiry' || relation === 'none' ? (SOURCES[Number(number) % 11] ?? '') : '';
}

/** A row of the customer list as it looks after ten years of many hands: gaps, other spellings, wrong check digits, notes in the wrong column. */
export function dirtyCompany(random: Random, company: ExampleCompany): string[] {
  const gone = (share: number, value: string): string => (random.chance(share) ? '' : value);
  return [
    company.number,
    random.chance(0.03) ? company.name.toUpperCase() : random.chance(0.02) ? ` ${company.name}  ` : company.name,
    gone(0.04, `${company.street} ${company.houseNumber}`),
    gone(0.03, random.chance(0.01) ? '99999' : company.postalCode),
    gone(0.03, company.city),
    gone(0.3, company.region),
    phone(random, company.phone),
    gone(0.18, random.chance(0.02) ? `info@@${company.domain}` : `info@${company.domain}`),
    gone(0.25, `www.${company.domain}`),
    gone(
      0.35,
      random.chance(0.02)
        ? `${company.vatId.slice(0, -1)}${(Number(company.vatId.slice(-1)) + 1) % 10}`
        : company.vatId,
    ),
    gone(0.15, company.industry),
    gone(0.3, String(company.employees)),
    statusOf(company),
    sourceOf(company),
  ];
}

/** The same company entered again by somebody who did not find it. */
export function twinOf(random: Random, company: ExampleCompany): string[] {
  const name = random.chance(0.5)
    ? company.name.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
    : company.name
        .replace('Gebr.', 'Gebrüder')
        .replace('GmbH & Co. KG', 'GmbH & Co KG')
        .replace(/ GmbH$/, ' Gmbh');
  return [
    `${company.number}-2`,
    name,
    `${company.street.replace('straße', 'str.')} ${company.houseNumber}`,
    company.postalCode,
    company.city,
    '',
    random.chance(0.5) ? company.phone.replace(' ', '/') : '',
    '',
    random.chance(0.5) ? `https://${company.domain}/` : '',
    '',
    '',
    '',
    statusOf(company),
    '',
  ];
}

export function dirtyPerson(random: Random, person: ExamplePerson): string[] {
  const swapped = random.chance(0.008);
  const email = random.chance(0.12) ? '' : random.chance(0.01) ? person.email.replace('@', ' at ') : person.email;
  return [
    person.company.number,
    person.company.name,
    random.chance(0.06) ? '' : person.salutation,
    person.title,
    swapped ? person.lastName : person.firstName,
    swapped ? person.firstName : person.lastName,
    person.jobTitle,
    random.chance(0.2) ? '' : person.department,
    random.chance(0.55) ? '' : person.role,
    email,
    random.chance(0.25) ? '' : phone(random, person.phone),
  ];
}

function phone(random: Random, number: string): string {
  const [area = '', rest = ''] = number.split(' ');
  switch (random.weighted([40, 20, 16, 10, 6, 5, 2, 1])) {
    case 0:
      return number;
    case 1:
      return `${area}/${rest}`;
    case 2:
      return `+49 ${area.slice(1)} ${rest}`;
    case 3:
      return `0049 (0)${area.slice(1)}/${rest}`;
    case 4:
      return `(${area}) ${rest}`;
    case 5:
      return '';
    case 6:
      return `${number} (nur vormittags)`;
    default:
      return 'siehe Website';
  }
}
