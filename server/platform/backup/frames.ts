import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';

/**
 * The file: a line that names the format, a zstd stream of frames, and the SHA-256 of all that (32 bytes).
 * A frame: one letter, the length in four bytes (big-endian), the content.
 */
export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'F' | 'S' | 'Z';

export interface Frame {
  readonly kind: FrameKind;
  readonly content: Buffer;
}

const MAGIC = 'lotse-backup ';
const FORMAT = 1;
const FIRST_LINE = Buffer.from(`${MAGIC}${FORMAT}\n`);
const HASH_BYTES = 32;
/** Longer contents are cut into several D frames; a longer frame means a damaged file. */
const LONGEST = 1024 * 1024;

export interface FrameWriter {
  write(kind: FrameKind, content: Buffer | string): Promise<void> | undefined;
  /** Completes the file; only now it bears its name. */
  finish(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  /** Removes what was written so far. */
  discard(): Promise<void>;
}

/** Writes beside the wanted name first: a file of that name is always a whole backup. Readable only for this user. */
export function writeFrames(path: string): FrameWriter {
  const draft = `${path}.part`;
  const zstd = createZstdCompress();
  const hash = createHash('sha256').update(FIRST_LINE);
  let bytes = FIRST_LINE.length;
  const seal = new Transform({
    construct(done) {
      this.push(FIRST_LINE);
      done();
    },
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
    flush(done) {
      done(null, hash.digest());
    },
  });
  const file = createWriteStream(draft, { mode: 0o600, flush: true });
  const done = pipeline(zstd, seal, file);
  done.catch(() => {});
  const failed = done.then(() => undefined);
  failed.catch(() => {});
  return {
    write(kind, content) {
      const body = typeof content === 'string' ? Buffer.from(content) : content;
      const head = Buffer.alloc(5);
      head.write(kind, 'latin1');
      head.writeUInt32BE(body.length, 1);
      zstd.write(head);
      if (zstd.write(body)) return undefined;
      return Promise.race([once(zstd, 'drain').then(() => undefined), failed]);
    },
    async finish() {
      zstd.end();
      await done;
      await rename(draft, path);
      return { bytes: bytes + HASH_BYTES, sha256: await hashOfFile(path) };
    },
    async discard() {
      zstd.destroy();
      await done.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

async function hashOfFile(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(HASH_BYTES), 0, HASH_BYTES, size - HASH_BYTES);
    return buffer.toString('hex');
  } finally {
    await handle.close();
  }
}

/**
 * Checks that the file is whole and unchanged.
 *
 * @throws Failure `backup-unreadable`, `backup-damaged`, `backup-format`
 */
export async function checkSeal(path: string, onProgress: (part: number) => void): Promise<void> {
  const size = await stat(path).then(
    (about) => about.size,
    (cause) =>
      fail(
        'backup-unreadable',
        {
          text: say(
            `${path} lässt sich nicht lesen: ${cause.message}. Nichts wurde geändert.`,
            `${path} cannot be read: ${cause.message}. Nothing was changed.`,
          ),
        },
        { cause },
      ),
  );
  const first = await readStart(path);
  if (!first.startsWith(MAGIC)) {
    fail('backup-unreadable', {
      text: say(
        `${path} ist keine Sicherung von „lotse backup“. Nichts wurde geändert.`,
        `${path} is not a backup made by "lotse backup". Nothing was changed.`,
      ),
    });
  }
  if (first !== FIRST_LINE.toString()) {
    const format = first.slice(MAGIC.length).trim();
    fail('backup-format', {
      format,
      text: say(
        `${path} hat das Format ${format}; dieses Lotse liest ${FORMAT}. Nichts wurde geändert. Benutzen Sie das Lotse, das sie geschrieben hat, oder ein neueres.`,
        `${path} has the format ${format}; this Lotse reads ${FORMAT}. Nothing was changed. Use the Lotse that made it, or a newer one.`,
      ),
    });
  }
  if (size < FIRST_LINE.length + HASH_BYTES) damaged(path);
  const hash = createHash('sha256');
  let seen = 0;
  let told = 0;
  for await (const chunk of createReadStream(path, { end: size - HASH_BYTES - 1, highWaterMark: 1024 * 1024 })) {
    hash.update(chunk);
    seen += chunk.length;
    if (seen / size - told < 0.05) continue;
    told = seen / size;
    onProgress(told);
  }
  if (hash.digest('hex') !== (await hashOfFile(path))) damaged(path);
}

async function readStart(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(40), 0, 40, 0);
    const text = buffer.subarray(0, bytesRead).toString('latin1');
    return text.slice(0, text.indexOf('\n') + 1);
  } finally {
    await handle.close();
  }
}

function damaged(path: string): never {
  return fail('backup-damaged', {
    text: say(
      `${path} ist unvollständig oder verändert: Die Prüfsumme stimmt nicht. Nichts wurde geändert. Holen Sie die Datei noch einmal, oder nehmen Sie eine andere Sicherung.`,
      `${path} is incomplete or was changed: its checksum is wrong. Nothing was changed. Fetch it again, or take another backup.`,
    ),
  });
}

/** The frames of a file whose seal was checked. */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const { size } = await stat(path);
  const source = createReadStream(path, { start: FIRST_LINE.length, end: size - HASH_BYTES - 1 });
  const zstd = createZstdDecompress();
  const piping = pipeline(source, zstd);
  piping.catch(() => {});
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of zstd as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let at = 0;
      while (rest.length - at >= 5) {
        const length = rest.readUInt32BE(at + 1);
        if (length > LONGEST) damaged(path);
        if (rest.length - at - 5 < length) break;
        yield {
          kind: rest.toString('latin1', at, at + 1) as FrameKind,
          content: rest.subarray(at + 5, at + 5 + length),
        };
        at += 5 + length;
      }
      rest = rest.subarray(at);
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ZSTD')) damaged(path);
    throw cause;
  } finally {
    source.destroy();
    zstd.destroy();
  }
  if (rest.length > 0) damaged(path);
}
