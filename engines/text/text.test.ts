import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cleanText,
  decideDateOrder,
  decideDecimalMark,
  fold,
  isParsed,
  type Parsed,
  parseAddress,
  parseAmount,
  parseCountry,
  parseDate,
  parseDomain,
  parseEmail,
  parseNumber,
  parsePersonName,
  parsePhone,
  parsePlace,
  parsePostalCode,
  parseSalutation,
  parseStreet,
  parseTruth,
  parseVatId,
} from './index.ts';

function of<T>(parsed: Parsed<T>): T | string {
  return isParsed(parsed) ? parsed.value : parsed.problem;
}
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('folding', () => {
  test.each([
    ['Müller', 'muller'],
    ['Mueller', 'muller'],
    ['Muller', 'muller'],
    ['GROẞ', 'gross'],
    ['Groß', 'gross'],
    ['Bauer', 'bauer'],
    ['Quelle', 'quelle'],
    ['Łódź', 'lodz'],
    ['Søren Æbelø', 'soren abelo'],
    ['Café-Bar', 'cafe bar'],
    ['Größe 12', 'grosse 12'],
  ])('%s becomes %s', (text, folded) => expect(fold(text)).toBe(folded));

  test('is idempotent, and umlauts equal their two-letter spelling after a consonant', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[bcdfghjklm]{1,4}[äöü][nprst]{1,4}$/), (text) => {
        expect(fold(text)).toBe(fold(text.replace('ä', 'ae').replace('ö', 'oe').replace('ü', 'ue')));
      }),
    );
  });
});

describe('phones', () => {
  test.each([
    ['0049 (0)731/123-45', 'DE', '+4973112345'],
    ['+49 (0) 731 123 45', 'DE', '+4973112345'],
    ['0731 / 123-45', 'DE', '+4973112345'],
    ["'+4973112345", 'DE', '+4973112345'],
    ['73112345', 'DE', '+4973112345'],
    ['4973112345678', 'DE', '+4973112345678'],
    ['Tel.: 0171 1234567', 'DE', '+491711234567'],
    ['01 5123456', 'AT', '+4315123456'],
    ['044 668 18 00', 'CH', '+41446681800'],
    ['+44 20 7946 0958', 'DE', '+442079460958'],
  ])('%s in %s is %s', (text, country, e164) => {
    const phone = parsePhone(text, country);
    expect(isParsed(phone) && phone.value.e164).toBe(e164);
    expect(phone.original).toBe(text);
  });
  test.each([
    ['12', 'phone-length'],
    ['siehe Notiz', 'phone-format'],
    ['4,97311E+11', 'phone-scientific'],
    ['-', 'empty'],
    ['+49 731 123456789012345', 'phone-length'],
  ])('%s is refused: %s', (text, problem) => expect(of(parsePhone(text))).toBe(problem));
  test('takes the first of several numbers and says so', () => {
    expect(parsePhone('0731 12345, 0171 1234567')).toMatchObject({
      value: { e164: '+4973112345' },
      warning: 'several-numbers',
    });
    expect(parsePhone('0731/12345 / 0171/1234567')).toMatchObject({
      value: { e164: '+4973112345' },
      warning: 'several-numbers',
    });
  });
  test('an extension is kept apart', () =>
    expect(parsePhone('0731 12345 Durchwahl 67')).toMatchObject({ value: { e164: '+4973112345', extension: '67' } }));
  test('a result is stable and well-formed whatever comes in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const phone = parsePhone(text);
        if (!isParsed(phone)) return;
        expect(phone.value.e164).toMatch(/^\+[1-9]\d{5,14}$/);
        expect(parsePhone(phone.value.e164)).toMatchObject({ value: { e164: phone.value.e164 } });
      }),
    );
  });
});

