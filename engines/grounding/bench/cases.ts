import { chance } from '#engines/pseudonym/bench/compose.ts';

export interface GroundCase {
  readonly source: string;
  readonly sentence: string;
  /** Whether the sentence says what the source says. */
  readonly holds: boolean;
  readonly change: string;
}

const MONTHS = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];
const WORDS = ['', '', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'];
const NAMES = [
  'Wiedekamp',
  'Löffelhardt',
  'Kowalczyk',
  'Brettschneider',
  'Yıldırım',
  'Sörensen',
  'Haverkamp',
  'Nägele',
  'Rückert',
  'Pfeil',
];
const PRODUCTS = ['VX-200', 'MK 12', 'Hydra 7', 'TK400', 'PR-9/2', 'A-114'];

/** One fact in a source, told again in another form: as it is, or changed in the one thing that matters. */
export function groundCases(count: number, seed: number): GroundCase[] {
  const next = chance(seed);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const german = (value: number, cents = false) =>
    value.toLocaleString('de-DE', cents ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : {});
  const makers: Readonly<Record<string, (holds: boolean) => readonly [string, string]>> = {
    price: (holds) => {
      const price = int(11, 90) * 100 + pick([0, 50, 25]);
      const other = holds ? price : price + pick([100, -10, 5, 1000]);
      const forms = (value: number) => [
        `${german(value, true)} EUR`,
        `${value} Euro`,
        `${german(value)} €`,
        `€ ${german(value, true)}`,
        `${value},- EUR`,
        `${value.toLocaleString('de-DE')},00 €`,
      ];
      return [`Der Preis beträgt ${pick(forms(price))} netto.`, `Sie zahlen dafür ${pick(forms(other))}.`];
    },
    percent: (holds) => {
      const share = int(2, 12);
      const other = holds ? share : share === 12 ? 2 : share + 1;
      return [
        `Bei Zahlung binnen zehn Tagen gewähren wir ${pick([`${share} %`, `${share}%`, `${share} Prozent`, `${WORDS[share]} Prozent`])} Skonto.`,
        `Das Skonto liegt bei ${pick([`${other} %`, `${other},0 %`, `${other} Prozent`, `${WORDS[other]} Prozent`])}.`,
      ];
    },
    date: (holds) => {
      const [day, month, year] = [int(1, 28), int(1, 12), int(2022, 2026)];
      const moved = holds ? day : (day % 28) + 1;
      const forms = (d: number) => [
        `${d}. ${MONTHS[month - 1]} ${year}`,
        `${String(d).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`,
        `${d}.${month}.${year}`,
        `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
        `${d}.${month}.${String(year).slice(2)}`,
      ];
      return [
        `Der Termin findet am ${pick(forms(day))} statt.`,
        `Wir sehen uns am ${pick([...forms(moved), `${moved}. ${MONTHS[month - 1]}`])}.`,
      ];
    },
    time: (holds) => {
      const hour = int(7, 17);
      const other = holds ? hour : hour + 1;
      return [
        `Beginn ist um ${pick([`${hour}:30 Uhr`, `${hour}.30 Uhr`])}.`,
        `Wir beginnen um ${pick([`${other}:30 Uhr`, `${other}.30 Uhr`, `${other}:30`])}.`,
      ];
    },
    weeks: (holds) => {
      const weeks = int(2, 11);
      const other = holds ? weeks : weeks + 1;
      return [
        `Die Lieferzeit beträgt ${pick([`${weeks} Wochen`, `${WORDS[weeks]} Wochen`])}.`,
        `Geliefert wird in ${pick([`${other} Wochen`, `${WORDS[other]} Wochen`, `${other * 7} Tagen`])}.`,
      ];
    },
    mass: (holds) => {
      const kilos = int(11, 48) * 100;
      const other = holds ? kilos : kilos + 100;
      return [
        `Das Gewicht liegt bei ${pick([`${german(kilos)} kg`, `${german(kilos / 1000)} t`])}.`,
        `Die Anlage wiegt ${pick([`${other} kg`, `${german(other / 1000)} Tonnen`, `${german(other)} Kilogramm`])}.`,
      ];
    },
    length: (holds) => {
      const length = int(12, 48) * 50;
      const other = holds ? length : length + 50;
      return [
        `Breite ${length} mm.`,
        `Sie ist ${pick([`${other} mm`, `${german(other / 1000)} m`, `${german(other / 10)} cm`])} breit.`,
      ];
    },
    name: (holds) => {
      const name = pick(NAMES);
      const other = holds ? name : pick(NAMES.filter((one) => one !== name));
      return [
        `Ansprechpartner ist Herr ${name} aus der Technik.`,
        pick([
          `Bitte wenden Sie sich an Herrn ${other}.`,
          `Herr ${other} hilft Ihnen weiter.`,
          `Zuständig ist Herr ${other}.`,
        ]),
      ];
    },
    product: (holds) => {
      const product = pick(PRODUCTS);
      const other = holds ? product : pick(PRODUCTS.filter((one) => one !== product));
      return [
        `Angeboten wurde die Pumpe ${product}.`,
        `Unser Angebot umfasst die Pumpe ${pick([other, other.replace('-', ' '), other.replace(' ', '-')])}.`,
      ];
    },
    count: (holds) => {
      const pieces = int(2, 12);
      const other = holds ? pieces : (pieces % 11) + 2;
      return [
        `Bestellt wurden ${pick([String(pieces), WORDS[pieces]!])} Pumpen.`,
        `Sie haben ${pick([String(other), WORDS[other]!])} Pumpen bestellt.`,
      ];
    },
    negation: (holds) => {
      const thing = pick(['Die Montage vor Ort', 'Die Wartung der Anlage', 'Die Schulung der Bediener']);
      return [`${thing} ist im Preis nicht enthalten.`, `${thing} ist im Preis ${holds ? 'nicht ' : ''}enthalten.`];
    },
  };
  const kinds = Object.keys(makers);
  const filler = [
    'Vielen Dank für Ihre Anfrage.',
    'Wir freuen uns auf Ihre Rückmeldung.',
    'Die Unterlagen liegen bei.',
    'Das Angebot gilt vier Wochen.',
    'Seit 1987 bauen wir Pumpen.',
    'Die Zentrale hat 140 Mitarbeiter.',
  ];
  return Array.from({ length: count }, (_, at): GroundCase => {
    const change = kinds[at % kinds.length]!;
    const holds = Math.floor(at / kinds.length) % 2 === 0;
    const [fact, sentence] = makers[change]!(holds);
    // What the filler says must not happen to support the change.
    const rest = filler.filter((line) => !/vier|140|1987/.test(line) || change === 'name' || change === 'product');
    return { source: `${pick(rest)} ${fact} ${pick(rest)}`, sentence, holds, change };
  });
}
