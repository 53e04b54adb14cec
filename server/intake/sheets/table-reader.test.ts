import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { Failure } from '#server/platform/failure.ts';
import { type Inspection, inspectTable, type ReadLimits, readTable } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lotse-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string | Buffer, ending = 'csv'): string {
  const path = join(folder, `${++files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

const look = (path: string, limits: Partial<ReadLimits> = {}, sheet?: string): Promise<Inspection> =>
  inspectTable({ path, limits, ...(sheet ? { sheet } : {}) });
const cells = (inspection: Inspection) => inspection.sample.map((row) => row.cells);

async function readAll(
  path: string,
  options: { afterRow?: number; limits?: Partial<ReadLimits>; batchRows?: number } = {},
) {
  const { mapping, headerRows } = await look(path);
  const rows = [];
  for await (const batch of readTable({
    path,
    mapping,
    headerRows,
    afterRow: 0,
    batchRows: 100,
    country: 'DE',
    referenceYear: 2026,
    ...options,
  }))
    rows.push(...batch.rows);
  return rows;
}

async function failure(
  path: string,
  limits: Partial<ReadLimits> = {},
): Promise<{ code: string; facts: Readonly<Record<string, unknown>> }> {
  const error = await look(path, limits).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Failure);
  const { code, facts } = error as Failure;
  return { code, facts };
}

test('reads semicolons and Windows-1252 as Excel writes them', async () => {
  const table = await look(file(Buffer.from('Firma;Ort\r\nMüller & Söhne;Köln\r\nGroß;"Ulm; Donau"\r\n', 'latin1')));
  expect(table).toMatchObject({ format: 'text', encoding: 'windows-1252', delimiter: ';', headings: ['Firma', 'Ort'] });
  expect(cells(table)).toEqual([
    ['Müller & Söhne', 'Köln'],
    ['Groß', 'Ulm; Donau'],
  ]);
});

test('reads UTF-8 with BOM, UTF-16 with and without, and an umlaut that comes late', async () => {
  expect((await look(file('\ufeffFirma,Ort\nKöster,Ulm\n'))).headings).toEqual(['Firma', 'Ort']);
  for (const mark of ['\ufeff', '']) {
    const table = await look(file(Buffer.from(`${mark}Firma\tOrt\r\nKöster\tUlm\r\n`, 'utf16le')));
    expect([table.headings, cells(table)]).toEqual([['Firma', 'Ort'], [['Köster', 'Ulm']]]);
  }
  const late = Buffer.concat([
    Buffer.from(`Firma;Ort\n${'Weber;Ulm\n'.repeat(20_000)}`),
    Buffer.from('Müller;Köln\n', 'latin1'),
  ]);
  expect((await readAll(file(late))).at(-1)?.reading.subjects[0]?.fields['name']?.value).toBe('Müller');
});

test('the delimiter is found although amounts hold commas; `sep=` decides', async () => {
  expect(cells(await look(file('Nr;Betrag\n1;1.234,56\n2;7,00\n')))[0]).toEqual(['1', '1.234,56']);
  expect((await look(file('Nr|Betrag\n1|1,5\n'))).delimiter).toBe('|');
  expect((await look(file('Zeit,Wert\n2026-01-01T10:00:00Z,5\n2026-01-01T11:00:00Z,6\n'))).delimiter).toBe(',');
  expect((await look(file('Firma:Ort\nMüller:Ulm\n'))).delimiter).toBe(':');
  expect(await look(file('sep=,\nFirma,Ort\nA;B,Ulm\n'))).toMatchObject({ delimiter: ',', headings: ['Firma', 'Ort'] });
});

test('a quote that is never closed is named with its row and costs no other row', async () => {
  const path = file(`Firma;Ort\nA;Ulm\n"B;Köln\n${'C;Bonn\n'.repeat(1500)}`);
  expect((await look(path)).warnings).toEqual([{ code: 'quote-never-closed', row: 3 }]);
  const rows = await readAll(path);
  expect(rows).toHaveLength(1502);
  expect(rows[1]).toMatchObject({ rowNo: 3, reading: { faults: [{ code: 'quote-never-closed' }] } });
  expect(rows.at(-1)?.reading.subjects[0]?.fields['name']?.value).toBe('C');
});

