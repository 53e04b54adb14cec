import { expect, test } from 'vitest';
import { proposeMapping, readRow } from './index.ts';

/** What a list with these headings and rows is taken for: roles by heading, and its rows read with them. */
function taken(headings: readonly string[], ...rows: readonly (readonly string[])[]) {
  const mapping = proposeMapping(headings, rows);
  const read = rows.map((row) => readRow(row, { mapping, defaultCountry: 'DE', referenceYear: 2026 }));
  return {
    kind: mapping.kind,
    roles: Object.fromEntries(mapping.columns.map(({ heading, role }) => [heading, role])),
    fields: (row: number, kind: string) =>
      Object.fromEntries(
        Object.entries(read[row]?.subjects.find((one) => one.kind === kind)?.fields ?? {}).map(([key, field]) => [
          key,
          field.value,
        ]),
      ),
    faults: read.flatMap((row) => row.faults.map(({ code }) => code)),
  };
}

test('a deal that a status calls won or lost is closed, whatever stage it stood in', () => {
  const list = taken(
    ['Deal - Title', 'Deal - Organization', 'Deal - Stage', 'Deal - Status', 'Deal - Won time', 'Deal - Lost time'],
    ['Getriebe', 'A GmbH', 'Angebot abgegeben', 'Offen', '', ''],
    ['Retrofit', 'B GmbH', 'Qualifiziert', 'Verloren', '', '2026-06-30 12:00:00'],
    ['Ersatzteile', 'C GmbH', 'Verhandlung', 'Gewonnen', '2026-02-14 11:00:00', ''],
  );
  expect(list.roles).toMatchObject({ 'Deal - Status': 'deal.outcome', 'Deal - Lost time': 'deal.lost_at' });
  expect(list.fields(0, 'deal')).toMatchObject({ stage_id: 'quoted' });
  expect(list.fields(0, 'deal')).not.toHaveProperty('closed_at');
  expect(list.fields(1, 'deal')).toMatchObject({ stage_id: 'lost', closed_at: '2026-06-30T10:00:00.000Z' });
  expect(list.fields(2, 'deal')).toMatchObject({ stage_id: 'won', closed_at: '2026-02-14T11:00:00.000Z' });
});

test('"Status" beside a column of stages tells how a deal ended, alone it is the stage', () => {
  const row = ['Retrofit', 'B GmbH', 'Verhandlung', 'verloren'] as const;
  expect(taken(['Chance', 'Firma', 'Phase', 'Status'], row).fields(0, 'deal')).toMatchObject({ stage_id: 'lost' });
  expect(taken(['Chance', 'Firma', 'Status'], row.slice(0, 3)).fields(0, 'deal')).toMatchObject({
    stage_id: 'negotiation',
  });
});

test('accounts of a bookkeeping program: who trades in his own name is a customer of that name', () => {
  const list = taken(
    [
      'Konto',
      'Name (Adressattyp Unternehmen)',
      'Name (Adressattyp natürl. Person)',
      'Vorname (Adressattyp natürl. Person)',
      'EU-UStID',
      'Titel/Akad. Grad',
      'Adressart',
      'Adresszusatz',
    ],
    ['10001', 'Blechbau Ostalb GmbH', '', '', '136695976', '', 'STR', 'Halle 3'],
    ['10002', '', 'Öztürk', 'Mehmet', '', 'Dipl.-Ing.', 'STR', ''],
  );
  expect(list.faults).toEqual([]);
  expect(list.roles).toMatchObject({ Adressart: 'custom', Adresszusatz: 'custom' });
  expect(list.fields(0, 'company')).toMatchObject({ name: 'Blechbau Ostalb GmbH', vat_id: 'DE136695976' });
  expect(list.fields(1, 'company')).toMatchObject({ name: 'Mehmet Öztürk', customer_number: '10002' });
  expect(list.fields(1, 'person')).toMatchObject({ title: 'Dipl.-Ing.', last_name: 'Öztürk' });
});

