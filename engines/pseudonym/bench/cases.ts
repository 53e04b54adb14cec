import { menNames, surnameList, womenNames } from '../gazetteer.ts';
import type { KnownEntry } from '../known.ts';
import { chance } from './compose.ts';

/** One text with one thing in it that must not get out, as it is written there. */
export interface Case {
  readonly text: string;
  readonly secret: string;
  readonly form: string;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzäöü';
type Next = () => number;
const pickFrom =
  (next: Next) =>
  <T>(list: readonly T[]): T =>
    list[Math.floor(next() * list.length)]!;

/** One letter more, less, other, or two neighbours swapped; never the first letter alone made small. */
export function withTypo(word: string, next: Next): string {
  for (;;) {
    const at = Math.floor(next() * word.length);
    const kind = Math.floor(next() * 4);
    const letter = LETTERS[Math.floor(next() * LETTERS.length)]!;
    const fit = at === 0 ? letter.toUpperCase() : letter;
    const made =
      kind === 0
        ? word.slice(0, at) + word.slice(at + 1)
        : kind === 1
          ? word.slice(0, at) + fit + word.slice(at)
          : kind === 2
            ? word.slice(0, at) + fit + word.slice(at + 1)
            : at + 1 < word.length
              ? word.slice(0, at) + word[at + 1] + word[at]! + word.slice(at + 2)
              : word;
    if (made === word || made.length < 3) continue;
    return made[0]!.toUpperCase() + made.slice(1);
  }
}

const PERSON_TEXTS = [
  'Gestern hat % angerufen und nach dem Liefertermin gefragt.',
  'Bitte schicken Sie das Angebot an %, Kopie an den Einkauf.',
  'Ich habe mit % über die neue Anlage gesprochen.',
  'Rückmeldung von %: Die Muster sind angekommen.',
  '% bestätigt den Termin am Montag.',
  'Das Protokoll stammt von %.',
];
const FIRM_TEXTS = [
  'Die Anlage bei % läuft seit März ohne Störung.',
  'Angebot an % verschickt, Rückruf am Freitag.',
  '% hat zwei Pumpen bestellt.',
  'Besuch bei % verschoben, neuer Termin folgt.',
];
const GENITIVE_TEXTS = [
  'Nach %s Rückruf ist alles geklärt.',
  'Das ist %s Entscheidung, nicht unsere.',
  'Wir haben %s Anfrage beantwortet.',
];
const TRADES = [
  'Maschinenbau',
  'Fördertechnik',
  'Verpackungen',
  'Stahlbau',
  'Metallbau',
  'Anlagenbau',
  'Werkzeuge',
  'Kunststofftechnik',
];
const FORMS = ['GmbH', 'GmbH & Co. KG', 'AG', 'KG', 'SE'];
const STARTS = [
  'Hag',
  'Brei',
  'Lau',
  'Ster',
  'Wol',
  'Gro',
  'Ham',
  'Nie',
  'Ro',
  'Schel',
  'Tre',
  'Vo',
  'Zie',
  'Kra',
  'Dre',
  'Feu',
  'Gei',
  'Hel',
  'Kun',
  'Lin',
];
const MIDDLES = [
  'ken',
  'mer',
  'ner',
  'sel',
  'ter',
  'ler',
  'ger',
  'der',
  'ben',
  'ring',
  'len',
  'min',
  'kel',
  'zen',
  'den',
];
const ENDS = [
  'bach',
  'mann',
  'berg',
  'hoff',
  'meyer',
  'stein',
  'feld',
  'inger',
  'ow',
  'ski',
  'ke',
  'huber',
  'kamp',
  'rode',
  'loh',
];

/** Family names that occur, and made ones, so that no list helps. */
export function familyNames(count: number, seed: number): string[] {
  const next = chance(seed);
  const pick = pickFrom(next);
  const names = new Set(surnameList);
  while (names.size < count) names.add(pick(STARTS) + pick(MIDDLES) + (next() < 0.5 ? pick(MIDDLES) : '') + pick(ENDS));
  return [...names].slice(0, count);
}

export function knownEntries(count: number, seed: number): KnownEntry[] {
  const next = chance(seed);
  const pick = pickFrom(next);
  const family = familyNames(Math.max(400, Math.floor(count * 0.7)), seed);
  return Array.from({ length: count }, (_, at): KnownEntry => {
    const last = family[at % family.length]!;
    if (at % 3 === 2) return { kind: 'company', value: `${last} ${pick(TRADES)} ${pick(FORMS)}` };
    return { kind: 'person', value: `${pick(next() < 0.5 ? womenNames : menNames)} ${last}` };
  });
}

/** Ways in which a known person or company turns up in a text. */
export function knownCases(entries: readonly KnownEntry[], count: number, seed: number): Case[] {
  const next = chance(seed);
  const pick = pickFrom(next);
  return Array.from({ length: count }, (_, at): Case => {
    const entry = entries[Math.floor(next() * entries.length)]!;
    if (entry.kind === 'company') {
      const [name = '', trade = ''] = entry.value.split(' ');
      const form = ['whole', 'short', 'typo', 'genitive', 'capitals', 'hyphen'][at % 6]!;
      const written =
        form === 'whole'
          ? entry.value
          : form === 'short'
            ? `${name} ${trade}`
            : form === 'typo'
              ? `${withTypo(name, next)} ${trade}`
              : form === 'capitals'
                ? `${name} ${trade}`.toUpperCase()
                : form === 'hyphen'
                  ? `${name}-Anlage`
                  : name;
      const secret = form === 'typo' ? written.split(' ')[0]! : form === 'capitals' ? name.toUpperCase() : name;
      if (form === 'genitive')
        return {
          text: pick(GENITIVE_TEXTS).replace('%s', /[sßxz]$/.test(name) ? `${name}'` : `${name}s`),
          secret: name,
          form,
        };
      return { text: pick(FIRM_TEXTS).replace('%', written), secret, form };
    }
    const [first = '', last = ''] = entry.value.split(' ');
    const form = ['whole', 'last', 'typo', 'typo-genitive', 'genitive', 'capitals', 'umlaut', 'initial', 'turned'][
      at % 9
    ]!;
    const plain = last.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
    const slip = withTypo(last, next);
    switch (form) {
      case 'typo':
        return {
          text: pick(PERSON_TEXTS).replace('%', `${pick(['Herrn', 'Frau', first])} ${slip}`),
          secret: slip,
          form,
        };
      case 'typo-genitive':
        return {
          text: pick(GENITIVE_TEXTS).replace('%s', /[sßxz]$/.test(slip) ? `${slip}'` : `${slip}s`),
          secret: slip,
          form,
        };
      case 'genitive':
        return {
          text: pick(GENITIVE_TEXTS).replace('%s', /[sßxz]$/.test(last) ? `${last}’` : `${last}s`),
          secret: last,
          form,
        };
      case 'capitals':
        return {
          text: pick(PERSON_TEXTS).replace('%', `${first} ${last}`.toUpperCase()),
          secret: last.toUpperCase(),
          form,
        };
      case 'umlaut':
        return { text: pick(PERSON_TEXTS).replace('%', plain), secret: plain, form };
      case 'initial':
        return { text: pick(PERSON_TEXTS).replace('%', `${first[0]}. ${last}`), secret: last, form };
      case 'turned':
        return { text: pick(PERSON_TEXTS).replace('%', `${last}, ${first}`), secret: last, form };
      case 'last':
        return { text: pick(PERSON_TEXTS).replace('%', last), secret: last, form };
      default:
        return { text: pick(PERSON_TEXTS).replace('%', `${first} ${last}`), secret: last, form };
    }
  });
}

/** Numbers and addresses by form alone: nothing of them is known. */
export function structuredCases(count: number, seed: number): Case[] {
  const next = chance(seed);
  const pick = pickFrom(next);
  const digits = (length: number) =>
    Array.from({ length }, (_, at) => (at === 0 ? 1 + Math.floor(next() * 9) : Math.floor(next() * 10))).join('');
  const names = familyNames(600, 3).map((name) => name.toLowerCase().replace(/[^a-z]/g, ''));
  const family = familyNames(600, 3);
  const group = (text: string, sizes: readonly number[], mark: string) => {
    const parts: string[] = [];
    let from = 0;
    for (const size of sizes) {
      parts.push(text.slice(from, from + size));
      from += size;
    }
    parts.push(text.slice(from));
    return parts.filter(Boolean).join(mark);
  };
  const makers: Readonly<Record<string, () => readonly [text: string, secret: string]>> = {
    email: () => {
      const mail = `${pick(['', `${pick(names)}.`, 'info', `${pick('abcdefg'.split(''))}.`])}${pick(names)}@${pick(names)}${pick(['', '-gmbh', '-technik'])}.${pick(['de', 'com', 'co.uk', 'eu', 'at', 'ch'])}`;
      return [
        pick([
          `Antwort bitte an ${mail}.`,
          `E-Mail: ${mail}`,
          `(${mail}) ist die richtige Adresse`,
          `<${mail}> schrieb:`,
        ]),
        mail,
      ];
    },
    phone: () => {
      const area = pick(['711', '40', '89', '7171', '2331', '5731', '30']);
      const local = digits(5 + Math.floor(next() * 4));
      const phone = pick([
        `+49 ${area} ${local}`,
        `0${area}/${local}`,
        `(0${area}) ${local}`,
        `0${area} - ${group(local, [2, 2, 2], ' ')}`,
        `+49 (0) ${area} ${local}-${digits(2)}`,
        `0049${area}${local}`,
        `0${area}.${local}`,
        `0${area}-${local}-${digits(1)}`,
        `+49${area}${local}`,
        `017${digits(1)} ${digits(7)}`,
        `0151/${digits(3)} ${digits(2)} ${digits(3)}`,
      ]);
      return [
        pick([
          `Sie erreichen mich unter ${phone}.`,
          `Tel.: ${phone}`,
          `Telefon ${phone}, bitte vormittags`,
          `Rückruf unter ${phone} erbeten`,
          `Mobil: ${phone}`,
        ]),
        phone,
      ];
    },
    iban: () => {
      const account = digits(18);
      const check = ibanCheck('DE', account);
      const raw = `DE${check}${account}`;
      const iban = pick([raw, group(raw, [4, 4, 4, 4, 4], ' ')]);
      return [pick([`IBAN: ${iban}`, `Bitte überweisen Sie auf ${iban}.`, `Konto ${iban} bei der Sparkasse`]), iban];
    },
    vat: () => {
      const id = pick([
        `DE${digits(9)}`,
        `DE ${group(digits(9), [3, 3], ' ')}`,
        `ATU${digits(8)}`,
        `CHE-${group(digits(9), [3, 3], '.')}`,
      ]);
      return [pick([`USt-IdNr.: ${id}`, `Unsere Umsatzsteuer-ID lautet ${id}.`, `UID ${id}`]), id];
    },
    card: () => {
      const head = `4${digits(14)}`;
      let last = 0;
      while (!luhn(`${head}${last}`)) last++;
      const card = pick([
        `${head}${last}`,
        group(`${head}${last}`, [4, 4, 4], ' '),
        group(`${head}${last}`, [4, 4, 4], '-'),
      ]);
      return [pick([`Bezahlt mit Karte ${card}.`, `Kreditkarte: ${card}`]), card];
    },
    url: () => {
      const host = `${pick(names)}${pick(['', '-online', '-werke'])}.${pick(['de', 'com', 'eu', 'net', 'at'])}`;
      const url = pick([`https://www.${host}/kontakt`, `www.${host}`, host, `http://${host}/produkte?id=${digits(3)}`]);
      return [pick([`Näheres unter ${url}.`, `siehe ${url}`, `Website: ${url}`]), host];
    },
    birth: () => {
      const day = `${10 + Math.floor(next() * 18)}.${pick(['01', '02', '10', '11'])}.19${60 + Math.floor(next() * 39)}`;
      return [pick([`geboren am ${day} in Ulm`, `Geburtsdatum: ${day}`, `geb. ${day}`]), day];
    },
    plate: () => {
      const plate = `${pick(['S', 'HH', 'WN', 'GP', 'MTK', 'B', 'KA', 'ES'])}-${pick(['AB', 'X', 'KL', 'MM', 'TR'])} ${digits(1 + Math.floor(next() * 4))}`;
      return [
        pick([`Der Wagen ${plate} steht am Tor.`, `Kennzeichen ${plate}`, `Anlieferung mit ${plate} um acht`]),
        plate,
      ];
    },
    address: () => {
      const street = pick([
        `${pick(family)}straße`,
        `${pick(family)}weg`,
        `Am ${pick(family)}platz`,
        `${pick(family)}str.`,
        'Lange Straße',
        'Robert-Bosch-Straße',
        'Im Gewerbepark',
        `An der ${pick(family)}mühle`,
        `${pick(family)}allee`,
      ]);
      const secret = `${street} ${1 + Math.floor(next() * 200)}${pick(['', 'a', ' b', '-12'])}`;
      return [
        pick([
          `${secret}, ${digits(5)} ${pick(['Ulm', 'Neuss', 'Vlotho', 'Bad Cannstatt'])}`,
          `Lieferung an ${secret}.`,
          `Besuchsadresse: ${secret}, ${digits(5)} Göppingen`,
        ]),
        secret,
      ];
    },
    number: () => {
      const number = pick([
        `K-${digits(5)}`,
        `${digits(7)}`,
        `AB-2024/${digits(4)}`,
        `RE${digits(8)}`,
        `${digits(4)}-${digits(2)}`,
      ]);
      return [
        pick([
          `Kundennummer ${number}`,
          `Auftragsnummer: ${number}`,
          `zu Rechnung Nr. ${number} fehlt`,
          `Ihre Bestellnummer ${number} vom Montag`,
        ]),
        number,
      ];
    },
  };
  const kinds = Object.keys(makers);
  return Array.from({ length: count }, (_, at): Case => {
    const form = kinds[at % kinds.length]!;
    const [text, secret] = makers[form]!();
    return { text, secret, form };
  });
}

function ibanCheck(country: string, account: string): string {
  let rest = 0;
  for (const char of `${account}${country}00`) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return String(98 - rest).padStart(2, '0');
}

function luhn(number: string): boolean {
  let sum = 0;
  [...number].reverse().forEach((char, at) => {
    const digit = Number(char) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  });
  return sum % 10 === 0;
}
