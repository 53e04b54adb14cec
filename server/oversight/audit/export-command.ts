import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { exportAudit } from './export-audit.ts';

export const name = 'audit export';

export const help = say(
  `lotse audit export [--format jsonl|csv] > DATEI

Gibt das ganze Protokoll aus, das Älteste zuerst: JSON Lines (sonst dies), oder CSV mit Semikolon, wie ein deutsches Excel es öffnet.
`,
  `lotse audit export [--format jsonl|csv] > FILE

Prints the whole audit log, oldest first: JSON lines (default), or CSV with semicolons as German Excel opens it.
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { format: { type: 'string', default: 'jsonl' } } });
  const { format } = values;
  if (format !== 'jsonl' && format !== 'csv')
    return misuse(`--format: jsonl oder csv, nicht „${format}“.`, `--format: jsonl or csv, not "${format}".`);
  const app = await io.openApp();
  try {
    await pipeline(Readable.from(exportAudit(app, format, commandActor.language)), io.stdout, { end: false });
  } catch (error) {
    // `lotse audit export | head` closes the pipe: an end, not a fault.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
  return 0;
}
