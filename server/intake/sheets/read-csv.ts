import { fail } from '#server/platform/failure.ts';
import type { ReadLimits } from './limits.ts';

export interface TableRow {
  /** As a spreadsheet numbers it, headings and blank lines counted, from 1. */
  readonly rowNo: number;
  readonly cells: readonly string[];
  /** `quote-never-closed`: a quotation mark opened here was never closed; the line was read as it stands. */
  readonly warning?: 'quote-never-closed' | 'cell-cut';
}

export interface CsvParser {
  /** Rows that are complete with this piece of text. */
  push(text: string): TableRow[];
  end(): TableRow[];
}

/** Longer than this many characters no quoted cell is believed to be meant: its quotation mark was never closed. */
const LONGEST_QUOTED = 200_000;
const MOST_QUOTED_LINES = 300;

/**
 * Comma-separated text after RFC 4180, and what programs make of it: any delimiter, quotation marks inside unquoted or badly quoted cells,
 * CR, LF or both. csv-parse was refused here: after a quotation mark that is never closed it swallows the rest of the file or stops, while a
 * salesperson wants the other 9,999 rows and the number of the bad one.
 */
export function createCsvParser(delimiter: string, limits: ReadLimits): CsvParser {
  let rest = '';
  let rowNo = 0;
  let fed = false;

  const finish = (cells: string[], warning?: TableRow['warning']): TableRow => {
    rowNo += 1;
    if (rowNo > limits.rows) fail('too-many-rows', { limit: limits.rows });
    if (cells.length > limits.columns) fail('too-many-columns', { limit: limits.columns, row: rowNo });
    let cut = warning;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at] ?? '';
      if (cell.length <= limits.cellLength) continue;
      cells[at] = cell.slice(0, limits.cellLength);
      cut ??= 'cell-cut';
    }
    return cut ? { rowNo, cells, warning: cut } : { rowNo, cells };
  };

  const literal = (line: string): TableRow => {
    const cells = split(line, delimiter, limits).map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
    return finish(cells, 'quote-never-closed');
  };

  const parse = (last: boolean): TableRow[] => {
    const rows: TableRow[] = [];
    let from = 0;
    // Looking for a CR that is nowhere would read the whole piece again for every line.
    const hasCr = rest.includes('\r');
    while (from < rest.length) {
      const end = hasCr ? lineEnd(rest, from) : rest.indexOf('\n', from);
      if (end < 0 && !last) {
        if (rest.length - from > 64 * limits.columns * 1024)
          fail('too-many-columns', { limit: limits.columns, row: rowNo + 1 });
        break;
      }
      const stop = end < 0 ? rest.length : end;
      // A CR at the very end of a piece may be half of CR LF.
      if (!last && rest[stop] === '\r' && stop + 1 === rest.length) break;
      const line = rest.slice(from, stop);
      if (!line.includes('"')) {
        rows.push(finish(split(line, delimiter, limits)));
        from = afterBreak(rest, stop);
        continue;
      }
      const quoted = readQuoted(rest, from, delimiter, last);
      if (quoted === 'more') {
        if (rest.length - from <= LONGEST_QUOTED) break;
        rows.push(literal(line));
        from = afterBreak(rest, stop);
      } else if (quoted === 'open') {
        rows.push(literal(line));
        from = afterBreak(rest, stop);
      } else {
        rows.push(finish(quoted.cells));
        from = afterBreak(rest, quoted.end);
      }
    }
    rest = rest.slice(from);
    return rows;
  };

  return {
    push(text) {
      let piece = text;
      if (!fed && text.length > 0) {
        fed = true;
        piece = text.replace(/^\ufeff/, '');
      }
      rest += piece;
      return parse(false);
    },
    end() {
      const rows = parse(true);
      rest = '';
      return rows;
    },
  };
}

function lineEnd(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = text.indexOf('\r', from);
  if (cr < 0 || (lf >= 0 && lf < cr)) return lf;
  return cr;
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
}

function split(line: string, delimiter: string, limits: ReadLimits): string[] {
  // The second argument keeps a line of a million delimiters from becoming a million strings.
  return line.split(delimiter, limits.columns + 1);
}

/** One record that holds a quotation mark. `more`: its end is not in the text yet; `open`: it never ends. */
function readQuoted(
  text: string,
  start: number,
  delimiter: string,
  last: boolean,
): { cells: string[]; end: number } | 'more' | 'open' {
  const cells: string[] = [];
  let at = start;
  let lines = 0;
  for (;;) {
    if (text[at] !== '"') {
      const stop = cellEnd(text, at, delimiter);
      if (stop < 0 && !last) return 'more';
      const end = stop < 0 ? text.length : stop;
      cells.push(text.slice(at, end));
      at = end;
    } else {
      let cell = '';
      let from = at + 1;
      for (;;) {
        const mark = text.indexOf('"', from);
        const piece = text.slice(from, mark < 0 ? undefined : mark);
        for (let lf = piece.indexOf('\n'); lf >= 0; lf = piece.indexOf('\n', lf + 1)) lines += 1;
        if (lines > MOST_QUOTED_LINES || mark - at > LONGEST_QUOTED) return 'open';
        if (mark < 0) return last ? 'open' : 'more';
        if (mark + 1 >= text.length && !last) return 'more';
        const next = text[mark + 1];
        if (next === '"') {
          cell += `${piece}"`;
          from = mark + 2;
        } else if (next === undefined || next === '\n' || next === '\r' || text.startsWith(delimiter, mark + 1)) {
          cell += piece;
          at = mark + 1;
          break;
        } else {
          // `"Müller "Nord" GmbH"`: a mark inside that nobody doubled stays a mark.
          cell += `${piece}"`;
          from = mark + 1;
        }
      }
      cells.push(cell);
    }
    if (at >= text.length || text[at] === '\n' || text[at] === '\r') return { cells, end: at };
    at += delimiter.length;
  }
}

function cellEnd(text: string, from: number, delimiter: string): number {
  const stop = lineEnd(text, from);
  const mark = text.indexOf(delimiter, from);
  if (mark >= 0 && (stop < 0 || mark < stop)) return mark;
  return stop;
}
