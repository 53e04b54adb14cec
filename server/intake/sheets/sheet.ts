/** Dates of a spreadsheet come as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; everything of a text file is text. */
export type Cell = string | number | boolean | null;

export interface SheetInfo {
  readonly format: 'csv' | 'xlsx' | 'vcard';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Names of all sheets of the workbook; empty for text files. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
}

export type SheetPart =
  | { readonly type: 'info'; readonly info: SheetInfo }
  | {
      readonly type: 'rows';
      /** Row in the file of the first row here; the first one, mostly the headings, is 1. */
      readonly firstRow: number;
      readonly rows: readonly (readonly Cell[])[];
      /** 0 to 1: how much of the file has been read. */
      readonly share: number;
    }
  | {
      readonly type: 'warning';
      readonly code: 'quote-not-closed' | 'nul-removed';
      readonly facts: Record<string, unknown>;
    };

export interface SheetLimits {
  /** Of the file as it lies there. */
  readonly bytes: number;
  /** Of a workbook, unpacked. */
  readonly inflatedBytes: number;
  readonly entries: number;
  readonly rows: number;
  readonly columns: number;
  /** Characters in one row of a text file. */
  readonly rowLength: number;
  /** Memory of the process that reads, MB. */
  readonly heapMb: number;
}

export const SHEET_LIMITS: SheetLimits = {
  bytes: 2 * 1024 ** 3,
  inflatedBytes: 512 * 1024 ** 2,
  entries: 2_000,
  rows: 5_000_000,
  columns: 1_000,
  rowLength: 1_000_000,
  heapMb: 2_048,
};

/** Undoes what an export did against formulas: `'+49 731` is a phone number again. */
export function unquoteFormula(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
