import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHeader, mappingFaults, proposeMapping, type RowConfig, readRow } from './index.ts';

const roles = (headings: readonly string[], rows: readonly (readonly string[])[] = []) =>
  Object.fromEntries(proposeMapping(headings, rows).columns.map((column) => [column.heading, column.role]));
const kind = (headings: readonly string[], rows: readonly (readonly string[])[] = []) =>
  proposeMapping(headings, rows).kind;

describe('headings of real exports', () => {
  test('a German Excel list', () => {
    const headings = [
      'KdNr',
      'Firma',
      'Straße',
      'PLZ',
      'Ort',
      'Telefon',
      'E-Mail',
      'USt-IdNr.',
      'Branche',
      'Mitarbeiter',
      'Bemerkung',
      'Prüfkreis',
    ];
    expect(kind(headings)).toBe('companies');
    expect(
      roles(headings, [
        ['1', 'A GmbH', 'Weg 1', '89073', 'Ulm', '0731 12345', 'info@a.de', '', 'Bau', '12', 'x', 'rot'],
        ['2', 'B GmbH', 'Weg 2', '89073', 'Ulm', '0731 12346', 'info@b.de', '', 'Bau', '12', 'x', 'blau'],
      ]),
    ).toMatchObject({
      KdNr: 'company.customer_number',
      Firma: 'company.name',
      Straße: 'company.street',
      PLZ: 'company.postal_code',
      Ort: 'company.city',
      Telefon: 'company.phone',
      'E-Mail': 'company.email',
      'USt-IdNr.': 'company.vat_id',
      Branche: 'company.industry',
      Mitarbeiter: 'company.employees',
      Bemerkung: 'company.note',
      Prüfkreis: 'custom',
    });
  });
  test('HubSpot contacts', () => {
    const headings = [
      'Record ID',
      'First Name',
      'Last Name',
      'Email',
      'Phone Number',
      'Contact owner',
      'Associated Company',
      'Lifecycle Stage',
      'Job Title',
      'Mobile Phone Number',
      'Last Activity Date',
    ];
    expect(kind(headings)).toBe('people');
    expect(roles(headings)).toMatchObject({
      'First Name': 'person.first_name',
      'Last Name': 'person.last_name',
      Email: 'person.email',
      'Phone Number': 'person.phone',
      'Contact owner': 'person.owner',
      'Associated Company': 'company.name',
      'Job Title': 'person.job_title',
      'Mobile Phone Number': 'person.mobile',
    });
  });
  test('HubSpot deals', () => {
    const headings = [
      'Record ID',
      'Deal Name',
      'Deal Stage',
      'Close Date',
      'Deal owner',
      'Amount',
      'Associated Company',
    ];
    expect(kind(headings)).toBe('deals');
    expect(roles(headings)).toMatchObject({
      'Deal Name': 'deal.title',
      'Deal Stage': 'deal.stage',
      'Close Date': 'deal.expected_close_on',
      Amount: 'deal.value_cents',
      'Associated Company': 'company.name',
    });
  });
  test('Salesforce accounts and opportunities', () => {
    expect(
      roles([
        'Account Name',
        'Billing Street',
        'Billing City',
        'Billing Zip/Postal Code',
        'Billing Country',
        'Phone',
        'Website',
        'Industry',
        'Employees',
        'Annual Revenue',
        'Account Owner',
      ]),
    ).toMatchObject({
      'Account Name': 'company.name',
      'Billing Street': 'company.street',
      'Billing City': 'company.city',
      'Billing Zip/Postal Code': 'company.postal_code',
      'Billing Country': 'company.country',
      Phone: 'company.phone',
      Website: 'company.website',
      Employees: 'company.employees',
      'Annual Revenue': 'company.revenue_cents',
    });
    const opportunities = ['Opportunity Name', 'Account Name', 'Stage', 'Close Date', 'Amount', 'Next Step'];
    expect(kind(opportunities)).toBe('deals');
    expect(roles(opportunities)).toMatchObject({
      Stage: 'deal.stage',
      Amount: 'deal.value_cents',
      'Next Step': 'deal.next_step',
    });
  });
  test('Pipedrive', () => {
    expect(kind(['Person - Name', 'Person - Organization', 'Person - Email - Work', 'Person - Phone - Mobile'])).toBe(
      'people',
    );
    expect(
      roles(['Person - Name', 'Person - Organization', 'Person - Email - Work', 'Person - Phone - Mobile']),
    ).toEqual({
      'Person - Name': 'person.full_name',
      'Person - Organization': 'company.name',
      'Person - Email - Work': 'person.email',
      'Person - Phone - Mobile': 'person.mobile',
    });
    expect(
      kind([
        'Deal - Title',
        'Deal - Value',
        'Deal - Currency of Value',
        'Deal - Organization',
        'Deal - Stage',
        'Deal - Expected close date',
      ]),
    ).toBe('deals');
  });
  test('CAS genesisWorld and weclapp', () => {
    expect(
      roles([
        'Firma',
        'Anrede',
        'Titel',
        'Vorname',
        'Nachname',
        'Funktion',
        'Abteilung',
        'Telefon (geschäftlich)',
        'Mobil',
        'E-Mail (geschäftlich)',
        'PLZ',
        'Ort',
        'Land',
        'GGUID',
      ]),
    ).toMatchObject({
      Firma: 'company.name',
      Anrede: 'person.salutation',
      Titel: 'person.title',
      Vorname: 'person.first_name',
      Nachname: 'person.last_name',
      Funktion: 'person.job_title',
      Mobil: 'person.mobile',
      'E-Mail (geschäftlich)': 'person.email',
      GGUID: 'company.external_id',
    });
    expect(
      kind(['Auftragsnummer', 'Kundennummer', 'Auftragsdatum', 'Artikelnummer', 'Menge', 'Einzelpreis', 'Nettobetrag']),
    ).toBe('orders');
  });
  test('SAP tables by technical names', () => {
    expect(roles(['KUNNR', 'NAME1', 'STRAS', 'PSTLZ', 'ORT01', 'LAND1', 'TELF1', 'STCEG'])).toEqual({
      KUNNR: 'company.customer_number',
      NAME1: 'company.name',
      STRAS: 'company.street',
      PSTLZ: 'company.postal_code',
      ORT01: 'company.city',
      LAND1: 'company.country',
      TELF1: 'company.phone',
      STCEG: 'company.vat_id',
    });
    expect(kind(['VBELN', 'AUDAT', 'KUNNR', 'POSNR', 'MATNR', 'KWMENG', 'NETWR'])).toBe('orders');
  });
  test('products, activities, consents and objections', () => {
    expect(kind(['Artikelnummer', 'Bezeichnung', 'Warengruppe', 'Einheit', 'Listenpreis'])).toBe('products');
    expect(kind(['Firma', 'Datum', 'Aktivitätstyp', 'Betreff', 'Gesprächsnotiz'])).toBe('activities');
    expect(kind(['E-Mail', 'Einwilligung', 'Einwilligungsdatum', 'Einwilligungstext', 'IP-Adresse'])).toBe('consents');
    expect(kind(['E-Mail', 'Werbesperre', 'Widerspruch am'])).toBe('objections');
    expect(kind(['Firma', 'PLZ', 'Ort', 'E-Mail', 'Werbesperre'])).toBe('companies');
  });
});