test('contacts of a mail program, whose headings say "geschäftlich"', () => {
  const { roles } = taken(
    [
      'Vorname',
      'Nachname',
      'Firma',
      'Region geschäftlich',
      'Land/Region geschäftlich',
      'Fax geschäftlich',
      'Kategorien',
    ],
    ['Sabine', 'Kühn', 'A GmbH', 'Brandenburg', 'Deutschland', '+49 355 123499', 'Kunde;Motek'],
  );
  expect(roles).toMatchObject({
    'Region geschäftlich': 'company.region',
    'Land/Region geschäftlich': 'company.country',
    'Fax geschäftlich': 'company.fax',
  });
});

test('what a list of its kind cannot hold becomes a field of its own instead of getting lost', () => {
  const list = taken(
    ['Firma', 'PLZ', 'Ort', 'Stichwort', 'Kategorien', 'ERDAT'],
    ['A GmbH', '89073', 'Ulm', 'Altkunde', 'Motek', '20190403'],
  );
  expect(list.kind).toBe('companies');
  expect(list.roles).toMatchObject({ Stichwort: 'custom', Kategorien: 'custom', ERDAT: 'custom' });
  expect(list.fields(0, 'company')).toMatchObject({ 'custom.stichwort': 'Altkunde', 'custom.erdat': '20190403' });
});

test('a VAT id with a wrong check digit does not make its column another one', () => {
  const list = taken(
    ['Firmenname', 'Umsatzsteuer-ID', 'Rechnungsadresse Stadt'],
    ['A e.K.', 'DE246813579', 'Ulm'],
    ['B e.K.', 'ATU87654321', 'Wien'],
  );
  expect(list.roles).toMatchObject({
    'Umsatzsteuer-ID': 'company.vat_id',
    'Rechnungsadresse Stadt': 'company.city',
  });
  expect(list.faults).toEqual(['vat-check-digit', 'vat-check-digit']);
});

test('order lines whose customer is an account number', () => {
  const list = taken(
    ['Belegnummer', 'Belegdatum', 'KtoNr', 'ArtNr', 'Bezeichnung1', 'Menge', 'EPreis', 'GPreis'],
    ['2026-1', '03.02.2026', '10001', 'GM-200', 'Motor', '4', '412,50', '1.567,50'],
  );
  expect(list.kind).toBe('orders');
  expect(list.roles).toMatchObject({ KtoNr: 'company.customer_number', GPreis: 'line.total_cents' });
  expect(list.faults).toEqual([]);
});

test('"Firma, Vorname, Name": the name is that of the person', () => {
  const list = taken(['Firma', 'Vorname', 'Name', 'Ort'], ['A GmbH', 'Sabine', 'Kühn', 'Ulm']);
  expect(list.fields(0, 'company')).toMatchObject({ name: 'A GmbH', city: 'Ulm' });
  expect(list.fields(0, 'person')).toMatchObject({ first_name: 'Sabine', last_name: 'Kühn' });
});

test('an ERP calls the company "Name" and has a column "Contact" beside it', () => {
  const list = taken(
    ['No.', 'Name', 'Address', 'City', 'Post Code', 'Phone No.', 'Salesperson', 'Contact'],
    ['10000', 'Adatum GmbH', 'Hauptstr. 5', 'Ulm', '89073', '0731 44550', 'Jan Koch', 'Petra Hahn'],
    ['10010', 'Trey AG', 'Ringweg 2', 'Ulm', '89073', '0731 44551', 'Jan Koch', ''],
  );
  expect(list.kind).toBe('companies');
  expect(list.roles).toMatchObject({ Name: 'company.name', Contact: 'person.full_name', Salesperson: 'company.owner' });
  expect(list.fields(0, 'company')).toMatchObject({ customer_number: '10000', phone: '+4973144550' });
});

