import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail } from '#server/platform/failure.ts';
import { inspectTable, readTable } from '../sheets/index.ts';
import type { EntryFacts } from './store.ts';

const MOST_ROWS = 100_000;

/** Fields of entries by what the import calls a company's. */
const entryFields: Readonly<Record<string, string>> = {
  street: 'street',
  postal_code: 'postalCode',
  city: 'place',
  country: 'country',
  phone: 'phone',
  fax: 'fax',
  email: 'mail',
  website: 'site',
  vat_id: 'vatId',
  industry: 'category',
  employees: 'employees',
  founded_year: 'foundingYear',
};

/**
 * A list of companies in CSV, a workbook or JSON, read as the import reads it: columns recognised, cells understood. Each row that names a
 * company is an entry. @throws Failure `no-table`, `file-…`
 */
export async function readCompanyTable(
  bytes: Uint8Array,
  from: { readonly url: string; readonly year: number },
): Promise<EntryFacts[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lotse-table-'));
  try {
    const path = join(folder, 'table');
    await writeFile(path, csvOfJson(bytes) ?? bytes);
    const look = await inspectTable({ path, kind: 'companies' });
    if (!look.mapping.columns.some(({ role }) => role === 'company.name'))
      fail('no-table', { url: from.url, headings: look.headings.slice(0, 20) });
    const plan = {
      mapping: look.mapping,
      headerRows: look.headerRows,
      afterRow: 0,
      batchRows: 500,
      country: 'DE',
      referenceYear: from.year,
    };
    const entries: EntryFacts[] = [];
    for await (const { rows } of readTable({ path, sheet: look.sheet, ...plan })) {
      for (const row of rows) {
        const company = row.reading.subjects.find(({ kind }) => kind === 'company');
        const name = company?.fields['name']?.value;
        if (!company || typeof name !== 'string' || name.trim() === '') continue;
        const text = (field: string): string => String(company.fields[field]?.value ?? '').trim();
        const fields: Record<string, string> = {};
        for (const [own, entry] of Object.entries(entryFields)) if (text(own) !== '') fields[entry] = text(own);
        const number = text('house_number');
        if (fields['street'] && number !== '') fields['street'] = `${fields['street']} ${number}`;
        const snippet = row.cells
          .filter((cell) => cell !== '')
          .join(' | ')
          .slice(0, 500);
        entries.push({ name, fields, snippet, place: `row ${row.rowNo}`, url: from.url, confidence: 0.95 });
        if (entries.length > MOST_ROWS) fail('too-many-rows', { limit: MOST_ROWS });
      }
    }
    return entries;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Records in JSON as the table they are: an array of objects, or the longest such array one level down. Null for what is no JSON. */
function csvOfJson(bytes: Uint8Array): string | null {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, '');
  if (!/^\s*[[{]/.test(text)) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    return fail('no-table', { reason: 'json' }, { cause });
  }
  const arrays = Array.isArray(parsed)
    ? [parsed]
    : typeof parsed === 'object' && parsed !== null
      ? Object.values(parsed).filter(Array.isArray)
      : [];
  const rows = arrays.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const records = rows.map((row: unknown) => flat(row)).filter((row) => row.size > 0);
  if (records.length === 0) fail('no-table', { reason: 'json' });
  const headings = [...new Set(records.flatMap((row) => [...row.keys()]))].slice(0, 200);
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  return [headings, ...records.map((row) => headings.map((name) => row.get(name) ?? ''))]
    .map((row) => row.map(cell).join(';'))
    .join('\n');
}

/** `{address: {city}}` becomes the column `city`: nested names are what exports call their fields. */
function flat(row: unknown, into = new Map<string, string>(), depth = 0): Map<string, string> {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || depth > 3) return into;
  for (const [key, value] of Object.entries(row)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) flat(value, into, depth + 1);
    else if (value !== null && value !== undefined && !into.has(key))
      into.set(key, Array.isArray(value) ? value.filter((one) => typeof one !== 'object').join(', ') : String(value));
  }
  return into;
}