describe('where the data begin', () => {
  test('a title and a blank line above the headings are passed over', () => {
    expect(
      findHeader([
        ['Kundenliste Stand 01.03.2024', '', ''],
        ['', '', ''],
        ['Firma', 'PLZ', 'Ort'],
        ['A GmbH', '89073', 'Ulm'],
      ]),
    ).toMatchObject({ headerRows: 3, found: 'one-line' });
  });
  test('two heading lines are joined', () => {
    const header = findHeader([
      ['Unternehmen', '', 'Ansprechpartner', ''],
      ['Firma', 'Ort', 'Vorname', 'Telefon'],
      ['A GmbH', 'Ulm', 'Anna', '0731 12345'],
    ]);
    expect(header).toMatchObject({ headerRows: 2, found: 'two-lines' });
    expect(Object.values(roles(header.headings))).toEqual([
      'company.name',
      'company.city',
      'person.first_name',
      'person.phone',
    ]);
  });
  test('without headings the values decide', () => {
    const rows = [
      ['Müller GmbH', 'info@mueller.de', '0731 123456', '89073'],
      ['Schmidt KG', 'post@schmidt.de', '0731 654321', '89075'],
      ['Koch AG', 'info@koch.de', '0711 123456', '70173'],
    ];
    expect(findHeader(rows)).toMatchObject({ headerRows: 0, found: 'none' });
    expect(Object.values(roles(findHeader(rows).headings, rows))).toEqual([
      'company.name',
      'company.email',
      'company.phone',
      'company.postal_code',
    ]);
  });
  test('a doubled heading becomes a field of its own', () => {
    expect(
      proposeMapping(
        ['Firma', 'Telefon', 'Telefon'],
        [
          ['A GmbH', '0731 123456', '0731 654321'],
          ['B GmbH', '0731 123457', '0731 654322'],
        ],
      ).columns.map(({ role, reason }) => [role, reason]),
    ).toEqual([
      ['company.name', 'heading'],
      ['company.phone', 'heading'],
      ['custom', 'duplicate'],
    ]);
  });
});