test('grown spreadsheets: short headings, money in the heading, the later of two years', () => {
  const { roles } = taken(
    [
      'Kd.Nr.',
      'Kundenname',
      'PLZ-Ort',
      'Tel.-Nr.',
      'Ansprechp.',
      'Umsatz 2024 (€)',
      'Umsatz 2025 (€)',
      'Mitarbeiter ca.',
      'Bemerkungen intern',
    ],
    ['1', 'A GmbH', '89073 Ulm', '0731 445566', 'Hr. Koch', '120.500,00', '98.000,00', 'ca. 120', 'zahlt spät'],
    ['2', 'B GmbH', '89073 Ulm', '0731 445567', 'Fr. Roth', '1.200,00', '', '50-99', ''],
  );
  expect(roles).toEqual({
    'Kd.Nr.': 'company.customer_number',
    Kundenname: 'company.name',
    'PLZ-Ort': 'company.place',
    'Tel.-Nr.': 'company.phone',
    'Ansprechp.': 'person.full_name',
    'Umsatz 2024 (€)': 'custom',
    'Umsatz 2025 (€)': 'company.revenue_cents',
    'Mitarbeiter ca.': 'company.employees',
    'Bemerkungen intern': 'company.note',
  });
});

test('private addresses and pages of social networks do not become the company’s', () => {
  const { roles } = taken(
    ['Firma', 'Nachname', 'Telefon (privat)', 'URL'],
    ['A GmbH', 'Roth', '0731 445566', 'https://www.linkedin.com/in/roth'],
    ['B GmbH', 'Koch', '0731 445567', 'https://www.linkedin.com/in/koch'],
  );
  expect(roles).toMatchObject({ 'Telefon (privat)': 'custom', URL: 'custom' });
});

test('a prospect is a lead, and only who asked has made an inquiry', () => {
  const list = taken(
    ['Firma', 'PLZ', 'Status'],
    ...['Interessent', 'Prospect', 'MQL', 'Anfrage', 'Kunde'].map((status, at) => [
      `Firma ${at} GmbH`,
      '89073',
      status,
    ]),
  );
  expect(list.faults).toEqual([]);
  expect(
    [0, 1, 2, 3, 4].map((row) => list.fields(row, 'company')).map((one) => [one['relation'], one['lead_stage']]),
  ).toEqual([
    [undefined, 'new'],
    [undefined, 'new'],
    [undefined, 'mql'],
    ['inquiry', undefined],
    ['customer', undefined],
  ]);
});

test('a company abroad is not taken for a German one, a German one with a number abroad stays one', () => {
  const list = taken(
    ['Firma', 'Adresse', 'Telefon'],
    ['Nowak Maszyny Sp. z o.o.', 'ul. Prosta 51, 00-838 Warszawa', '22 555 01 02'],
    ['Dvořák s.r.o.', 'Dlouhá 3, 110 00 Praha', '+420 222 333 444'],
    ['Koch GmbH', 'Hauptstr. 5, 89073 Ulm', '+48 22 555 01 02'],
  );
  expect(list.faults.filter((code) => code.startsWith('postal'))).toEqual([]);
  expect(list.fields(0, 'company')).toMatchObject({ city: 'Warszawa', postal_code: '00-838', country: 'PL' });
  expect(list.fields(1, 'company')).toMatchObject({ city: 'Praha', postal_code: '110 00', country: 'CZ' });
  expect(list.fields(2, 'company')).toMatchObject({ city: 'Ulm', postal_code: '89073' });
  expect(list.fields(2, 'company')).not.toHaveProperty('country');
});

test('a title in the column of first names is one, a line of the address is no part of the name', () => {
  const list = taken(
    ['Firma', 'Vorname', 'Nachname', 'Rechnungsadresse Zusatz'],
    ['Holz e.K.', 'Mag. Lois', 'Ebner', 'Hinterhaus'],
  );
  expect(list.fields(0, 'company')).toMatchObject({ name: 'Holz e.K.' });
  expect(list.fields(0, 'person')).toMatchObject({ title: 'Mag.', first_name: 'Lois', last_name: 'Ebner' });
});