describe('VAT identification numbers', () => {
  test.each([
    ['DE 136 695 976', 'DE136695976'],
    ['136695976', 'DE136695976'],
    ['USt-IdNr.: DE136695976', 'DE136695976'],
    ['ATU13585627', 'ATU13585627'],
    ['CHE-123.456.788 MWST', 'CHE123456788'],
    ['EL094259216', 'EL094259216'],
    ['NL004495445B01', 'NL004495445B01'],
    ['FR40303265045', 'FR40303265045'],
  ])('%s is %s', (text, id) => expect(of(parseVatId(text))).toMatchObject({ vatId: id }));
  test.each([
    ['DE136695977', 'vat-check-digit'],
    ['DE12', 'vat-format'],
    ['ZZ123456789', 'vat-country-unknown'],
    ['12/345/67890', 'tax-number'],
    ['keine', 'vat-format'],
    ['-', 'empty'],
  ])('%s is refused: %s', (text, problem) => expect(of(parseVatId(text))).toBe(problem));
  test('one changed digit of a German number never passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
        const digits = '136695976';
        const changed = `${digits.slice(0, at)}${(Number(digits[at]) + add) % 10}${digits.slice(at + 1)}`;
        expect(isParsed(parseVatId(`DE${changed}`))).toBe(false);
      }),
    );
  });
});

describe('domains and mail addresses', () => {
  test.each([
    ['https://www.Mueller-Maschinen.de/kontakt?x=1', 'mueller-maschinen.de', false],
    ['http:// www.x-y.at', 'x-y.at', false],
    ['info@shop.example.co.uk', 'example.co.uk', false],
    ['müller.de', 'müller.de', false],
    ['anna@gmx.de', 'gmx.de', true],
    ['www.firma.de:8080', 'firma.de', false],
  ])('%s is %s', (text, domain, freeMail) => expect(of(parseDomain(text))).toMatchObject({ domain, freeMail }));
  test.each(['keine', 'http://', 'a b', 'firma,de'])('%s is no domain', (text) =>
    expect(of(parseDomain(text))).toBe('domain-format'),
  );
  test('addresses', () => {
    expect(of(parseEmail('Anna Muster <A.Muster@Firma.DE>'))).toMatchObject({
      email: 'a.muster@firma.de',
      role: false,
    });
    expect(of(parseEmail('mailto:info@firma.de'))).toMatchObject({ email: 'info@firma.de', role: true });
    expect(parseEmail('a@firma.de; b@firma.de')).toMatchObject({
      value: { email: 'a@firma.de' },
      warning: 'several-addresses',
    });
    expect(of(parseEmail('a..b@firma.de'))).toBe('email-format');
    expect(of(parseEmail('a@b'))).toBe('email-format');
    expect(of(parseEmail('a@firma.de\r\nBcc: x@y.de'))).toMatchObject({ email: 'a@firma.de' });
  });
  test('an accepted address has no control character, space or second @', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.emailAddress()), (text) => {
        const email = parseEmail(text);
        if (isParsed(email)) expect(email.value.email).toMatch(/^[^\s@\p{C}]+@[^\s@\p{C}]+$/u);
      }),
    );
  });
});

