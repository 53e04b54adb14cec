import { open, stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { fail } from '#server/platform/failure.ts';

export type FileFormat = 'text' | 'xlsx' | 'vcard';

const SPREADSHEETS_IN_ZIP =
  /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml|^application\/vnd\.ms-excel\.sheet\.macroenabled/i;

/**
 * What a file is, by its bytes; its name is not asked. Refuses in words whatever is neither text nor a workbook nor address cards.
 * @throws Failure `file-empty`, `file-password-protected`, `file-old-excel`, `file-open-document`, `file-not-a-table`
 */
export async function detectFile(path: string): Promise<FileFormat> {
  const { size } = await stat(path);
  const head = await readPart(path, 0, Math.min(size, 64 * 1024));
  if (
    size === 0 ||
    head.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0)
  )
    fail('file-empty', {});
  if (head.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') {
    // The container of Excel 97 and of encrypted workbooks alike; names in its directory tell them apart.
    const tail =
      size > head.length ? await readPart(path, Math.max(0, size - 256 * 1024), Math.min(size, 256 * 1024)) : head;
    const encrypted = [head, tail].some((part) => part.includes(Buffer.from('EncryptedPackage', 'utf16le')));
    fail(encrypted ? 'file-password-protected' : 'file-old-excel', {});
  }
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const names = head.toString('latin1');
    if (names.includes('opendocument')) fail('file-open-document', {});
    if (found && !SPREADSHEETS_IN_ZIP.test(found.mime) && found.ext !== 'zip' && found.ext !== 'xlsx')
      fail('file-not-a-table', { found: found.ext });
    return 'xlsx';
  }
  if (found && !/^text\/|xml|vcard/.test(found.mime)) fail('file-not-a-table', { found: found.ext });
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf|^\u00ff\u00fe|^\u00fe\u00ff/, '')
    .replaceAll('\u0000', '');
  if (/^\s*BEGIN:VCARD/i.test(text)) return 'vcard';
  if (/^%PDF-|^\s*\{\\rtf/.test(text)) fail('file-not-a-table', { found: text.startsWith('%PDF') ? 'pdf' : 'rtf' });
  if (/^\s*(?:<!doctype html|<html|<\?xml|<table)/i.test(text)) fail('file-not-a-table', { found: 'html' });
  const strange = [...text.slice(0, 4000)].filter((sign) => sign < ' ' && !'\t\r\n\f\u001f'.includes(sign)).length;
  if (strange > Math.min(text.length, 4000) * 0.05) fail('file-not-a-table', { found: 'binary' });
  return 'text';
}

async function readPart(path: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