test('quotation marks inside cells, line breaks in cells and doubled marks', async () => {
  expect(cells(await look(file('Firma;Notiz\n"Müller ""Nord""";"a\nb"\n"Müller "Süd" KG";c"d\n')))).toEqual([
    ['Müller "Nord"', 'a\nb'],
    ['Müller "Süd" KG', 'c"d'],
  ]);
});

test('NUL, emoji, right-to-left text, formulas and their mark', async () => {
  const rows = await readAll(
    file("Firma;Telefon;Bemerkung\nA\u0000B 😀 שלום\u202e;'+49 731 12345;=cmd|' /C calc'!A0\n"),
  );
  const fields = rows[0]?.reading.subjects[0]?.fields;
  // What a database cannot keep stays in no place that is kept: neither in the cells nor in an original.
  expect(JSON.stringify(rows)).not.toContain('u0000');
  expect([fields?.['name']?.value, fields?.['phone']?.value, fields?.['note']?.value]).toEqual([
    'AB 😀 שלום',
    '+4973112345',
    "=cmd|' /C calc'!A0",
  ]);
});

test('says what a file is that is no table', async () => {
  expect(await failure(file(''))).toMatchObject({ code: 'file-empty' });
  expect(await failure(file('  \n \n'))).toMatchObject({ code: 'file-empty' });
  expect(await failure(file('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'))).toEqual({
    code: 'file-not-a-table',
    facts: { found: 'pdf' },
  });
  expect(await failure(file('<html><table><tr><td>1'))).toEqual({ code: 'file-not-a-table', facts: { found: 'html' } });
  expect(await failure(file(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 31))))).toMatchObject({
    code: 'file-not-a-table',
  });
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  expect(await failure(file(ole, 'xls'))).toMatchObject({ code: 'file-old-excel' });
  expect(await failure(file(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'xlsx'))).toMatchObject({
    code: 'file-password-protected',
  });
  expect(await failure(file(Buffer.from('PK\u0003\u0004 broken zip', 'latin1'), 'xlsx'))).toMatchObject({
    code: 'file-damaged',
  });
});

test('limits hold: bytes, columns, rows', async () => {
  expect(await failure(file('a;b\n1;2\n'), { textBytes: 4 })).toMatchObject({ code: 'file-too-large' });
  expect(await failure(file(`${'x;'.repeat(1_000_000)}\n`))).toMatchObject({
    code: 'too-many-columns',
    facts: { limit: 1000 },
  });
  expect(await failure(file(`a;b\n${'1;'.repeat(1500)}\n`))).toMatchObject({ code: 'too-many-columns' });
  await expect(readAll(file('Firma\n1\n2\n3\n'), { limits: { rows: 3 } })).rejects.toMatchObject({
    code: 'too-many-rows',
    facts: { limit: 3 },
  });
});

test('a file of 200 MB without a line break is refused without being held in memory', async () => {
  const path = join(folder, 'long.csv');
  await writeFile(path, Buffer.alloc(8 * 1024 * 1024, 'a;'));
  await truncate(path, 200 * 1024 * 1024);
  expect(await failure(path)).toMatchObject({ code: 'too-many-columns' });
});