describe('addresses', () => {
  test.each([
    ['Hauptstr. 12 a', 'Hauptstr.', '12 a'],
    ['Am Alten Markt 3-5', 'Am Alten Markt', '3-5'],
    ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
    ['Straße des 17. Juni', 'Straße des 17. Juni', null],
    ['Q7, 24', 'Q 7', '24'],
    ['Industriestraße', 'Industriestraße', null],
    ['Lindenstr.5', 'Lindenstr.', '5'],
    ['Bahnhofstrasse 12/3', 'Bahnhofstrasse', '12/3'],
    ['Werner-von-Siemens-Str. 1', 'Werner-von-Siemens-Str.', '1'],
  ])('%s', (text, street, houseNumber) => expect(of(parseStreet(text))).toEqual({ street, houseNumber, poBox: null }));
  test('a post office box is no street', () =>
    expect(of(parseStreet('Postfach 12 34'))).toEqual({ street: null, houseNumber: null, poBox: '12 34' }));
  test('places', () => {
    expect(of(parsePlace('D-89073 Ulm'))).toEqual({ postalCode: '89073', city: 'Ulm', country: 'DE' });
    expect(of(parsePlace('CH - 8005 Zürich'))).toEqual({ postalCode: '8005', city: 'Zürich', country: 'CH' });
    expect(of(parsePlace('00-838 Warszawa'))).toEqual({ postalCode: '00-838', city: 'Warszawa', country: 'PL' });
    expect(of(parsePlace('1012 AB Amsterdam'))).toEqual({ postalCode: '1012 AB', city: 'Amsterdam', country: 'NL' });
    expect(of(parsePlace('SK 811 09 Bratislava'))).toEqual({ postalCode: '811 09', city: 'Bratislava', country: 'SK' });
    expect(of(parsePlace('Manchester M1 2AB'))).toEqual({ postalCode: 'M1 2AB', city: 'Manchester', country: 'GB' });
    expect(of(parsePlace('Neu-Ulm'))).toEqual({ postalCode: null, city: 'Neu-Ulm', country: null });
  });
  test('postal codes fit their country', () => {
    expect(of(parsePostalCode('89073', 'DE'))).toBe('89073');
    expect(parsePostalCode('1067', 'DE')).toEqual({
      value: '01067',
      original: '1067',
      warning: 'leading-zero-restored',
    });
    expect(of(parsePostalCode('89073', 'AT'))).toBe('postal-code-country');
    expect(of(parsePostalCode('1010', 'AT'))).toBe('1010');
    expect(of(parsePostalCode('9999', 'CH'))).toBe('postal-code-country');
    expect(of(parsePostalCode('00001', 'DE'))).toBe('postal-code-country');
    expect(of(parsePostalCode('ULM', 'DE'))).toBe('postal-code-format');
    expect(of(parsePostalCode('SW1A 1AA', 'GB'))).toBe('SW1A 1AA');
  });
  test('whole addresses in one cell', () => {
    expect(of(parseAddress('Hauptstr. 12, 89073 Ulm, Deutschland'))).toEqual({
      street: 'Hauptstr.',
      houseNumber: '12',
      poBox: null,
      postalCode: '89073',
      city: 'Ulm',
      country: 'DE',
      extra: null,
    });
    expect(of(parseAddress('Halle 3\nHauptstr. 12\nA-1010 Wien'))).toEqual({
      street: 'Hauptstr.',
      houseNumber: '12',
      poBox: null,
      postalCode: '1010',
      city: 'Wien',
      country: 'AT',
      extra: 'Halle 3',
    });
    expect(of(parseAddress('Q7, 24, 68161 Mannheim'))).toMatchObject({
      street: 'Q 7',
      houseNumber: '24',
      city: 'Mannheim',
    });
  });
  test('countries by name, code and vehicle letter', () => {
    for (const text of ['Deutschland', 'GERMANY', 'D', 'de', 'DEU']) expect(of(parseCountry(text))).toBe('DE');
    for (const text of ['Österreich', 'Oesterreich', 'A']) expect(of(parseCountry(text))).toBe('AT');
    expect(of(parseCountry('Atlantis'))).toBe('country-unknown');
  });
});