const config = (headings: readonly string[], samples: readonly (readonly string[])[] = []): RowConfig => ({
  mapping: proposeMapping(headings, samples),
  defaultCountry: 'DE',
  referenceYear: 2026,
});
const values = (fields: Readonly<Record<string, { readonly value: unknown }>> | undefined) =>
  Object.fromEntries(Object.entries(fields ?? {}).map(([key, field]) => [key, field.value]));

describe('reading rows', () => {
  test('company and contact in one row', () => {
    const row = readRow(
      ['Müller GmbH', 'Hauptstr. 12', '89073 Ulm', 'Herr Dr. Jan Koch', "'+49 731 12345", 'rot'],
      config(['Firma', 'Straße', 'PLZ Ort', 'Ansprechpartner', 'Telefon', 'Prüfkreis']),
    );
    expect(row.faults).toEqual([]);
    expect(values(row.subjects[0]?.fields)).toEqual({
      name: 'Müller GmbH',
      legal_form: 'GmbH',
      street: 'Hauptstr.',
      house_number: '12',
      postal_code: '89073',
      city: 'Ulm',
      phone: '+4973112345',
      'custom.prufkreis': 'rot',
    });
    expect(values(row.subjects[1]?.fields)).toEqual({
      salutation: 'Herr',
      title: 'Dr.',
      first_name: 'Jan',
      last_name: 'Koch',
    });
    expect(row.subjects[1]).toMatchObject({ kind: 'person', company: 0 });
  });
  test('two contacts of one row', () => {
    const row = readRow(
      ['A GmbH', 'Anna Koch', 'a@a.de', 'Jan Weiß', 'j@a.de'],
      config([
        'Firma',
        'Ansprechpartner 1',
        'Ansprechpartner 1 E-Mail',
        'Ansprechpartner 2',
        'Ansprechpartner 2 E-Mail',
      ]),
    );
    expect(row.subjects.map((one) => [one.kind, one.part])).toEqual([
      ['company', 0],
      ['person', 1],
      ['person', 2],
    ]);
  });
  test('an unreadable cell is named and left out, the row is kept; without a name nothing is kept', () => {
    const companies = config(['Firma', 'USt-IdNr.', 'Telefon']);
    const row = readRow(['A GmbH', 'DE136695977', 'siehe Notiz'], companies);
    expect(row.faults).toEqual([
      { code: 'vat-check-digit', column: 'USt-IdNr.', row: false },
      { code: 'phone-format', column: 'Telefon', row: false },
    ]);
    expect(values(row.subjects[0]?.fields)).toEqual({ name: 'A GmbH', legal_form: 'GmbH' });
    expect(readRow(['', 'DE136695976', ''], companies)).toMatchObject({
      subjects: [],
      faults: [{ code: 'company-name-missing', row: true }],
    });
    expect(readRow(['', '', ''], companies)).toMatchObject({ empty: true, faults: [] });
  });
  test('an order line, and an order whose date is not in the calendar', () => {
    const orders = config(['Auftragsnummer', 'Kundennummer', 'Auftragsdatum', 'Artikelnummer', 'Menge', 'Einzelpreis']);
    const row = readRow(['A-1', '4711', '12.03.2024', 'X9', '2,5', '1.000,00'], orders);
    expect(values(row.subjects[1]?.fields)).toEqual({
      number: 'A-1',
      ordered_on: '2024-03-12',
      lines: [
        {
          position: null,
          product_number: 'X9',
          description: null,
          quantity: 2.5,
          price_cents: 100000,
          total_cents: 250000,
        },
      ],
    });
    expect(readRow(['A-1', '4711', '29.02.2023', 'X9', '1', '1'], orders)).toMatchObject({
      subjects: [],
      faults: [{ code: 'date-not-in-calendar' }, { code: 'order-date-missing', row: true }],
    });
  });
  test('consents and objections say for which contact point', () => {
    expect(
      readRow(
        ['a@b.de', 'ja', '12.03.2024', 'Ich stimme zu', '1.2.3.4'],
        config(['E-Mail', 'Einwilligung', 'Einwilligungsdatum', 'Einwilligungstext', 'IP-Adresse']),
      ).permissions,
    ).toEqual([
      {
        kind: 'given',
        point: 'a@b.de',
        channel: 'email',
        scope: 'channel',
        at: '2024-03-12T11:00:00.000Z',
        wording: 'Ich stimme zu',
        proof: { ip: '1.2.3.4' },
      },
    ]);
    expect(readRow(['A GmbH', 'a@b.de', 'x'], config(['Firma', 'E-Mail', 'Werbesperre'])).permissions).toMatchObject([
      { kind: 'objection', point: 'a@b.de', scope: 'all_marketing' },
    ]);
    expect(readRow(['A GmbH', 'a@b.de', 'nein'], config(['Firma', 'E-Mail', 'Werbesperre'])).permissions).toEqual([]);
  });
  test('a formula stays text', () => {
    const row = readRow(["=cmd|' /C calc'!A0", "'=1+1"], config(['Firma', 'Bemerkung']));
    expect(values(row.subjects[0]?.fields)).toMatchObject({ name: "=cmd|' /C calc'!A0", note: '=1+1' });
  });
  test('no cells make it throw, and everything said is said of a known column', () => {
    const headings = [
      'Firma',
      'Straße',
      'PLZ',
      'Ort',
      'Land',
      'Telefon',
      'E-Mail',
      'Umsatz',
      'Ansprechpartner',
      'Einwilligung',
      'Einwilligungsdatum',
      'Kundenstatus',
    ];
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 14 }), (cells) => {
        const row = readRow(cells, config(headings));
        for (const fault of row.faults) expect(fault.column === null || headings.includes(fault.column)).toBe(true);
        if (row.faults.some((fault) => fault.row)) expect(row.subjects).toEqual([]);
      }),
    );
  });
});

