import { isUtf8 } from 'node:buffer';
import { open, stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { fail } from '#server/platform/failure.ts';
import type { SheetLimits } from './sheet.ts';

export type Detected =
  | { readonly format: 'xlsx' }
  | {
      readonly format: 'csv' | 'vcard';
      readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
      readonly head: string;
    };

const HEAD = 256 * 1024;
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** By content, never by name: a PDF called kunden.csv is a PDF. Fails with what was found and what to do. */
export async function detectFormat(path: string, limits: SheetLimits): Promise<Detected> {
  const { size } = await stat(path);
  if (size === 0) fail('file-empty');
  if (size > limits.bytes) fail('file-too-large', { limit: limits.bytes, size });
  const file = await open(path);
  try {
    const head = (await file.read(Buffer.alloc(Math.min(size, HEAD)), 0, Math.min(size, HEAD), 0)).buffer;
    if (head.subarray(0, 8).equals(OLE)) {
      fail(head.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'file-password-protected' : 'file-old-excel');
    }
    const encoding = await detectEncoding(file, head, size);
    // An UTF-16 text has a NUL in every other byte, so it is asked before anything that takes NULs for a binary file.
    if (encoding !== 'utf-16le' && encoding !== 'utf-16be') {
      const found = await fileTypeFromBuffer(head);
      if (found?.mime === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        return { format: 'xlsx' };
      if (found?.ext === 'zip' && head.includes('xl/workbook')) return { format: 'xlsx' };
      if (found && !found.mime.startsWith('text/') && !isPlainText(found.mime)) {
        fail('file-not-a-table', { found: found.ext.toUpperCase() });
      }
      if (controlShare(head) > 0.1) fail('file-not-a-table', { found: null });
    }
    const text = new TextDecoder(encoding).decode(head.subarray(0, head.length & ~1));
    if (text.trim() === '') fail('file-empty');
    return { format: /^\s*BEGIN:VCARD/i.test(text) ? 'vcard' : 'csv', encoding, head: text };
  } finally {
    await file.close();
  }
}

async function detectEncoding(
  file: Awaited<ReturnType<typeof open>>,
  head: Buffer,
  size: number,
): Promise<'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = head.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of pairs.entries()) if (byte === 0) index % 2 ? odd++ : even++;
  if (pairs.length >= 8 && odd > pairs.length * 0.3 && even < pairs.length * 0.02) return 'utf-16le';
  if (pairs.length >= 8 && even > pairs.length * 0.3 && odd < pairs.length * 0.02) return 'utf-16be';
  // All of it is looked at: the first umlaut of a customer list may stand on line 90,000.
  let rest = Buffer.alloc(0);
  const chunk = Buffer.alloc(4 * 1024 ** 2);
  for (let at = 0; at < size; ) {
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    const joined = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    const cut = at < size ? wholeCharacters(joined) : joined.length;
    if (!isUtf8(joined.subarray(0, cut))) return 'windows-1252';
    rest = Buffer.from(joined.subarray(cut));
  }
  return 'utf-8';
}

/** Length without a character begun at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

function isPlainText(mime: string): boolean {
  return mime === 'application/xml' || mime === 'application/rtf' ? false : mime.endsWith('vcard');
}

function controlShare(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) count++;
  return count / bytes.length;
}
