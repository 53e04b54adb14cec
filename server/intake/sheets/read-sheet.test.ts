import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { Failure } from '#server/platform/failure.ts';
import { type Cell, readSheet, type SheetLimits, type SheetPart } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lotse-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(content: string | Buffer, ending = 'csv'): string {
  const path = join(folder, `${++files}.${ending}`);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, limits: Partial<SheetLimits> = {}): Promise<{ parts: SheetPart[]; rows: Cell[][] }> {
  const parts: SheetPart[] = [];
  for await (const part of readSheet(path, { limits })) parts.push(part);
  return { parts, rows: parts.flatMap((part) => (part.type === 'rows' ? part.rows.map((row) => [...row]) : [])) };
}

async function failure(
  path: string,
  limits: Partial<SheetLimits> = {},
): Promise<{ code: string; facts: Readonly<Record<string, unknown>> }> {
  const error = await read(path, limits).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(Failure);
  const { code, facts } = error as Failure;
  return { code, facts };
}

test('reads semicolons and Windows-1252 as Excel writes them', async () => {
  const { parts, rows } = await read(
    file(Buffer.from('Firma;Ort\r\nMüller & Söhne;Köln\r\nGroß;"Ulm; Donau"\r\n', 'latin1')),
  );
  expect(parts[0]).toMatchObject({ info: { format: 'csv', encoding: 'windows-1252', delimiter: ';' } });
  expect(rows).toEqual([
    ['Firma', 'Ort'],
    ['Müller & Söhne', 'Köln'],
    ['Groß', 'Ulm; Donau'],
  ]);
});

test('reads UTF-8 with BOM, UTF-16 with and without, and an umlaut that comes late', async () => {
  expect((await read(file('\ufeffFirma,Ort\nKöster,Ulm\n'))).rows[0]).toEqual(['Firma', 'Ort']);
  expect((await read(file(Buffer.from('\ufeffFirma\tOrt\r\nKöster\tUlm\r\n', 'utf16le')))).rows[1]).toEqual([
    'Köster',
    'Ulm',
  ]);
  expect((await read(file(Buffer.from('Firma\tOrt\r\nKöster\tUlm\r\n', 'utf16le')))).rows[1]).toEqual([
    'Köster',
    'Ulm',
  ]);
  const late = Buffer.concat([
    Buffer.from(`Firma;Ort\n${'Weber;Ulm\n'.repeat(200_000)}`),
    Buffer.from('Müller;Köln\n', 'latin1'),
  ]);
  expect((await read(file(late))).rows.at(-1)).toEqual(['Müller', 'Köln']);
});

test('the delimiter is found although amounts hold commas', async () => {
  expect((await read(file('Nr;Betrag\n1;1.234,56\n2;7,00\n'))).rows[1]).toEqual(['1', '1.234,56']);
  expect((await read(file('Nr|Betrag\n1|1,5\n'))).parts[0]).toMatchObject({ info: { delimiter: '|' } });
});

test('a quote that is never closed costs its line nothing and the rest neither', async () => {
  const { parts, rows } = await read(file(`Firma;Ort\nA;Ulm\n"B;Köln\n${'C;Bonn\n'.repeat(50)}`));
  expect(parts.filter((part) => part.type === 'warning')).toEqual([
    { type: 'warning', code: 'quote-not-closed', facts: { line: 3 } },
  ]);
  expect(rows).toHaveLength(53);
  expect(rows[2]).toEqual(['"B', 'Köln']);
  expect(rows.at(-1)).toEqual(['C', 'Bonn']);
});

test('NUL is taken out with a warning, neutralised formulas are texts again, dangerous ones stay texts', async () => {
  const { parts, rows } = await read(file("Firma;Telefon\nA\u0000B;'+49 731\n=cmd|' /C calc'!A0;x\n"));
  expect(rows[1]).toEqual(['AB', '+49 731']);
  expect(rows[2]?.[0]).toBe("=cmd|' /C calc'!A0");
  expect(parts.some((part) => part.type === 'warning' && part.code === 'nul-removed')).toBe(true);
});

test('says what a file is that is no table', async () => {
  expect(await failure(file(''))).toMatchObject({ code: 'file-empty' });
  expect(await failure(file('  \n \n'))).toMatchObject({ code: 'file-empty' });
  expect(await failure(file('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'))).toEqual({
    code: 'file-not-a-table',
    facts: { found: 'PDF' },
  });
  expect(await failure(file(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 31))))).toMatchObject({
    code: 'file-not-a-table',
  });
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  expect(await failure(file(ole, 'xls'))).toMatchObject({ code: 'file-old-excel' });
  expect(await failure(file(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]), 'xlsx'))).toMatchObject({
    code: 'file-password-protected',
  });
});

