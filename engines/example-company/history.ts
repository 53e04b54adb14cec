import type { ExampleCompany } from './companies.ts';
import type { ExamplePerson } from './people.ts';
import { PRODUCTS, type Product } from './products.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;

export interface ExampleOrder {
  readonly number: string;
  readonly company: ExampleCompany;
  readonly on: Date;
  readonly lines: readonly { readonly product: Product; readonly quantity: number; readonly priceCents: number }[];
}

/**
 * Orders with a rhythm: each customer buys at intervals around its own mean, a few slow down, a few stop. So lateness means something,
 * and the example can be believed by somebody who sells. Former customers stopped more than a year ago.
 */
export function makeOrders(
  random: Random,
  companies: readonly ExampleCompany[],
  today: Date,
  count: number,
): ExampleOrder[] {
  const buyers = companies.filter(
    (company) => company.relation === 'customer' || company.relation === 'former_customer',
  );
  const start = today.getTime() - 3 * 365 * DAY;
  const rhythms = buyers.map((company) => {
    const meanDays = Math.exp(3.7 + 0.55 * random.normal()) * (company.employees > 120 ? 0.6 : 1);
    const fading = company.relation === 'former_customer' || random.chance(0.06);
    const until =
      company.relation === 'former_customer'
        ? today.getTime() - random.whole(400, 800) * DAY
        : fading
          ? today.getTime() - Math.round(meanDays * (1.8 + 2 * random.next())) * DAY
          : today.getTime();
    const main = random.pick(PRODUCTS);
    return { company, meanDays, until, basket: [main, goesWith(main, random.pick(PRODUCTS)), random.pick(PRODUCTS)] };
  });
  const drawn: Omit<ExampleOrder, 'number'>[] = [];
  // Rounds until there are enough: the same buyers, a shorter mean each time.
  const expected = rhythms.reduce((sum, { meanDays, until }) => sum + (until - start) / DAY / meanDays, 0);
  const stretch = expected / count;
  for (const { company, meanDays, until, basket } of rhythms) {
    const mean = meanDays * stretch;
    let at = start + random.next() * mean * DAY;
    while (at <= until) {
      const on = workday(new Date(at));
      if (on.getTime() <= today.getTime()) drawn.push({ company, on, lines: makeLines(random, basket) });
      at += Math.max(2, mean * Math.max(0.25, 1 + 0.3 * random.normal())) * DAY;
    }
  }
  drawn.sort((a, b) => a.on.getTime() - b.on.getTime() || a.company.number.localeCompare(b.company.number));
  return drawn.slice(-count).map((order, index) => ({ ...order, number: `AB-${20_000 + index}` }));
}

/** Seven of ten times one of the five products that belong to a machine with this one: what somebody buys next is not all chance. */
function goesWith(main: Product, drawn: Product): Product {
  const [at, by] = [PRODUCTS.indexOf(main), PRODUCTS.indexOf(drawn)];
  return by % 10 < 7 ? PRODUCTS[(at + 7 + 5 * (by % 5)) % PRODUCTS.length]! : drawn;
}

function makeLines(random: Random, basket: readonly Product[]): ExampleOrder['lines'] {
  return Array.from({ length: 1 + random.weighted([45, 30, 18, 7]) }, () => {
    const usual = random.chance(0.75);
    const drawn = random.pick(usual ? basket : PRODUCTS);
    const product = usual ? drawn : goesWith(basket[0]!, drawn);
    const quantity = 1 + random.weighted([50, 20, 10, 6, 6, 3, 2, 1, 1, 1]);
    return { product, quantity, priceCents: Math.round((product.priceCents * (0.82 + 0.2 * random.next())) / 50) * 50 };
  });
}

export interface ExampleDeal {
  readonly number: string;
  readonly company: ExampleCompany;
  readonly title: string;
  readonly stage: string;
  readonly valueCents: number;
  readonly closeOn: Date;
  readonly nextStep: string;
  readonly nextStepOn: Date | undefined;
}

const STAGES: readonly (readonly [stage: string, share: number])[] = [
  ['Qualifiziert', 6],
  ['Bedarf geklärt', 5],
  ['Angebot abgegeben', 5],
  ['Verhandlung', 3],
  ['Gewonnen', 43],
  ['Verloren', 38],
];
const PROJECTS = [
  'Retrofit Förderstrecke',
  'Antriebe Neuanlage',
  'Rahmenvertrag Getriebemotoren',
  'Umrüstung auf Servo',
  'Ersatz Altgetriebe',
  'Serienbedarf',
  'Prototyp',
  'Wartungsvertrag',
];
const NEXT_STEPS = [
  'Angebot nachfassen',
  'Vor-Ort-Termin vereinbaren',
  'Muster schicken',
  'Rückruf wegen Liefertermin',
  'Zeichnung abstimmen',
];