describe('names of people', () => {
  test.each([
    ['Herr Dr.-Ing. Hans-Peter von der Heide', 'Herr', ['Dr.-Ing.'], 'Hans-Peter', 'von der Heide', null],
    ['Müller, Anna', null, [], 'Anna', 'Müller', null],
    ['Müller, Dr. Anna', null, ['Dr.'], 'Anna', 'Müller', null],
    [
      'Frau Prof. Dr. Dr. h. c. Eva Maria Schmidt, MBA',
      'Frau',
      ['Prof.', 'Dr.', 'Dr. h. c.'],
      'Eva Maria',
      'Schmidt',
      'MBA',
    ],
    ['Dipl.-Kfm. (FH) Jens Klein', null, ['Dipl.-Kfm. (FH)'], 'Jens', 'Klein', null],
    ['Hr. Schulz', 'Herr', [], null, 'Schulz', null],
    ['Heide, Hans von der', null, [], 'Hans', 'von der Heide', null],
    ['Max Mustermann', null, [], 'Max', 'Mustermann', null],
  ])('%s', (text, salutation, titles, firstName, lastName, suffix) =>
    expect(of(parsePersonName(text))).toEqual({ salutation, titles, firstName, lastName, suffix }),
  );
  test('salutations', () => {
    expect(of(parseSalutation('Hr.'))).toBe('Herr');
    expect(of(parseSalutation('Frau Dr.'))).toBe('Frau');
    expect(of(parseSalutation('Firma'))).toBe('salutation-unknown');
  });
  test('every letter of a plain name is kept', () => {
    const word = fc.constantFrom('Anna', 'Jürgen', 'Hans-Peter', 'Øystein', 'محمد', 'Müller', 'Koch', 'Nowak');
    fc.assert(
      fc.property(word, word, (first, last) => {
        expect(of(parsePersonName(`${first} ${last}`))).toMatchObject({ firstName: first, lastName: last });
      }),
    );
    fc.assert(fc.property(anyText, (text) => parsePersonName(text).original === text));
  });
});

describe('dates', () => {
  const config = { order: 'day-first', referenceYear: 2026 } as const;
  test.each([
    ['12.03.2024', '2024-03-12'],
    ['1.2.24', '2024-02-01'],
    ['1.2.58', '1958-02-01'],
    ['2024-03-12', '2024-03-12'],
    ['20240312', '2024-03-12'],
    ['45363', '2024-03-12'],
    ['45363,5', '2024-03-12'],
    ['12. März 2024', '2024-03-12'],
    ['12-Mar-24', '2024-03-12'],
    ['March 12, 2024', '2024-03-12'],
    ['12/03/2024', '2024-03-12'],
    ['Di., 12.03.2024', '2024-03-12'],
    ['29.02.2024', '2024-02-29'],
    ['2024/3/5', '2024-03-05'],
  ])('%s is %s', (text, day) => expect(of(parseDate(text, config))).toMatchObject({ day }));
  test('times are kept', () => {
    expect(of(parseDate('12.03.2024 14:30', config))).toEqual({ day: '2024-03-12', time: '14:30:00' });
    expect(of(parseDate('2024-03-12T14:30:15.123Z', config))).toEqual({ day: '2024-03-12', time: '14:30:15' });
    expect(of(parseDate('3/12/2024 2:05 PM', { ...config, order: 'month-first' }))).toEqual({
      day: '2024-03-12',
      time: '14:05:00',
    });
  });
  test.each([
    ['29.02.2023', 'date-not-in-calendar'],
    ['31.04.2024', 'date-not-in-calendar'],
    ['00.00.0000', 'empty'],
    ['00000000', 'empty'],
    ['gestern', 'date-format'],
    ['12.13.2024', 'date-not-in-calendar'],
    ['60', 'date-format'],
    ['01.01.0024', 'date-out-of-range'],
    ['-', 'empty'],
  ])('%s is refused: %s', (text, problem) => expect(of(parseDate(text, config))).toBe(problem));
  test('31.12.9999 means no end', () =>
    expect(parseDate('31.12.9999', config)).toMatchObject({ value: { day: '9999-12-31' }, warning: 'open-end' }));
  test('a column decides between day and month first', () => {
    expect(decideDateOrder(['03/04/2024', '12/25/2023'])).toBe('month-first');
    expect(decideDateOrder(['03/04/2024', '25/12/2023'])).toBe('day-first');
    expect(decideDateOrder(['03/04/2024'])).toBe('day-first');
  });
  test('every day from 1900 to 2199 is read back from German, ISO and Excel writing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 99_999 }), (serial) => {
        const date = new Date((serial - 25_569) * 86_400_000);
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        expect(of(parseDate(iso, config))).toMatchObject({ day: iso });
        expect(of(parseDate(`${day}.${month}.${year}`, config))).toMatchObject({ day: iso });
        if (serial >= 10_000) expect(of(parseDate(String(serial), config))).toMatchObject({ day: iso });
      }),
    );
  });
});

