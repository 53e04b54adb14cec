import { isUtf8 } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail } from '#server/platform/failure.ts';

const MOST_BYTES = 1_900_000_000;

/**
 * The text of a file (plain or .gz; UTF-8, UTF-16 or Windows-1252) as UTF-8 in memory that threads share.
 * @throws Failure `file-missing`, `file-empty`, `file-too-large`, `file-damaged`, `file-not-text`
 */
export async function loadText(path: string): Promise<Buffer> {
  const bytes = asUtf8(await readFile(path), path);
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = newBuffer(bytes.length);
  shared.set(bytes);
  return shared;
}

/** A read gives at most two gigabytes, and less where somebody shortens the file meanwhile. */
async function readWhole(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = newBuffer(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, Math.min(size - at, 1 << 30), at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

const newBuffer = (size: number): Buffer => Buffer.from(new SharedArrayBuffer(size));

async function readFile(path: string): Promise<Buffer> {
  let size: number;
  let bytes: Buffer;
  try {
    const file = await open(path);
    try {
      const facts = await file.stat();
      if (facts.isDirectory()) fail('file-missing', { path, text: `${path} is a folder. Name a CSV file.` });
      size = facts.size;
      if (size > MOST_BYTES) tooLarge(path);
      bytes = size > 0 ? await readWhole(file, size) : await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'ENOTDIR'].includes(String(error.code)))
      fail(
        'file-missing',
        {
          path,
          text: `${path} cannot be read: ${error.code === 'EACCES' ? 'no permission' : 'there is no such file'}.`,
        },
        { cause: error },
      );
    throw error;
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      return await promisify(gunzip)(bytes, { maxOutputLength: MOST_BYTES });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') tooLarge(path);
      fail(
        'file-damaged',
        { path, text: `${path} ends early or is no .gz file. Nothing was read; write it again.` },
        { cause: error },
      );
    }
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3)
    fail('file-not-text', {
      path,
      text: `${path} is a workbook or an archive. Save the sheet as CSV and name that file.`,
    });
  return bytes;
}

const tooLarge = (path: string): never =>
  fail('file-too-large', {
    path,
    text: `${path} is larger than 1.9 GB of text. Split it, for instance by country, and link the parts.`,
  });

function asUtf8(bytes: Buffer, path: string): Buffer {
  if (bytes.length === 0) fail('file-empty', { path, text: `${path} is empty.` });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(bytes));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(bytes));
  const sample = bytes.subarray(0, 4000);
  let zeros = 0;
  for (const byte of sample) if (byte === 0) zeros += 1;
  if (zeros > sample.length * 0.2)
    return Buffer.from(new TextDecoder(sample[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  return isUtf8(bytes) ? bytes : Buffer.from(new TextDecoder('windows-1252').decode(bytes));
}
