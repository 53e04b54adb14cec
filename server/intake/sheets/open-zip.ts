import { Transform } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Failure, fail } from '#server/platform/failure.ts';
import type { ReadLimits } from './limits.ts';

export interface Zip {
  has(name: string): boolean;
  names(): readonly string[];
  /** Decoded pieces of one entry. Bytes of all entries together count against the limit. */
  read(name: string): AsyncIterable<string>;
  text(name: string): Promise<string>;
  bytes(name: string): Promise<Buffer>;
  close(): void;
}

/**
 * A zip whose inflated bytes are counted while they come: a bomb lies about its sizes, so what it declares is refused early and what it
 * delivers is refused again.
 * @throws Failure `zip-bomb`, `file-damaged`
 */
export async function openZip(path: string, limits: ReadLimits): Promise<Zip> {
  const { zip, entries } = await listEntries(path, limits).catch((cause: unknown) => {
    throw cause instanceof Failure ? cause : new Failure('file-damaged', {}, { cause });
  });
  let inflated = 0;
  async function* raw(name: string): AsyncIterable<Buffer> {
    const entry = entries.get(name);
    if (!entry) fail('file-damaged', { missing: name });
    const source = await zip
      .openReadStreamPromise(entry)
      .catch((cause: unknown) => fail('file-damaged', { missing: name }, { cause }));
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        inflated += chunk.length;
        next(
          inflated > limits.inflatedBytes
            ? new Failure('zip-bomb', { limitMb: Math.round(limits.inflatedBytes / 1024 ** 2) })
            : null,
          chunk,
        );
      },
    });
    source.on('error', (error) => meter.destroy(error));
    try {
      yield* source.pipe(meter) as AsyncIterable<Buffer>;
    } catch (cause) {
      throw cause instanceof Failure ? cause : new Failure('file-damaged', { part: name }, { cause });
    }
  }
  async function* read(name: string): AsyncIterable<string> {
    const decoder = new TextDecoder();
    for await (const chunk of raw(name)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  }
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    async bytes(name) {
      const parts: Buffer[] = [];
      for await (const part of raw(name)) parts.push(part);
      return Buffer.concat(parts);
    },
    read,
    async text(name) {
      let text = '';
      for await (const piece of read(name)) text += piece;
      return text;
    },
    close: () => zip.close(),
  };
}

async function listEntries(path: string, limits: ReadLimits): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false });
  const tooMuch = () =>
    fail('zip-bomb', { limitMb: Math.round(limits.inflatedBytes / 1024 ** 2), entries: zip.entryCount });
  try {
    if (zip.entryCount > limits.entries) tooMuch();
    const entries = new Map<string, Entry>();
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) fail('file-password-protected', {});
      // Pictures are never unpacked and may be as large as they like.
      if (/\.(?:xml|rels)$/i.test(entry.fileName)) declared += entry.uncompressedSize;
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      if (entries.size > limits.entries || declared > limits.inflatedBytes) tooMuch();
    }
    return { zip, entries };
  } catch (error) {
    zip.close();
    throw error;
  }
}