test('a mapping that cannot lead to records says what it lacks', () => {
  expect(mappingFaults(proposeMapping(['PLZ', 'Ort'], []))).toEqual(['needs-company-name']);
  expect(mappingFaults(proposeMapping(['Firma'], []))).toEqual([]);
});

test('headings below groups are read as what they are, of whom the group names', () => {
  const { headings } = findHeader([
    ['Firma/Stammdaten', '', '', 'Ansprechpartner', '', ''],
    ['Kd.-Nr.', 'Firmenname', 'Tel.', 'Name', 'Tel.', 'Position'],
    ['K1', 'Adler GmbH', '0731 12345', 'Ute Vogt', '0731 12346', 'Einkauf'],
    ['K2', 'Berg GmbH', '0731 12355', 'Jan Wolf', '0731 12356', 'Technik'],
  ]);
  const data = [
    ['K1', 'Adler GmbH', '0731 12345', 'Ute Vogt', '0731 12346', 'Einkauf'],
    ['K2', 'Berg GmbH', '0731 12355', 'Jan Wolf', '0731 12356', 'Technik'],
  ];
  expect(proposeMapping(headings, data).columns.map(({ role }) => role)).toEqual([
    'company.customer_number',
    'company.name',
    'company.phone',
    'person.full_name',
    'person.phone',
    'person.job_title',
  ]);
});

test('four digits are Vienna where the row says so, and Saxony where nothing does', () => {
  const headings = ['Firma', 'PLZ', 'Ort', 'Telefon'];
  const rows = [
    ['Donau GmbH', '1010', 'Wien', ''],
    ['Enns GmbH', '4400', 'Ternberg', '+43 7252 555012'],
    ['Limmat AG', '8001', 'Zürich', ''],
    ['Elbe GmbH', '1067', 'Dresden', '0351 444550'],
  ];
  const mapping = proposeMapping(headings, rows);
  const found = rows.map((row) => {
    const { subjects } = readRow(row, { mapping, defaultCountry: 'DE', referenceYear: 2026 });
    return [subjects[0]?.fields['postal_code']?.value, subjects[0]?.fields['country']?.value];
  });
  expect(found).toEqual([
    ['1010', 'AT'],
    ['4400', 'AT'],
    ['8001', 'CH'],
    ['01067', undefined],
  ]);
});

test('31.12.9999 is no day on which an order came; a quote may be valid without an end', () => {
  const config = { defaultCountry: 'DE', referenceYear: 2026 };
  const order = proposeMapping(['Auftragsnummer', 'Auftragsdatum', 'Firma'], [['A1', '31.12.9999', 'Adler GmbH']]);
  expect(readRow(['A1', '31.12.9999', 'Adler GmbH'], { mapping: order, ...config })).toMatchObject({
    subjects: [],
    faults: [{ code: 'date-out-of-range' }, { code: 'order-date-missing', row: true }],
  });
  const row = ['Q1', '1.5.2026', '31.12.9999', 'Adler GmbH'];
  const quote = proposeMapping(['Angebotsnummer', 'Angebotsdatum', 'Gültig bis', 'Firma'], [row]);
  const [, found] = readRow(row, { mapping: quote, ...config }).subjects;
  expect(found?.fields['valid_until']?.value).toBe('9999-12-31');
});
