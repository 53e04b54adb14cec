import { makeCompanies } from './companies.ts';
import { makeActivities } from './contacts.ts';
import { tellStories } from './deal-stories.ts';
import { dirtyCompany, dirtyPerson, twinOf } from './dirt.ts';
import { type ExampleTask, makeDeals, makeOrders, makeQuotes, makeTasks } from './history.ts';
import { makePeople } from './people.ts';
import { PRODUCTS } from './products.ts';
import { createRandom } from './random.ts';

/** One sheet as another program would export it: headings first, German texts, numbers and dates. */
export interface ExampleSheet {
  readonly name: string;
  readonly kind:
    | 'companies'
    | 'people'
    | 'products'
    | 'orders'
    | 'deals'
    | 'quotes'
    | 'activities'
    | 'consents'
    | 'objections';
  readonly rows: readonly (readonly string[])[];
}

export interface ExampleConfig {
  readonly seed: number;
  /** The day the history ends. */
  readonly today: Date;
  /** Companies; everything else keeps its proportion. 2,400 unless set. */
  readonly companies?: number;
}

/** A manufacturer of drives with its customers, three years of orders and the dirt of real life, the same for the same seed and day. */
export function makeExampleCompany({ seed, today, companies: size = 2400 }: ExampleConfig): ExampleSheet[] {
  const random = createRandom(seed);
  const companies = makeCompanies(random, size);
  const people = makePeople(random, companies, Math.round((size * 13) / 6));
  const orders = makeOrders(random, companies, today, Math.round((size * 25) / 3));
  const planned = makeDeals(random, companies, today, Math.round(size / 4));
  const deals = tellStories(createRandom(seed + 4711), planned, people, today);
  const activities = [
    ...makeActivities(createRandom(seed + 815), people, today, size * 5),
    ...deals.flatMap((deal) => deal.activities),
  ];
  const asked = people.filter(() => random.chance(0.15));
  const refused = people.filter(() => random.chance(0.025));

  const companyRows = companies.flatMap((company) => {
    const row = dirtyCompany(random, company);
    return random.chance(0.03) ? [row, twinOf(random, company)] : [row];
  });
  return [
    {
      name: 'Kundenstamm.csv',
      kind: 'companies',
      rows: [
        [
          'Kundennummer',
          'Firma',
          'Straße',
          'PLZ',
          'Ort',
          'Bundesland',
          'Telefon',
          'E-Mail',
          'Internet',
          'USt-IdNr.',
          'Branche',
          'Mitarbeiter',
          'Kundenstatus',
          'Herkunft der Adresse',
        ],
        ...companyRows,
      ],
    },
    {
      name: 'Ansprechpartner.csv',
      kind: 'people',
      rows: [
        [
          'Kundennummer',
          'Firma',
          'Anrede',
          'Titel',
          'Vorname',
          'Nachname',
          'Funktion',
          'Abteilung',
          'Rolle im Buying Center',
          'E-Mail',
          'Telefon',
        ],
        ...people.map((person) => dirtyPerson(random, person)),
      ],
    },
    {
      name: 'Artikel.csv',
      kind: 'products',
      rows: [
        ['Artikelnummer', 'Bezeichnung', 'Warengruppe', 'Listenpreis'],
        ...PRODUCTS.map((p) => [p.number, p.name, p.category, euro(p.priceCents)]),
      ],
    },
    {
      name: 'Aufträge.csv',
      kind: 'orders',
      rows: [
        [
          'Auftragsnummer',
          'Auftragsdatum',
          'Kundennummer',
          'Position',
          'Artikelnummer',
          'Bezeichnung',
          'Menge',
          'Einzelpreis',
          'Gesamtpreis',
        ],
        ...orders.flatMap((order) =>
          order.lines.map((line, index) => [
            order.number,
            day(order.on),
            order.company.number,
            String(index + 1),
            line.product.number,
            line.product.name,
            String(line.quantity),
            euro(line.priceCents),
            euro(line.priceCents * line.quantity),
          ]),
        ),
      ],
    },
    {
      name: 'Verkaufschancen.csv',
      kind: 'deals',
      rows: [
        [
          'Chancennummer',
          'Kundennummer',
          'Bezeichnung',
          'Phase',
          'Wert',
          'Abschluss erwartet',
          'Nächster Schritt',
          'Nächster Schritt am',
          'Angelegt am',
          'Abgeschlossen am',
          'Wettbewerber',
        ],
        ...deals.map((deal) => [
          deal.number,
          deal.company.number,
          deal.title,
          deal.stage,
          euro(deal.valueCents),
          day(deal.closeOn),
          deal.nextStep,
          deal.nextStepOn ? day(deal.nextStepOn) : '',
          day(deal.openedOn),
          deal.closedOn ? day(deal.closedOn) : '',
          deal.competitor,
        ]),
      ],
    },
    {
      name: 'Angebote.csv',
      kind: 'quotes',
      rows: [
        ['Angebotsnummer', 'Angebotsdatum', 'Gültig bis', 'Kundennummer', 'Firma', 'Angebotswert', 'Angebotsstatus'],
        ...makeQuotes(random, companies, today, Math.round(size / 3)).map((quote) => [
          quote.number,
          day(quote.sentOn),
          day(quote.validUntil),
          quote.company.number,
          quote.company.name,
          euro(quote.totalCents),
          quote.status,
        ]),
      ],
    },
    {
      name: 'Aktivitäten.csv',
      kind: 'activities',
      rows: [
        ['Kundennummer', 'E-Mail', 'Art', 'Richtung', 'Datum', 'Betreff'],
        ...activities.map((a) => [
          a.person.company.number,
          a.person.email,
          a.kind,
          a.direction,
          `${day(a.at)} ${a.at.toISOString().slice(11, 16)}`,
          a.subject,
        ]),
      ],
    },
    {
      name: 'Einwilligungen.csv',
      kind: 'consents',
      rows: [
        ['Kontaktpunkt', 'Werbekanal', 'Einwilligung', 'Einwilligungsdatum', 'Einwilligungstext', 'Nachweis'],
        ...asked.map((person) => [
          person.email,
          'E-Mail',
          'ja',
          day(new Date(today.getTime() - random.whole(10, 900) * 86_400_000)),
          'Ja, ich möchte den Newsletter der Köster Antriebstechnik GmbH per E-Mail erhalten.',
          random.chance(0.7) ? 'Anmeldung auf der Website, Double-Opt-in' : '',
        ]),
      ],
    },
    {
      name: 'Werbesperren.csv',
      kind: 'objections',
      rows: [
        ['Gesperrte Adresse', 'Werbewiderspruch', 'Widerspruch am'],
        ...refused.map((person) => [
          person.email,
          'ja',
          day(new Date(today.getTime() - random.whole(10, 900) * 86_400_000)),
        ]),
      ],
    },
  ];
}

/** Promised call-backs and things to do around today; they come from people, not from a sheet. */
export function makeExampleTasks({ seed, today, companies: size = 2400 }: ExampleConfig): ExampleTask[] {
  const random = createRandom(seed);
  const companies = makeCompanies(random, size);
  return makeTasks(random, companies, today, Math.round(size / 60));
}

/** 1.234,56 as a German export writes it. */
function euro(cents: number): string {
  const whole = Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.');
  return `${whole},${String(cents % 100).padStart(2, '0')}`;
}

function day(date: Date): string {
  const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split('-');
  return `${dayOfMonth}.${month}.${year}`;
}
