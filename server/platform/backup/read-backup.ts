import { z } from 'zod';
import { type Migration, readMigrations } from '../db/index.ts';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { checkSeal, type Frame, readFrames } from './frames.ts';

const headerShape = z.object({
  version: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).min(1) })),
  secret: z.string().nullable(),
  secretFingerprint: z.string().nullable(),
});
const tableShape = z.object({ schema: z.string(), name: z.string() });
/** Below the files folder and nowhere else, whoever made the backup. */
const fileShape = z.object({
  path: z.string().regex(/^(?!.*(^|\/)\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/),
});
const rowsShape = z.object({ rows: z.number() });
const bytesShape = z.object({ bytes: z.number() });
const sequencesShape = z.array(
  z.object({
    name: z.string(),
    value: z
      .string()
      .regex(/^-?\d+$/)
      .nullable(),
  }),
);
const endShape = z.object({ rows: z.number(), files: z.number() });

export type BackupHeader = z.infer<typeof headerShape>;
type Sequences = z.infer<typeof sequencesShape>;

export interface BackupReader {
  table(table: BackupHeader['tables'][number], rows: AsyncIterable<Buffer>): Promise<void>;
  file(path: string, content: AsyncIterable<Buffer>): Promise<void>;
  sequences(sequences: Sequences): Promise<void>;
}

/**
 * Reads the whole file once without keeping anything: seal, order, counts, and whether this Lotse knows its migrations.
 *
 * @throws Failure `backup-unreadable`, `backup-damaged`, `backup-format`, `backup-newer`, `backup-migration-changed`
 */
export async function checkBackup(path: string, onProgress: (text: string) => void) {
  await checkSeal(path, (part) => onProgress(`Checking: ${Math.round(part * 100)} %`));
  const drain = async (chunks: AsyncIterable<Buffer>) => {
    for await (const _ of chunks);
  };
  const read = await readBackup(path, {
    table: (_, rows) => drain(rows),
    file: (_, content) => drain(content),
    sequences: async () => {},
  });
  return { ...read, migrations: matchMigrations(read.header, readMigrations()) };
}

/** The migrations that make the schema the backup was taken from; newer ones are applied after loading. */
function matchMigrations(header: BackupHeader, ours: readonly Migration[]): readonly Migration[] {
  return header.migrations.map(({ name, checksum }) => {
    const here = ours.find((one) => one.name === name);
    if (!here) {
      return fail('backup-newer', {
        name,
        version: header.version,
        text: say(
          `Die Sicherung stammt von einem neueren Lotse (${header.version}). Nichts wurde geändert. Spielen Sie sie mit jener Version zurück.`,
          `The backup was made by a newer Lotse (${header.version}). Nothing was changed. Restore it with that version.`,
        ),
      });
    }
    if (here.checksum !== checksum) {
      return fail('backup-migration-changed', {
        name,
        text: say(
          `Die Sicherung entstand mit einem anderen Inhalt der Migration ${name}. Nichts wurde geändert. Spielen Sie sie mit dem Lotse zurück, das sie geschrieben hat (${header.version}).`,
          `The backup was made with another content of the migration ${name}. Nothing was changed. Restore it with the Lotse that made it (${header.version}).`,
        ),
      });
    }
    return here;
  });
}

/** Hands the contents on in their order and compares every count. */
export async function readBackup(path: string, reader: BackupReader) {
  const frames = readFrames(path);
  const next = async (): Promise<Frame> => {
    const { value, done } = await frames.next();
    return done ? wrong(path) : value;
  };
  try {
    const first = await next();
    if (first.kind !== 'H') wrong(path);
    const header = decode(headerShape, first, path);
    let rows = 0;
    let files = 0;
    for (;;) {
      const frame = await next();
      if (frame.kind === 'T') {
        const { schema, name } = decode(tableShape, frame, path);
        const table = header.tables.find((one) => one.schema === schema && one.name === name) ?? wrong(path);
        rows += await section(
          next,
          (chunks) => reader.table(table, chunks),
          (end, seen) => {
            const told = decode(rowsShape, end, path).rows;
            return told === seen.lines ? told : wrong(path);
          },
        );
      } else if (frame.kind === 'F') {
        const file = decode(fileShape, frame, path).path;
        await section(
          next,
          (chunks) => reader.file(file, chunks),
          (end, seen) => (decode(bytesShape, end, path).bytes === seen.bytes ? 0 : wrong(path)),
        );
        files += 1;
      } else if (frame.kind === 'S') {
        await reader.sequences(decode(sequencesShape, frame, path));
      } else if (frame.kind === 'Z') {
        const end = decode(endShape, frame, path);
        if (end.rows !== rows || end.files !== files) wrong(path);
        return { header, rows, files };
      } else wrong(path);
    }
  } finally {
    await frames.return(undefined);
  }
}

/** D frames up to the closing E, handed on as one stream. Rows of COPY's text format hold no line end but their last sign. */
async function section(
  next: () => Promise<Frame>,
  use: (chunks: AsyncIterable<Buffer>) => Promise<void>,
  close: (end: Frame, seen: { readonly lines: number; readonly bytes: number }) => number,
): Promise<number> {
  const seen = { lines: 0, bytes: 0 };
  let end: Frame | undefined;
  async function* chunks(): AsyncGenerator<Buffer> {
    while (!end) {
      const frame = await next();
      if (frame.kind !== 'D') {
        end = frame;
        return;
      }
      seen.bytes += frame.content.length;
      for (let at = frame.content.indexOf(10); at >= 0; at = frame.content.indexOf(10, at + 1)) seen.lines += 1;
      yield frame.content;
    }
  }
  await use(chunks());
  return close(end ?? (await next()), seen);
}

function decode<T>(shape: z.ZodType<T>, frame: Frame, path: string): T {
  try {
    return shape.parse(JSON.parse(frame.content.toString('utf8')));
  } catch (cause) {
    return wrong(path, cause);
  }
}

function wrong(path: string, cause?: unknown): never {
  return fail(
    'backup-damaged',
    {
      text: say(
        `${path} ist keine vollständige Sicherung. Nichts wurde geändert. Sichern Sie neu, oder holen Sie eine andere.`,
        `${path} is not a whole backup. Nothing was changed. Take or fetch another one.`,
      ),
    },
    { cause },
  );
}
