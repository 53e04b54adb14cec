/** Invented firms for the bench: names, places and numbers are put together by chance from lists; any likeness to a real firm is one. */
export interface Firm {
  readonly country: 'DE' | 'AT' | 'CH';
  readonly kind: 'gmbh' | 'kg' | 'ek' | 'ag' | 'sole' | 'ug';
  readonly legalName: string;
  readonly brand: string;
  readonly partnerName: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: readonly [country: string, area: string, number: string, extension: string];
  readonly faxExtension: string;
  readonly mobile: string;
  readonly domain: string;
  readonly mail: string;
  readonly directors: readonly string[];
  readonly court: string;
  readonly register: string;
  readonly partnerRegister: string;
  readonly vat: string;
  readonly founded: string;
  readonly employees: string;
  readonly industry: string;
  readonly products: readonly string[];
  readonly agency: {
    readonly name: string;
    readonly street: string;
    readonly place: string;
    readonly phone: string;
    readonly mail: string;
  };
  readonly officer: { readonly name: string; readonly mail: string };
}

export type Dice = (below: number) => number;
export function dice(seed: number): Dice {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
export const pick = <T>(roll: Dice, list: readonly T[]): T => list[roll(list.length)] as T;

const FAMILY =
  'Brandl Hollerbach Kesselring Vogelsang Ruppmann Steinle Quast Wiedemeyer Oettl Zurmühl Haberstroh Krautwurst Lindqvist Dörrfuß Mühlhoff Straßer Öhlmann Peschke Tannhof Ubrich Yilmaz Kowalczyk Nägele Bärlocher Gschwend Ebersbach Fingerle Jagdhuber Wohlrab Sutterlüty'.split(
    ' ',
  );
const GIVEN =
  'Andreas Birgit Christian Doris Emil Franziska Gerhard Heike Ingo Jutta Klaus Lena Martin Nadine Otto Petra Ralf Sabine Thomas Ulrike Volker Wiebke Achim Beate Florian Sandra Jürgen Käthe Björn Hans-Peter'.split(
    ' ',
  );
const TITLE = ['', '', '', '', 'Dr. ', 'Dipl.-Ing. ', 'Dr.-Ing. ', 'Dipl.-Kfm. '];
const TRADE: readonly (readonly [string, string, readonly string[]])[] = [
  ['Präzisionstechnik', 'Maschinenbau', ['Drehteile', 'Frästeile', 'Baugruppen']],
  ['Werkzeugbau', 'Werkzeugbau', ['Stanzwerkzeuge', 'Spritzgießformen']],
  ['Pumpentechnik', 'Maschinenbau', ['Kreiselpumpen', 'Dosierpumpen', 'Ersatzteile']],
  ['Metallbau', 'Metallverarbeitung', ['Stahltreppen', 'Geländer', 'Tore']],
  ['Kunststofftechnik', 'Kunststoffverarbeitung', ['Spritzgussteile', 'Gehäuse']],
  ['Elektrotechnik', 'Elektrotechnik', ['Schaltschränke', 'Kabelkonfektion']],
  ['Holzwerke', 'Holzverarbeitung', ['Leimholzplatten', 'Paletten']],
  ['Antriebe', 'Antriebstechnik', ['Getriebe', 'Kupplungen', 'Bremsen']],
  ['Anlagenbau', 'Anlagenbau', ['Förderanlagen', 'Silos']],
  ['Gießerei', 'Gießerei', ['Aluminiumguss', 'Kokillenguss']],
];
const PLACES = {
  DE: [
    ['73312', 'Geislingen an der Steige', 'Ulm', '7331'],
    ['89073', 'Ulm', 'Ulm', '731'],
    ['20359', 'Hamburg', 'Hamburg', '40'],
    ['61348', 'Bad Homburg v. d. Höhe', 'Bad Homburg v. d. Höhe', '6172'],
    ['01067', 'Dresden', 'Dresden', '351'],
    ['10115', 'Berlin', 'Charlottenburg', '30'],
    ['58509', 'Lüdenscheid', 'Iserlohn', '2351'],
    ['79098', 'Freiburg im Breisgau', 'Freiburg', '761'],
    ['91052', 'Erlangen', 'Fürth', '9131'],
    ['33602', 'Bielefeld', 'Bielefeld', '521'],
    ['60311', 'Frankfurt am Main', 'Frankfurt am Main', '69'],
    ['96450', 'Coburg', 'Coburg', '9561'],
    ['26789', 'Leer (Ostfriesland)', 'Aurich', '491'],
  ],
  AT: [
    ['4600', 'Wels', 'Landesgericht Wels', '7242'],
    ['4020', 'Linz', 'Landesgericht Linz', '732'],
    ['1100', 'Wien', 'Handelsgericht Wien', '1'],
    ['6850', 'Dornbirn', 'Landesgericht Feldkirch', '5572'],
    ['8010', 'Graz', 'Landesgericht für ZRS Graz', '316'],
  ],
  CH: [
    ['8005', 'Zürich', 'Zürich', '44'],
    ['9000', 'St. Gallen', 'St. Gallen', '71'],
    ['4051', 'Basel', 'Basel-Stadt', '61'],
    ['3012', 'Bern', 'Bern', '31'],
    ['6300', 'Zug', 'Zug', '41'],
  ],
} as const;
const STREETS = {
  DE: [
    'Industriestraße',
    'Hauptstr.',
    'Am Alten Bahnhof',
    'Gewerbepark',
    'Max-Eyth-Straße',
    'An der Mühle',
    'Robert-Bosch-Str.',
    'Im Grund',
    'Lange Gasse',
  ],
  AT: ['Dorfstraße', 'Kremstalstraße', 'Am Werkskanal', 'Wiener Straße'],
  CH: ['Bahnhofstrasse', 'Industriestrasse', 'Seestrasse', 'Zürcherstrasse'],
} as const;

const digits = (roll: Dice, count: number): string =>
  Array.from({ length: count }, (_, at) => String(at === 0 ? 1 + roll(9) : roll(10))).join('');

/** German VAT numbers end in a check digit after ISO 7064 MOD 11,10; Austrian and Swiss ones have their own. */
function vatOf(country: Firm['country'], roll: Dice): string {
  if (country === 'AT') {
    const base = digits(roll, 7);
    const sum = [...base].reduce(
      (total, digit, at) =>
        total + (at % 2 === 1 ? Math.floor((Number(digit) * 2) / 10) + ((Number(digit) * 2) % 10) : Number(digit)),
      0,
    );
    return `ATU${base}${(10 - ((sum + 4) % 10)) % 10}`;
  }
  if (country === 'CH') {
    for (;;) {
      const base = digits(roll, 8);
      const check =
        (11 - ([5, 4, 3, 2, 7, 6, 5, 4].reduce((sum, weight, at) => sum + weight * Number(base[at]), 0) % 11)) % 11;
      if (check < 10) return `CHE-${base.slice(0, 3)}.${base.slice(3, 6)}.${base.slice(6)}${check}`;
    }
  }
  const base = digits(roll, 8);
  let product = 10;
  for (const digit of base) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return `DE${base}${(11 - product) % 10}`;
}

const ascii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

export function makeFirm(seed: number, country: Firm['country'], kind: Firm['kind']): Firm {
  const roll = dice(seed + 17);
  for (let warm = 0; warm < 20; warm++) roll(10);
  const family = pick(roll, FAMILY);
  const [trade, industry, products] = pick(roll, TRADE);
  const [postalCode, city, seat, area] = pick<readonly [string, string, string, string]>(roll, PLACES[country]);
  const person = (): string => `${pick(roll, TITLE)}${pick(roll, GIVEN)} ${pick(roll, FAMILY)}`;
  const owner = `${pick(roll, GIVEN)} ${family}`;
  const brand = pick(roll, [
    `${family} ${trade}`,
    `${trade} ${family}`,
    `${family} & Söhne ${trade}`,
    `${family.slice(0, 3).toUpperCase()} ${trade}`,
  ]);
  const legalName =
    kind === 'kg'
      ? `${brand} GmbH & Co. KG`
      : kind === 'ek'
        ? `${brand} e.K.`
        : kind === 'ag'
          ? `${brand} AG`
          : kind === 'ug'
            ? `${brand} UG (haftungsbeschränkt)`
            : kind === 'sole'
              ? brand
              : country === 'AT' && roll(3) === 0
                ? `${brand} Ges.m.b.H.`
                : `${brand} GmbH`;
  const code = country === 'DE' ? '49' : country === 'AT' ? '43' : '41';
  const number = country === 'CH' ? digits(roll, 5) : digits(roll, area.length <= 2 ? 5 : 4);
  const domain = `${ascii(`${family} ${trade}`)}.${country === 'DE' ? pick(roll, ['de', 'de', 'com']) : country.toLowerCase()}`;
  const leaders =
    kind === 'ek' || kind === 'sole'
      ? [owner]
      : [...new Set([person(), ...(roll(2) ? [person()] : []), ...(roll(4) === 0 ? [person()] : [])])];
  const agencyName = `${pick(roll, ['Pixelhof', 'Webwerk', 'Klickfabrik', 'Nordlicht Medien', 'Die Netzschmiede'])} ${pick(roll, ['GmbH', 'AG', 'Agentur GmbH', 'UG (haftungsbeschränkt)'])}`;
  return {
    country,
    kind,
    legalName,
    brand,
    partnerName: `${family} Verwaltungs GmbH`,
    street: `${pick(roll, STREETS[country])} ${1 + roll(140)}${pick(roll, ['', '', '', 'a', ' b', `-${141 + roll(9)}`])}`,
    postalCode,
    city,
    phone: [code, area, number, country === 'CH' ? digits(roll, 2) : pick(roll, ['0', '0', '10', ''])],
    faxExtension: country === 'CH' ? digits(roll, 2) : pick(roll, ['50', '99', '29']),
    mobile:
      country === 'DE'
        ? `17${1 + roll(8)} ${digits(roll, 7)}`
        : country === 'AT'
          ? `664 ${digits(roll, 7)}`
          : `79 ${digits(roll, 7)}`,
    domain,
    mail: `${pick(roll, ['info', 'kontakt', 'office', 'mail', 'zentrale'])}@${domain}`,
    directors: leaders,
    court: country === 'DE' ? `Amtsgericht ${seat}` : country === 'AT' ? seat : `Handelsregister des Kantons ${seat}`,
    register:
      country === 'DE'
        ? `${kind === 'kg' || kind === 'ek' ? 'HRA' : 'HRB'} ${digits(roll, pick(roll, [3, 4, 5, 6]))}${seat === 'Charlottenburg' ? ' B' : ''}`
        : country === 'AT'
          ? `FN ${digits(roll, 6)}${pick(roll, ['a', 'b', 'x', 'k'])}`
          : '',
    partnerRegister: `HRB ${digits(roll, 5)}`,
    vat: vatOf(country, roll),
    founded: String(1890 + roll(130)),
    employees: String(8 + roll(480)),
    industry,
    products,
    agency: {
      name: agencyName,
      street: `Marktplatz ${1 + roll(30)}`,
      place: country === 'DE' ? '70173 Stuttgart' : country === 'AT' ? '5020 Salzburg' : '8640 Rapperswil',
      phone: country === 'DE' ? '0711 65432-10' : country === 'AT' ? '0662 654321' : '055 210 11 22',
      mail: 'hallo@die-agentur.example',
    },
    officer: { name: `${pick(roll, GIVEN)} ${pick(roll, FAMILY)}`, mail: 'datenschutz@ds-extern.example' },
  };
}
