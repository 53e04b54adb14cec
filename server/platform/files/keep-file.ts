import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../app.ts';
import { Failure, fail } from '../failure.ts';
import { deleteFileRow, findFileRow, insertFile, type StoredFile } from './store.ts';

/** A sender who says nothing for so long is gone. */
const SILENCE_MS = 60_000;
const PART = /\.part$/;

interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly ownerId: string | null;
  readonly limitBytes: number;
  /** Bytes the sender promises; refused at once where they are too many. */
  readonly promisedBytes: number | null;
}

/**
 * Writes a stream to LOTSE_HOME/files and records it. Until all is there and on the disk it lies under another name, which is removed
 * when anything goes wrong: a file that can be found is whole.
 *
 * @throws Failure `too-large`, `empty-file`, `upload-broken`, `disk-full`
 */
export async function keepFile(
  app: App,
  bytes: ReadableStream<Uint8Array> | Readable,
  file: NewFile,
): Promise<StoredFile> {
  if (file.promisedBytes !== null && file.promisedBytes > file.limitBytes) tooLarge(file.limitBytes);
  const id = randomUUID();
  const path = filePath(app, id);
  const part = `${path}.part`;
  await mkdir(join(app.home, 'files', id.slice(0, 2)), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length;
      if (size > file.limitBytes) return next(new Failure('too-large', limitFacts(file.limitBytes)));
      hash.update(chunk);
      next(null, chunk);
    },
  });
  const source = bytes instanceof Readable ? bytes : Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]);
  try {
    await withDeadline(source, () => pipeline(source, meter, createWriteStream(part, { mode: 0o600, flush: true })));
    if (size === 0) fail('empty-file', { text: 'The file is empty. Nothing was kept.' });
    if (file.promisedBytes !== null && size !== file.promisedBytes) fail('upload-broken', brokenFacts);
    await rename(part, path);
    const stored = {
      id,
      name: cleanName(file.name),
      mediaType: file.mediaType,
      size,
      sha256: hash.digest('hex'),
      ownerId: file.ownerId,
    };
    await insertFile(app.db, stored);
    return stored;
  } catch (error) {
    await rm(part, { force: true });
    await rm(path, { force: true });
    throw explain(error);
  }
}

export function filePath(app: Pick<App, 'home'>, id: string): string {
  return join(app.home, 'files', id.slice(0, 2), id);
}

/** @throws Failure `not-found` where there is no such file, or its bytes are gone */
export async function findFile(app: App, id: string): Promise<StoredFile & { readonly path: string }> {
  const file = /^[0-9a-f-]{36}$/.test(id) ? await findFileRow(app.db, id) : null;
  const path = filePath(app, id);
  if (!file || !(await stat(path).catch(() => null)))
    fail('not-found', { kind: 'file', text: 'That file is no longer here. Upload it again.' });
  return { ...file, path };
}

export async function removeFile(app: App, id: string): Promise<void> {
  await deleteFileRow(app.db, id);
  await rm(filePath(app, id), { force: true });
}

/** What a killed process left half-written. Older than a day only: another process may be writing. */
export async function removeLeftovers(app: App): Promise<number> {
  const folder = join(app.home, 'files');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  let removed = 0;
  for (const name of names.filter((one) => PART.test(one))) {
    const facts = await stat(join(folder, name)).catch(() => null);
    if (!facts || app.clock.now().getTime() - facts.mtimeMs < 86_400_000) continue;
    await rm(join(folder, name), { force: true });
    removed += 1;
  }
  return removed;
}

async function withDeadline(source: Readable, work: () => Promise<void>): Promise<void> {
  const giveUp = () => source.destroy(new Failure('upload-broken', brokenFacts));
  let timer = setTimeout(giveUp, SILENCE_MS);
  source.on('data', () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, SILENCE_MS);
  });
  source.pause();
  try {
    await work();
  } finally {
    clearTimeout(timer);
  }
}

const brokenFacts = { text: 'The upload was broken off. Nothing of it was kept; send the file again.' };

function limitFacts(limitBytes: number): Record<string, unknown> {
  return {
    limitBytes,
    text: `The file is larger than ${Math.round(limitBytes / 1024 ** 2)} MB. Nothing of it was kept. Split it, or raise LOTSE_UPLOAD_LIMIT.`,
  };
}

function tooLarge(limitBytes: number): never {
  return fail('too-large', limitFacts(limitBytes));
}

function explain(cause: unknown): unknown {
  if (cause instanceof Failure) return cause;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk-full',
      { text: 'The disk is full. Nothing of the file was kept. Make room and send it again.' },
      { cause },
    );
  }
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET' || code === 'ABORT_ERR')
    return new Failure('upload-broken', brokenFacts, { cause });
  return cause;
}

/** A name for showing, never for a path: no folders, no control signs, no reversed text. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200);
  return clean === '' ? 'file' : clean;
}
