import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  belongsTo,
  isRoleName,
  type MappedColumn,
  type Mapping,
  mappingFaults,
  SHEET_KINDS,
  type SheetKind,
} from '#engines/column-mapping/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { isDiskFull, keepFile } from '#server/platform/files/index.ts';
import { say } from '#server/platform/spoken-language.ts';
import { cancelImport, startImport } from './change-import.ts';
import { createImport } from './create-import.ts';
import { roleLabel } from './field-words.ts';
import { inspectFile } from './inspect-file.ts';
import { reasonText } from './reason-words.ts';
import { findImport, readFaults, type StoredImport } from './store.ts';
import { failureText } from './words.ts';

export const name = 'import';

export const help = say(
  `lotse import DATEI [--kind ART] [--sheet NAME] [--mapping DATEI] [--dry-run] [--yes] [--json]

Übernimmt eine Liste (.xlsx, .csv, .vcf, Ausgaben anderer Programme) in die Einträge. Was die Spalten bedeuten, wird aus Überschriften und Werten
vorgeschlagen.

  --kind ART       ${SHEET_KINDS.join(' ')}
  --sheet NAME     Blatt einer Arbeitsmappe; sonst das erste
  --mapping DATEI  JSON {"Überschrift": "company.name" | "custom" | "ignore", ...}; für nicht genannte Spalten gilt der Vorschlag
  --dry-run        sagt, was geschähe, und ändert nichts
  --yes            weitermachen, obwohl die Bedeutung einer wichtigen Spalte unsicher ist

Strg-C hält an; was übernommen ist, bleibt und lässt sich in der Oberfläche 30 Tage lang zurücknehmen. Nach einem Absturz geht es beim nächsten
Start weiter.
--json gibt {"imported","updated","unchanged","doubtful","faulty"} in Zeilen aus, daneben „id“, „kind“, „columns“.
Ende mit 0: getan, 1: abgelehnt oder gescheitert.
`,
  `lotse import FILE [--kind KIND] [--sheet NAME] [--mapping FILE] [--dry-run] [--yes] [--json]

Takes a list (.xlsx, .csv, .vcf, exports of other programs) into the records. The meaning of columns is proposed from headings and values.

  --kind KIND      ${SHEET_KINDS.join(' ')}
  --sheet NAME     sheet of a workbook; the first one when left out
  --mapping FILE   JSON {"Heading": "company.name" | "custom" | "ignore", ...}; columns not named keep their proposal
  --dry-run        say what would happen, change nothing
  --yes            go on although the meaning of an important column is uncertain

Ctrl-C stops; what was taken over stays and can be undone in the web app for 30 days. A crash is resumed by the next start.
--json prints {"imported","updated","unchanged","doubtful","faulty"} in rows, and "id", "kind", "columns" beside them.
Exit status: 0 done, 1 refused or failed.
`,
);

