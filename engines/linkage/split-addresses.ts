import type { Column, Table } from './table.ts';

/** "83 place de l'Église, 69743 Villeurbanne", "Hauptstr. 5; D-89073 Ulm": street, postal code of Europe, town. */
const ADDRESS =
  /^(.*\S)\s*[,;|\n]\s*(?:[A-Z]{1,3}[- ])?(\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,5})\s+(\p{L}[^,;\n]*)(?:[,;\n]\s*\p{L}[\p{L} ]*)?$/u;
const SAMPLE = 200;
/** From this share of such cells on, a column holds whole addresses. */
const MOST = 0.6;

const PARTS = ['street', 'postal code', 'city'] as const;

/** A table in which columns of whole addresses are three: what one list writes into one cell, another parts. Cells that are no address stay the street. */
export function splitAddresses(table: Table): Table {
  const columns = table.columns.flatMap((column) => (holdsAddresses(column) ? splitColumn(column) : [column]));
  return columns.length === table.columns.length ? table : { rows: table.rows, columns };
}

function holdsAddresses({ size, textOf }: Column): boolean {
  const step = Math.max(1, Math.floor(size / SAMPLE));
  let filled = 0;
  let found = 0;
  for (let code = 0; code < size; code += step) {
    const text = textOf(code).trim();
    if (text === '') continue;
    filled += 1;
    if (text.length < 300 && ADDRESS.test(text)) found += 1;
  }
  return filled > 0 && found >= filled * MOST;
}

function splitColumn(column: Column): Column[] {
  const numbers = PARTS.map(() => new Map<string, number>());
  const codes = PARTS.map(() => new Int32Array(column.size));
  for (let code = 0; code < column.size; code++) {
    const text = column.textOf(code).trim();
    const [, street = text, postalCode = '', city = ''] = (text.length < 300 && ADDRESS.exec(text)) || [];
    for (const [part, value] of [street, postalCode, city].entries()) {
      const known = numbers[part]!;
      const number = known.get(value) ?? known.size;
      known.set(value, number);
      codes[part]![code] = number;
    }
  }
  return PARTS.map((part, at): Column => {
    const texts = [...numbers[at]!.keys()];
    return {
      heading: `${column.heading} (${part})`,
      size: texts.length,
      textOf: (number) => texts[number]!,
      codes: column.codes.map((code) => codes[at]![code]!),
    };
  });
}