test('reads a workbook: days, leading zeros, fractions, umlauts, another sheet', async () => {
  const path = join(folder, 'book.xlsx');
  await writeExcelFile([
    {
      sheet: 'Kunden',
      data: [
        [{ value: 'Firma' }, { value: 'Seit' }, { value: 'PLZ' }, { value: 'Menge' }, { value: 'Telefon' }],
        [
          { value: 'Köster & Söhne' },
          { value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
          { value: 1067, type: Number, format: '00000' },
          { value: 12.125 },
          { value: 4973112345 },
        ],
      ],
    },
    { sheet: 'Aufträge', data: [[{ value: 'Auftragsnummer' }], [{ value: 'AB-1' }]] },
  ] as never).toFile(path);
  const table = await look(path);
  expect(table).toMatchObject({
    format: 'xlsx',
    sheets: [{ name: 'Kunden' }, { name: 'Aufträge' }],
    sheet: 'Kunden',
    rowsAbout: 1,
  });
  expect(cells(table)).toEqual([['Köster & Söhne', '2024-02-29', '01067', '12,125', '4973112345']]);
  expect(cells(await look(path, {}, 'Aufträge'))).toEqual([['AB-1']]);
  await expect(look(path, {}, 'Fehlt')).rejects.toMatchObject({ code: 'sheet-not-found' });
  expect(await failure(path, { inflatedBytes: 100 })).toMatchObject({ code: 'zip-bomb' });
});

test('merged cells, formulas with their last value, rich text, errors and two heading lines', async () => {
  const row = (number: number, body: string) => `<row r="${number}">${body}</row>`;
  const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><r><t>${value}</t></r></is></c>`;
  const sheet = `<worksheet><sheetData>${row(1, text('A1', 'Unternehmen') + text('C1', 'Ansprechpartner'))}${row(2, text('A2', 'Firma') + text('B2', 'Ort') + text('C2', 'Nachname') + text('D2', 'Telefon'))}${row(3, `${text('A3', 'Voith &amp; Co')}${text('B3', 'Ulm')}${text('C3', 'Koch')}<c r="D3"><f>1+1</f><v>73112345</v></c>`)}${row(4, `${text('C4', 'Weiß')}<c r="D4" t="e"><v>#REF!</v></c>`)}</sheetData><mergeCells count="2"><mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/></mergeCells></worksheet>`;
  const path = file(
    zipOf({
      'xl/workbook.xml': '<workbook><sheets><sheet name="Kunden" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': sheet,
    }),
    'xlsx',
  );
  const table = await look(path);
  expect(table).toMatchObject({
    header: 'two-lines',
    headerRows: 2,
    headings: ['Unternehmen: Firma', 'Unternehmen: Ort', 'Ansprechpartner: Nachname', 'Ansprechpartner: Telefon'],
  });
  expect(cells(table)).toEqual([
    ['Voith & Co', 'Ulm', 'Koch', '73112345'],
    ['Voith & Co', 'Ulm', 'Weiß', ''],
  ]);
});

test('a zip that states small sizes and unpacks to large ones is refused, and so is one that states large ones', async () => {
  expect((await failure(file(zipWith('xl/workbook.xml', Buffer.alloc(8 * 1024 * 1024), 100), 'xlsx'))).code).toMatch(
    /zip-bomb|file-damaged/,
  );
  const bomb = zipWith('xl/workbook.xml', Buffer.alloc(8 * 1024 * 1024), 8 * 1024 * 1024);
  expect(await failure(file(bomb, 'xlsx'), { inflatedBytes: 1024 * 1024 })).toMatchObject({ code: 'zip-bomb' });
});

test('reads business cards of 2.1, 3.0 and 4.0; a broken one leaves the others', async () => {
  const cards = [
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=B6ster;J=C3=BCrgen\r\nTEL;WORK:0049 (0)731/123-45\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weiß;Anna;;Dr.;\r\nORG:Maschinenfabrik Gebr. Köster GmbH & Co. KG;Einkauf\r\nEMAIL;TYPE=WORK:a.weiss@koester.example\r\nADR;TYPE=WORK:;;Werkstraße 1;Ulm;;89073;Deutschland\r\nEND:VCARD',
    'BEGIN:VCARD\r\nthis is none\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Łukasz Nowak\r\nN:Nowak;Łukasz;;;\r\nTEL;VALUE=uri;TYPE=cell:tel:+49-171-3920001\r\nEND:VCARD',
  ].join('\r\n');
  const path = file(cards, 'vcf');
  expect(await look(path)).toMatchObject({ format: 'vcard', mapping: { kind: 'people' } });
  const people = (await readAll(path)).map((row) => row.reading.subjects.at(-1)?.fields);
  expect(people[0]).toMatchObject({
    first_name: { value: 'Jürgen' },
    last_name: { value: 'Köster' },
    phone: { value: '+4973112345' },
  });
  expect(people[1]).toMatchObject({
    last_name: { value: 'Weiß' },
    title: { value: 'Dr.' },
    email: { value: 'a.weiss@koester.example' },
  });
  expect(people[2]).toMatchObject({ last_name: { value: 'Nowak' }, mobile: { value: '+491713920001' } });
  expect(people).toHaveLength(3);
});

test('lines of an order become one order, also when the read goes on behind a row', async () => {
  const path = file(
    'Auftragsnummer;Kundennummer;Auftragsdatum;Artikelnummer;Menge;Einzelpreis\nA1;7;01.02.2024;X;2;10,00\nA1;7;01.02.2024;Y;1;5,00\nA2;7;02.02.2024;X;1;10,00\nA1;7;01.02.2024;Z;1;1,00\n',
  );
  const rows = await readAll(path);
  expect(rows.map((row) => row.rowNo)).toEqual([2, 4, 5]);
  expect(rows[0]?.reading.subjects[1]?.fields).toMatchObject({
    total_cents: { value: 2500 },
    lines: { value: [{ product_number: 'X' }, { product_number: 'Y' }] },
  });
  expect(rows[2]?.reading).toMatchObject({ subjects: [], faults: [{ code: 'order-split', row: true }] });
  expect((await readAll(path, { afterRow: 3 })).map((row) => row.rowNo)).toEqual([4, 5]);
});

test('goes on behind a row, and stops when told', async () => {
  const path = file(`Firma;Ort\n${Array.from({ length: 5000 }, (_, i) => `F${i};x`).join('\n')}\n`);
  expect((await readAll(path, { afterRow: 4001 }))[0]).toMatchObject({ rowNo: 4002 });
  const { mapping, headerRows } = await look(path);
  let batches = 0;
  for await (const batch of readTable({
    path,
    mapping,
    headerRows,
    afterRow: 0,
    batchRows: 100,
    country: 'DE',
    referenceYear: 2026,
  })) {
    expect(batch.rows).toHaveLength(100);
    if (++batches === 3) break;
  }
  expect(batches).toBe(3);
});

/** A zip of stored texts. */
function zipOf(texts: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(texts)) {
    const data = Buffer.from(text);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt32LE(crc32(data), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(data.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([Buffer.from('504b0102', 'hex'), Buffer.from([20, 0]), facts, place, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** One entry whose headers state `stated` bytes although `content` is larger. */
function zipWith(name: string, content: Buffer, stated: number): Buffer {
  const packed = deflateRawSync(content);
  const fields = (signature: string, central: boolean): Buffer => {
    const head = Buffer.from(signature, 'hex');
    const rest = Buffer.alloc(26);
    rest.writeUInt16LE(20, 0);
    rest.writeUInt16LE(8, 4);
    rest.writeUInt32LE(packed.length, 14);
    rest.writeUInt32LE(stated, 18);
    rest.writeUInt16LE(name.length, 22);
    return Buffer.concat([
      head,
      ...(central ? [Buffer.from([20, 0])] : []),
      rest,
      ...(central ? [Buffer.alloc(14)] : []),
      Buffer.from(name),
    ]);
  };
  const local = Buffer.concat([fields('504b0304', false), packed]);
  const central = fields('504b0102', true);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