test('limits hold: bytes, columns, rows, length of a row', async () => {
  expect(await failure(file('a;b\n1;2\n'), { bytes: 4 })).toMatchObject({ code: 'file-too-large' });
  expect(await failure(file(`${'x;'.repeat(1_000_000)}\n`))).toMatchObject({ code: 'too-many-columns' });
  expect(await failure(file(`a;b\n${'1;'.repeat(1500)}\n`))).toMatchObject({ code: 'too-many-columns' });
  expect(await failure(file('a\n1\n2\n3\n'), { rows: 3 })).toEqual({ code: 'too-many-rows', facts: { limit: 3 } });
});

test('reads a workbook: types, days, umlauts, another sheet', async () => {
  const path = join(folder, 'book.xlsx');
  await writeExcelFile([
    {
      sheet: 'Kunden',
      data: [
        [{ value: 'Firma' }, { value: 'Seit' }, { value: 'Umsatz' }],
        [
          { value: 'Köster & Söhne' },
          { value: new Date('2024-02-29T00:00:00Z'), type: Date, format: 'dd.mm.yyyy' },
          { value: 1234.5 },
        ],
      ],
    },
    { sheet: 'Aufträge', data: [[{ value: 'Nr' }], [{ value: 'AB-1' }]] },
  ] as never).toFile(path);
  const { parts, rows } = await read(path);
  expect(parts[0]).toMatchObject({ info: { format: 'xlsx', sheets: ['Kunden', 'Aufträge'], sheet: 'Kunden' } });
  expect(rows).toEqual([
    ['Firma', 'Seit', 'Umsatz'],
    ['Köster & Söhne', '2024-02-29', 1234.5],
  ]);
  const second: SheetPart[] = [];
  for await (const part of readSheet(path, { sheet: 'Aufträge' })) second.push(part);
  expect(second[1]).toMatchObject({ rows: [['Nr'], ['AB-1']] });
  const none = await failure(path, { inflatedBytes: 100 });
  expect(none.code).toBe('zip-bomb');
});

test('a zip that states small sizes and unpacks to large ones is refused', async () => {
  const bomb = zipWith('xl/workbook.xml', Buffer.alloc(8 * 1024 * 1024), 100);
  expect((await failure(file(bomb, 'xlsx'))).code).toMatch(/zip-bomb|file-damaged/);
});

test('reads business cards of 2.1, 3.0 and 4.0; a broken one leaves the others', async () => {
  const cards = [
    'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=B6ster;J=C3=BCrgen\r\nTEL;WORK:0049 (0)731/123-45\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Weiß;Anna;;Dr.;\r\nORG:Maschinenfabrik Gebr. Köster GmbH & Co. KG;Einkauf\r\nEMAIL;TYPE=WORK:a.weiss@koester.example\r\nADR;TYPE=WORK:;;Werkstraße 1;Ulm;;89073;Deutschland\r\nEND:VCARD',
    'BEGIN:VCARD\r\nthis is none\r\nEND:VCARD',
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Łukasz Nowak\r\nN:Nowak;Łukasz;;;\r\nTEL;VALUE=uri;TYPE=cell:tel:+49-171-3920001\r\nEND:VCARD',
  ].join('\r\n');
  const { rows } = await read(file(cards, 'vcf'));
  expect(rows).toHaveLength(5);
  expect(rows[1]?.slice(3, 5)).toEqual(['Jürgen', 'Köster']);
  expect(rows[1]?.[7]).toBe('0049 (0)731/123-45');
  expect(rows[2]).toEqual(
    expect.arrayContaining([
      'Maschinenfabrik Gebr. Köster GmbH & Co. KG',
      'Einkauf',
      'Dr.',
      'Weiß',
      'Werkstraße 1',
      '89073',
      'Ulm',
    ]),
  );
  expect(rows[3]?.every((cell) => cell === null)).toBe(true);
  expect(rows[4]?.[8]).toContain('3920001');
});

test('goes on behind a row, and stops when told', async () => {
  const path = file(`a;b\n${Array.from({ length: 5000 }, (_, i) => `${i};x`).join('\n')}\n`);
  const parts: SheetPart[] = [];
  for await (const part of readSheet(path, { fromRow: 4002 })) parts.push(part);
  expect(parts[1]).toMatchObject({ firstRow: 4002 });
  expect(parts[1]?.type === 'rows' && parts[1].rows[0]).toEqual(['4000', 'x']);
  const stop = new AbortController();
  const seen: SheetPart[] = [];
  await expect(
    (async () => {
      for await (const part of readSheet(path, { signal: stop.signal })) {
        seen.push(part);
        stop.abort();
      }
    })(),
  ).rejects.toThrow();
  expect(seen).toHaveLength(1);
});

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
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
