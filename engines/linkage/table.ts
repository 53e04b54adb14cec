/** A column in which every distinct cell is held once. */
export interface Column {
  readonly heading: string;
  /** How many distinct cells there are. */
  readonly size: number;
  /** Read when wanted: a million distinct cells as strings would weigh more than the file. */
  readonly textOf: (code: number) => string;
  /** Where the distinct cells stand in a text of UTF-8, for who can read them without making strings. */
  readonly bytes?: { readonly text: Uint8Array; readonly starts: Int32Array; readonly ends: Int32Array };
  /** By row: which text. */
  readonly codes: Int32Array;
}

export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
}

/** A table from rows of cells; missing cells are empty. */
export function tableOf(headings: readonly string[], rows: readonly (readonly (string | null | undefined)[])[]): Table {
  const columns = headings.map((heading, at): Column => {
    const seen = new Map<string, number>();
    const codes = new Int32Array(rows.length);
    rows.forEach((row, number) => {
      const text = row[at] ?? '';
      let code = seen.get(text);
      if (code === undefined) {
        code = seen.size;
        seen.set(text, code);
      }
      codes[number] = code;
    });
    const texts = [...seen.keys()];
    return { heading, size: texts.length, textOf: (code) => texts[code]!, codes };
  });
  return { rows: rows.length, columns };
}