const actor = commandActor;
const figure = (value: number) => value.toLocaleString(actor.language);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      sheet: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean' },
      yes: { type: 'boolean' },
    },
  });
  const [path, ...more] = positionals;
  if (!path || more.length > 0) misuse('Nennen Sie eine Datei.', 'Name one file.');
  const kind = SHEET_KINDS.find((one) => one === values.kind);
  if (values.kind !== undefined && !kind)
    misuse(`„${values.kind}“ ist keine Art von Liste.`, `"${values.kind}" is no kind of list.`);
  const facts = await stat(path).catch(() => null);
  if (!facts?.isFile())
    fail('not-found', { text: say(`Die Datei ${path} gibt es nicht.`, `There is no file ${path}.`) });
  const app = await io.openApp();
  try {
    return await importFile(app, io, {
      path,
      size: facts.size,
      kind,
      sheet: values.sheet,
      mapping: values.mapping,
      dryRun: values['dry-run'] ?? false,
      yes: values.yes ?? false,
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const text = failureText(error, actor.language);
    throw text === null ? error : new Failure(error.code, { ...error.facts, text }, { cause: error });
  }
}

interface Order {
  readonly path: string;
  readonly size: number;
  readonly kind: SheetKind | undefined;
  readonly sheet: string | undefined;
  readonly mapping: string | undefined;
  readonly dryRun: boolean;
  readonly yes: boolean;
}

async function importFile(app: App, io: Io, order: Order): Promise<number> {
  const file = await keepFile(app, createReadStream(order.path), {
    name: basename(order.path),
    mediaType: 'application/octet-stream',
    ownerId: null,
    limitBytes: io.config().uploadLimit,
    promisedBytes: order.size,
  });
  const look = await inspectFile(app, actor, {
    fileId: file.id,
    ...(order.sheet ? { sheet: order.sheet } : {}),
    ...(order.kind ? { kind: order.kind } : {}),
  });
  const mapping = order.mapping ? overruled(look.mapping, order.mapping) : look.mapping;
  const lacks = mappingFaults(mapping);
  if (lacks.length > 0) fail('mapping-incomplete', { lacks });
  const doubt = mapping.columns.filter(
    (column) => column.role !== 'ignore' && column.role !== 'custom' && column.confidence < 0.5,
  );
  const unsure = !order.kind && !order.mapping && mapping.confidence < 0.5;
  if ((doubt.length > 0 || unsure) && !order.yes && !order.mapping && !order.dryRun) {
    const which = doubt.map((column) => `"${column.heading}" (${roleLabel(column.role, actor.language)}?)`).join(', ');
    fail('mapping-uncertain', {
      text: say(
        `Nicht sicher genug, was ${which || 'diese Liste enthält'} bedeutet. Es wurde nichts übernommen. Mit --yes geht es trotzdem weiter, mit --kind und --mapping sagen Sie es selbst.`,
        `Not sure enough what ${which || 'this list holds'} means. Nothing was taken over. --yes goes on all the same; with --kind and --mapping you say it yourself.`,
      ),
    });
  }
  for (const line of understood(mapping)) io.stderr.write(`${line}\n`);
  // The same file under way: another command's, or one that a full disk or a power cut ended and that goes on by itself. Then follow it.
  const underWay = !order.dryRun && look.before?.state === 'running' ? look.before : null;
  if (underWay)
    io.stderr.write(
      `${say('Diese Datei wird schon importiert. Lotse macht dort weiter, wo es stehen geblieben ist.', 'This file is being imported already. Lotse goes on where it stopped.')}\n`,
    );
  const id =
    underWay?.id ??
    (
      await createImport(app, actor, {
        fileId: file.id,
        sheet: look.inspection.sheet,
        inspection: look.inspection,
        mapping,
        check: order.dryRun,
      })
    ).id;
  if (!order.dryRun && !underWay) await startImport(app, actor, id);
  const one = await awaited(app, io, id);
  if (one.state === 'failed') fail(one.failure?.code ?? 'internal', { ...one.failure?.facts });
  const counts = (order.dryRun ? one.expected : one.counts) ?? {
    imported: 0,
    updated: 0,
    unchanged: 0,
    doubtful: 0,
    faulty: 0,
  };
  const columns = mapping.columns.map(({ heading, role, confidence, reason }) => ({
    heading,
    role,
    confidence,
    reason,
  }));
  const faults = (await readFaults(app.db, id, 0, 20)).map((fault) => ({
    row: fault.row_no,
    taken: !fault.refused,
    reasons: fault.reasons.map((reason) => reasonText(reason, mapping, actor.language)),
  }));
  io.answer(
    { ...counts, id, kind: mapping.kind, dryRun: order.dryRun, state: one.state, columns, faults },
    words(counts, one, order.dryRun, faults),
  );
  return one.state === 'cancelled' ? 130 : 0;
}

/** Follows the import until it stands still; Ctrl-C stops it. @throws Failure `disk-full` when the database cannot go on for that */
async function awaited(app: App, io: Io, id: string): Promise<StoredImport> {
  const last = { rows: 0 };
  try {
    return await follow(app, io, id, last);
  } catch (error) {
    if (error instanceof Failure || !isDiskFull(app.home)) throw error;
    const rows = figure(last.rows);
    fail(
      'disk-full',
      {
        text: say(
          `Auf der Festplatte ist kein Platz mehr. Die ersten ${rows} Zeilen sind übernommen und bleiben es. Schaffen Sie Platz und rufen Sie denselben Befehl noch einmal auf: Der Import geht dort weiter.`,
          `The disk is full. The first ${rows} rows are taken over and stay. Make room and call the same command again: the import goes on there.`,
        ),
      },
      { cause: error },
    );
  }
}

async function follow(app: App, io: Io, id: string, last: { rows: number }): Promise<StoredImport> {
  let told = '';
  for (let stopped = false; ; ) {
    const one = (await findImport(app.db, id)) ?? fail('not-found', { kind: 'import' });
    last.rows = one.rows_seen;
    if (one.state !== 'checking' && one.state !== 'running') return one;
    if (io.signal.aborted && !stopped) {
      stopped = true;
      await cancelImport(app, actor, id).catch(() => undefined);
    }
    const [seen, all] = [figure(one.rows_seen), figure(one.row_total ?? 0)];
    const text = say(`${seen} von etwa ${all} Zeilen`, `${seen} of about ${all} rows`);
    if (text !== told) io.progress(text);
    told = text;
    await sleep(100);
  }
}

function overruled(mapping: Mapping, path: string): Mapping {
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    misuse(
      'Die Zuordnung muss ein JSON-Objekt aus Überschrift und Bedeutung sein.',
      'The mapping must be a JSON object of heading and meaning.',
    );
  const wanted = new Map<string, unknown>(Object.entries(parsed));
  const unknown = [...wanted.keys()].filter((heading) => !mapping.columns.some((column) => column.heading === heading));
  if (unknown.length > 0)
    misuse(
      `Diese Spalten hat die Datei nicht: ${unknown.join(', ')}.`,
      `The file has no column ${unknown.join(', ')}.`,
    );
  const columns = mapping.columns.map((column): MappedColumn => {
    const role = wanted.get(column.heading);
    if (role === undefined) return column;
    const meant =
      typeof role === 'string' &&
      (role === 'custom' || role === 'ignore' || (isRoleName(role) && belongsTo(mapping.kind, role)))
        ? role
        : misuse(
            `„${String(role)}“ ist keine Bedeutung einer Spalte in einer solchen Liste (${mapping.kind}).`,
            `"${String(role)}" is no meaning of a column in such a list (${mapping.kind}).`,
          );
    return { ...column, role: meant, confidence: 1, reason: 'person' };
  });
  return { ...mapping, columns };
}

function understood(mapping: Mapping): string[] {
  const own = mapping.columns.filter((column) => column.role === 'custom').map((column) => column.heading);
  const out = mapping.columns
    .filter((column) => column.role === 'ignore' && column.reason !== 'empty')
    .map((column) => column.heading);
  return [
    ...(own.length > 0
      ? [
          `${say('Nicht verstanden, als eigene Felder übernommen', 'Not understood, taken over as own fields')}: ${own.join(', ')}`,
        ]
      : []),
    ...(out.length > 0 ? [`${say('Nicht übernommen', 'Not taken over')}: ${out.join(', ')}`] : []),
  ];
}

function words(
  counts: NonNullable<StoredImport['counts']>,
  one: StoredImport,
  dryRun: boolean,
  faults: readonly { readonly row: number; readonly taken: boolean; readonly reasons: readonly string[] }[],
): string {
  const head = dryRun
    ? say('Das würde geschehen:', 'This would happen:')
    : one.state === 'cancelled'
      ? say('Angehalten. Bis dahin:', 'Stopped. Until then:')
      : say('Importiert:', 'Imported:');
  const counted = [
    [say('neu', 'new'), counts.imported],
    [say('geändert', 'changed'), counts.updated],
    [say('unverändert', 'unchanged'), counts.unchanged],
    [say('zweifelhaft', 'doubtful'), counts.doubtful],
    [say('fehlerhaft', 'faulty'), counts.faulty],
  ] as const;
  return [
    head,
    `  ${counted.map(([name, count]) => `${name} ${figure(count)}`).join(' · ')}`,
    ...faults.map(
      (fault) =>
        `  ${say('Zeile', 'Row')} ${fault.row}${fault.taken ? say(' (übernommen)', ' (taken over)') : ''}: ${fault.reasons.join(' ')}`,
    ),
  ].join('\n');
}
