import type { LineRole } from './find-columns.ts';

interface Words {
  readonly de: string;
  readonly en: string;
}

const FINDINGS: Readonly<Record<string, Words>> = {
  copies: {
    de: '{count} {Zeile ist genaue Kopie|Zeilen sind genaue Kopien} einer anderen und {zählt|zählen} einmal.',
    en: '{count} {row is an exact copy|rows are exact copies} of another and {counts|count} once.',
  },
  'no-customer': {
    de: '{count} {Zeile ohne Kunden bleibt|Zeilen ohne Kunden bleiben} außen vor.',
    en: '{count} {row without a customer is|rows without a customer are} left out.',
  },
  'no-date': {
    de: '{count} {Zeile ohne lesbares Datum bleibt|Zeilen ohne lesbares Datum bleiben} außen vor.',
    en: '{count} {row without a readable date is|rows without a readable date are} left out.',
  },
  ancient: {
    de: '{count} {Zeile|Zeilen} mit einem Datum vor 1990 (Platzhalter wie 1.1.1900) {bleibt|bleiben} außen vor.',
    en: '{count} {row|rows} with a date before 1990 (placeholders such as 1 Jan 1900) {is|are} left out.',
  },
  cancelled: {
    de: '{count} stornierte {Zeile zählt|Zeilen zählen} nicht.',
    en: '{count} cancelled {row does|rows do} not count.',
  },
  returns: {
    de: '{count} {Zeile ist eine Rückgabe|Zeilen sind Rückgaben} (Menge oder Betrag unter null): keine Bestellung, {sie mindert|sie mindern} aber den Wert.',
    en: '{count} {row is a return|rows are returns} (quantity or amount below zero): no order, but {it lowers|they lower} the value.',
  },
  worthless: {
    de: '{count} {Zeile hat|Zeilen haben} Menge oder Preis null (Muster, Texte) und {zählt|zählen} nicht als Bestellung.',
    en: '{count} {row has|rows have} a quantity or price of zero (samples, texts) and {does|do} not count as an order.',
  },
  'all-worthless': {
    de: 'Keine Zeile hat Menge und Preis über null: jede zählt als Bestellung ohne Wert.',
    en: 'No row has a quantity and a price above zero: each counts as an order without a value.',
  },
  currencies: {
    de: 'Mehrere Währungen: Werte werden nur in {currency} gerechnet; {count} {Zeile|Zeilen} in {others} {zählt|zählen} als Bestellung ohne Wert.',
    en: 'Several currencies: values are counted in {currency} only; {count} {row|rows} in {others} {counts|count} as {an order|orders} without a value.',
  },
  'order-totals-repeated': {
    de: 'Der Betrag steht auf jeder Zeile als Summe der ganzen Bestellung: je Bestellung zählt er einmal ({count} {Bestellung|Bestellungen}).',
    en: 'The amount on every line is the total of the whole order: it counts once per order ({count} {order|orders}).',
  },
  later: {
    de: '{count} {Zeile liegt|Zeilen liegen} nach dem Stichtag {day} und {wird|werden} nicht angesehen.',
    en: '{count} {row lies|rows lie} after {day} and {is|are} not looked at.',
  },
};

/** `{one|many}` follows the count. */
export function wordsOf(code: string, facts: Readonly<Record<string, string>>): Words {
  const words = FINDINGS[code]!;
  const fill = (text: string) =>
    text
      .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, one: string, many: string) => (facts['count'] === '1' ? one : many))
      .replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '?');
  return { de: fill(words.de), en: fill(words.en) };
}

export function columnsMissing(at: Readonly<Partial<Record<LineRole, number>>>): Words {
  const missing = [
    ...(at.customer === undefined ? [{ de: 'Kunde (--customer SPALTE)', en: 'customer (--customer COL)' }] : []),
    ...(at.date === undefined ? [{ de: 'Datum (--date SPALTE)', en: 'date (--date COL)' }] : []),
  ];
  return {
    de: `Nicht erkannt: ${missing.map(({ de }) => de).join(' und ')}. Bitte die Spalte nennen. Eine Datumsspalte muss zu mehr als 70 % lesbare Daten enthalten.`,
    en: `Not recognised: ${missing.map(({ en }) => en).join(' and ')}. Please name the column. More than 70% of a date column must be readable dates.`,
  };
}

export function nothingLeft(
  counts: Readonly<Record<'rows' | 'customerless' | 'dateless' | 'ancient' | 'cancelled', number>>,
): Words {
  const { rows, customerless, dateless, ancient, cancelled } = counts;
  if (rows === 0)
    return {
      de: 'Die Datei ist leer: unter den Spaltennamen steht keine Zeile.',
      en: 'The file is empty: there is no row below the headings.',
    };
  return {
    de: `Keine der ${rows} Zeilen ist brauchbar: ${customerless} ohne Kunden, ${dateless} ohne lesbares Datum, ${ancient} vor 1990, ${cancelled} storniert.`,
    en: `None of the ${rows} rows can be used: ${customerless} without a customer, ${dateless} without a readable date, ${ancient} before 1990, ${cancelled} cancelled.`,
  };
}
