import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { ColumnType } from './definition.ts';

type Value = string | number | Date | boolean | null;

/** An XLSX file with one sheet: bold head that stays, typed cells (text is never a formula), widths by what stands in the first rows. */
export async function* writeSheet(
  head: readonly string[],
  types: readonly ColumnType[],
  rows: readonly (readonly Value[])[],
): AsyncGenerator<Uint8Array> {
  const data: SheetData = [
    head.map((text) => ({ value: text, type: String, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map((value, index) => cell(value, types[index] ?? 'text'))),
  ];
  const columns = head.map((text, index) => ({
    width: Math.min(
      50,
      Math.max(text.length + 2, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length + 1)),
    ),
  }));
  const bytes = await writeXlsxFile(data, { columns, stickyRowsCount: 1, sheet: 'Lotse' }).toBuffer();
  yield new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function cell(value: Value, type: ColumnType): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number, ...(type === 'cents' ? { format: '#,##0.00' } : {}) };
  if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy' };
  return { value: String(value), type: String };
}