describe('numbers and amounts', () => {
  test.each([
    ['1.234,56 €', ',', 123456],
    ['1,234.56', '.', 123456],
    ['(123)', null, -12300],
    ['1.234,56-', ',', -123456],
    ["CHF 1'234.50", null, 123450],
    ['12,- €', null, 1200],
    ['3,5 Mio. €', ',', 350000000],
    ['12 TEUR', null, 1200000],
    ['1 234,5', ',', 123450],
    ['−5,00', ',', -500],
    ['0,005', ',', 1],
    ['1.234', ',', 123400],
    ['1.234', '.', 123],
    ['1234.5', ',', 123450],
    ['1.25E+3', null, 125000],
    ['19,99', null, 1999],
  ] as const)('%s with %s is %s cents', (text, decimal, cents) =>
    expect(of(parseAmount(text, decimal))).toMatchObject({ cents }),
  );
  test('the currency is read', () => {
    expect(of(parseAmount('12,50 EUR'))).toEqual({ cents: 1250, currency: 'EUR' });
    expect(of(parseAmount('$12.50'))).toEqual({ cents: 1250, currency: 'USD' });
  });
  test.each([
    ['-', 'empty'],
    ['n/a', 'number-format'],
    ['1.23.4', 'number-format'],
    ['12 oder 13', 'number-format'],
    ['99999999999999999', 'number-too-large'],
    ['=1+1', 'number-format'],
    ['K17', 'number-format'],
    ['P 17', 'number-format'],
  ])('%s is refused: %s', (text, problem) => expect(of(parseAmount(text))).toBe(problem));
  test('1.234 is decided by its column', () => {
    expect(decideDecimalMark(['1.234', '1.234,50'])).toBe(',');
    expect(decideDecimalMark(['1.234', '0.5'])).toBe('.');
    expect(decideDecimalMark(['1.234', '2.345'])).toBe(null);
    expect(of(parseNumber('1.234', null))).toBe(1234);
  });
  test('cents written in either notation come back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }), (cents) => {
        const [whole = '', fraction] = [
          String(Math.trunc(Math.abs(cents) / 100)),
          String(Math.abs(cents) % 100).padStart(2, '0'),
        ];
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
        const sign = cents < 0 ? '-' : '';
        expect(of(parseAmount(`${sign}${grouped},${fraction} €`, ','))).toEqual({
          cents: cents === 0 ? 0 : cents,
          currency: 'EUR',
        });
        expect(of(parseAmount(`${sign}${grouped.replaceAll('.', ',')}.${fraction}`, '.'))).toMatchObject({
          cents: cents === 0 ? 0 : cents,
        });
      }),
    );
  });
});

test('yes and no, and a dash is neither', () => {
  for (const text of ['ja', 'X', '1', 'wahr', 'Yes', '✓']) expect(of(parseTruth(text))).toBe(true);
  for (const text of ['nein', '0', 'FALSCH', 'no']) expect(of(parseTruth(text))).toBe(false);
  expect(of(parseTruth('-'))).toBe('empty');
  expect(of(parseTruth('vielleicht'))).toBe('truth-unknown');
});

test('cleaned text never carries NUL, lone surrogates or direction overrides, and keeps emoji and right-to-left letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cleanText(text).isWellFormed()).toBe(true);
      expect(['\u0000', '\u202e', '\ufeff'].some((sign) => cleanText(text).includes(sign))).toBe(false);
    }),
  );
  expect(cleanText(' Labor\u0000 😀\u202e  שלום ')).toBe('Labor 😀 שלום');
});
