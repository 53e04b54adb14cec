import type { Readable } from 'node:stream';
import { fail } from '#server/platform/failure.ts';
import { say } from '#server/platform/spoken-language.ts';

const MOST_BYTES = 256 * 1024 * 1024;

/** All of stdin or of a file as text: UTF-8, else Windows-1252 with a word on it. @throws Failure `input-too-large` */
export async function readText(input: Readable, note: (text: string) => void): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of input) {
    const bytes: Buffer = typeof piece === 'string' ? Buffer.from(piece) : piece;
    size += bytes.length;
    if (size > MOST_BYTES)
      fail('input-too-large', {
        bytes: MOST_BYTES,
        text: say(
          'Der Text ist größer als 256 MB. Teilen Sie ihn auf.',
          'The text is larger than 256 MB. Cut it into parts.',
        ),
      });
    pieces.push(bytes);
  }
  return decodeText(Buffer.concat(pieces), note);
}

export function decodeText(bytes: Uint8Array, note: (text: string) => void): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    note(
      say(
        'Der Text ist nicht UTF-8; er wurde als Windows-1252 gelesen.',
        'The text is not UTF-8; it was read as Windows-1252.',
      ),
    );
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Rows of a small CSV with comma, semicolon or tab; quotes doubled inside quotes. */
export function readRows(text: string): string[][] {
  const head = text.slice(0, text.search(/[\n\r]|$/));
  const mark = [';', '\t', ','].find((candidate) => head.includes(candidate)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at++) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === mark) {
      row.push(cell);
      cell = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++;
      rows.push([...row, cell]);
      row = [];
      cell = '';
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows.filter((cells) => cells.some((value) => value.trim() !== ''));
}