export function makeDeals(
  random: Random,
  companies: readonly ExampleCompany[],
  today: Date,
  count: number,
): ExampleDeal[] {
  return Array.from({ length: count }, (_, index) => {
    const [stage] = STAGES[random.weighted(STAGES.map(([, share]) => share))] ?? STAGES[0]!;
    const closed = stage === 'Gewonnen' || stage === 'Verloren';
    const days = closed ? -random.whole(5, 700) : random.whole(-25, 150);
    const planned = !closed && random.chance(0.68);
    return {
      number: `CH-${1000 + index}`,
      company: random.pick(companies),
      title: random.pick(PROJECTS),
      stage,
      valueCents: Math.round(Math.exp(9.6 + 0.9 * random.normal()) / 100) * 10_000,
      closeOn: workday(new Date(today.getTime() + days * DAY)),
      nextStep: planned ? random.pick(NEXT_STEPS) : '',
      nextStepOn: planned ? workday(new Date(today.getTime() + random.whole(-6, 30) * DAY)) : undefined,
    };
  });
}

export interface ExampleQuote {
  readonly number: string;
  readonly company: ExampleCompany;
  readonly sentOn: Date;
  readonly validUntil: Date;
  readonly status: 'offen' | 'angenommen' | 'abgelehnt';
  readonly totalCents: number;
}

/** Older quotes have mostly been answered; of the last two months some wait. */
export function makeQuotes(
  random: Random,
  companies: readonly ExampleCompany[],
  today: Date,
  count: number,
): ExampleQuote[] {
  return Array.from({ length: count }, (_, index) => {
    const age = Math.floor(random.next() ** 1.5 * 700) + 1;
    const sentOn = workday(new Date(today.getTime() - age * DAY));
    const open = random.chance(age < 60 ? 0.45 : 0.03);
    return {
      number: `AN-${5000 + index}`,
      company: random.pick(companies),
      sentOn,
      validUntil: new Date(sentOn.getTime() + 42 * DAY),
      status: open ? 'offen' : random.chance(0.55) ? 'angenommen' : 'abgelehnt',
      totalCents: Math.round(Math.exp(8.9 + 0.8 * random.normal()) / 10) * 1000,
    };
  });
}

export interface ExampleTask {
  readonly company: ExampleCompany;
  readonly kind: 'callback' | 'todo';
  readonly title: string;
  readonly dueOn: Date;
}

const CALLBACKS = [
  'Rückruf wegen Liefertermin zugesagt',
  'Rückruf zur Preisanfrage',
  'Rückruf nach Urlaub von Herrn Vogt',
];
const TODOS = [
  'Datenblatt Servoantrieb nachreichen',
  'Termin für Werksbesuch abstimmen',
  'Zeichnung prüfen lassen',
  'Musterteil abholen',
];

export function makeTasks(
  random: Random,
  companies: readonly ExampleCompany[],
  today: Date,
  count: number,
): ExampleTask[] {
  return Array.from({ length: count }, () => {
    const kind = random.chance(0.4) ? 'callback' : 'todo';
    const dueOn = workday(new Date(today.getTime() + random.whole(-5, 12) * DAY));
    return {
      company: random.pick(companies),
      kind,
      title: random.pick(kind === 'callback' ? CALLBACKS : TODOS),
      dueOn,
    };
  });
}

export interface ExampleActivity {
  readonly person: ExamplePerson;
  readonly kind: 'Anruf' | 'E-Mail' | 'Besuch' | 'Notiz';
  readonly direction: 'eingehend' | 'ausgehend';
  readonly at: Date;
  readonly subject: string;
}

export const SUBJECTS: Record<ExampleActivity['kind'], readonly string[]> = {
  Anruf: [
    'Liefertermin besprochen',
    'Preisanfrage Getriebemotoren',
    'Reklamation Lagergeräusch',
    'Bedarf fürs nächste Jahr',
    'Rückruf zugesagt',
  ],
  'E-Mail': [
    'Anfrage Kegelradgetriebemotor',
    'Auftragsbestätigung geschickt',
    'Datenblatt Servoantrieb',
    'Rückfrage zur Rechnung',
    'Terminvorschlag',
  ],
  Besuch: ['Werksbesuch mit Produktionsleitung', 'Vorführung Servoantrieb', 'Jahresgespräch'],
  Notiz: ['Plant neue Halle', 'Wechsel im Einkauf angekündigt', 'Wettbewerber war günstiger'],
};

/** Weekends are moved to the Friday before. */
export function workday(date: Date): Date {
  const weekday = date.getUTCDay();
  const back = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  return new Date(date.getTime() - back * DAY);
}
