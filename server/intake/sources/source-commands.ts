import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { aimSchema, scheduleSchema, watchKindSchema } from '#contract/intake/sources.ts';
import { commandActor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Command, type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { keepFile } from '#server/platform/files/index.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { deliverFiles } from './deliver-files.ts';
import { filesBelow } from './files-below.ts';
import { addSource, pauseSource } from './manage-sources.ts';
import { runSource } from './run-source.ts';
import { listSources, lookAt, showSource } from './show-sources.ts';
import { help } from './source-help.ts';
import { dueWatches } from './store.ts';
import { inWords } from './words.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A source by its id or by its name, where only one bears it. */
async function named(app: App, text: string | undefined): Promise<string> {
  if (text === undefined)
    misuse(
      'Nennen Sie eine Quelle mit ID oder Namen („lotse source list“ zeigt sie).',
      'Name a source by its id or its label ("lotse source list" shows them).',
    );
  if (UUID.test(text)) return text;
  const { sources } = await listSources(app, commandActor);
  const found = sources.filter(({ label }) => label.toLowerCase() === text.toLowerCase());
  return found.length === 1 && found[0]
    ? found[0].id
    : fail('not-found', {
        text:
          found.length === 0
            ? say(`Es gibt keine Quelle „${text}“.`, `There is no source "${text}".`)
            : say(
                `Mehrere Quellen heißen „${text}“: Nennen Sie die ID.`,
                `Several sources are called "${text}": name the id.`,
              ),
      });
}

const follow = (io: Io) => ({
  signal: io.signal,
  progress: async (pages: number) => io.progress(say(`${pages} Seiten`, `${pages} pages`)),
});

/** Said about a reading that went well. */
const ONLY_TOLD: ReadonlySet<string> = new Set(['markup-repaired', 'model-refused']);

export const add: Command = {
  name: 'source add',
  help: help.add,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        label: { type: 'string' },
        kind: { type: 'string', default: 'list' },
        host: { type: 'string', multiple: true },
        schedule: { type: 'string', default: 'weekly' },
        ground: { type: 'string' },
        aim: { type: 'string' },
        purpose: { type: 'string' },
        trust: { type: 'string', default: '40' },
        'postal-code': { type: 'string', multiple: true },
        industry: { type: 'string', multiple: true },
        'no-leads': { type: 'boolean', default: false },
        details: { type: 'boolean', default: false },
        model: { type: 'boolean', default: false },
      },
    });
    const [url, ...more] = positionals;
    const kind = watchKindSchema.safeParse(values.kind);
    const isAddress = url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
    if (more.length > 0 || (kind.data === 'files' ? url !== undefined : !isAddress))
      kind.data === 'files'
        ? misuse('Eine Quelle aus Dateien hat keine Adresse.', 'A source of files has no address.')
        : misuse('Nennen Sie eine Adresse, mit https://.', 'Name one address, with https://.');
    const schedule = scheduleSchema.safeParse(values.schedule);
    const aim = aimSchema.optional().safeParse(values.aim);
    if (!aim.success) misuse(`--aim: ${aimSchema.options.join(', ')}.`);
    if (!kind.success) misuse(`--kind: ${watchKindSchema.options.join(', ')}.`);
    if (!schedule.success) misuse(`--schedule: ${scheduleSchema.options.join(', ')}.`);
    const ground = values.ground?.trim() ?? '';
    if (ground === '')
      misuse(
        'Sagen Sie mit --ground, auf welcher Rechtsgrundlage diese Quelle gelesen werden darf.',
        'Say with --ground on what legal ground this source may be read.',
      );
    const trust = Number(values.trust);
    if (!Number.isInteger(trust) || trust < 0 || trust > 100)
      misuse('--trust: eine ganze Zahl von 0 bis 100.', '--trust: a whole number from 0 to 100.');
    const app = await io.openApp();
    const answer = await addSource(app, commandActor, {
      label: values.label ?? (url === undefined ? 'Dateien' : new URL(url).host),
      kind: kind.data,
      url,
      details: values.details,
      askModel: values.model,
      hosts: values.host,
      aim: aim.data,
      purpose: values.purpose,
      legalGround: ground,
      trust,
      schedule: schedule.data,
      criteria: {
        leads: !values['no-leads'],
        postalCodes: values['postal-code'] ?? [],
        industries: values.industry ?? [],
      },
    });
    io.answer(
      answer,
      say(
        `Angelegt: ${answer.id} (${answer.state}). „lotse source run ${answer.id}“ liest sie jetzt.`,
        `Added: ${answer.id} (${answer.state}). "lotse source run ${answer.id}" reads it now.`,
      ),
    );
    return 0;
  },
};

export const list: Command = {
  name: 'source list',
  help: help.list,
  async run(_args, io) {
    const { sources } = await listSources(await io.openApp(), commandActor);
    const lines = sources.map((one) =>
      [
        one.id,
        one.state.padEnd(8),
        one.label,
        say(
          `${one.entries} Einträge, ${one.leads} Leads, ${one.updates} Änderungen`,
          `${one.entries} entries, ${one.leads} leads, ${one.updates} updates`,
        ),
        one.answered > 0
          ? say(`${one.useful} von ${one.answered} brauchbar`, `${one.useful} of ${one.answered} useful`)
          : '',
        one.noise ?? '',
        one.problem?.text ?? '',
      ]
        .join('  ')
        .trimEnd(),
    );
    const none = say(
      'Noch keine Quelle. „lotse source add URL“ legt eine an.',
      'No sources yet. "lotse source add URL" adds one.',
    );
    io.answer({ sources }, lines.length > 0 ? lines.join('\n') : none);
    return 0;
  },
};

export const test: Command = {
  name: 'source test',
  help: help.test,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { kind: { type: 'string' }, model: { type: 'boolean', default: false } },
    });
    const [url, ...more] = positionals;
    if (url === undefined || more.length > 0 || !URL.canParse(url))
      misuse('Nennen Sie eine Adresse, mit https://.', 'Name one address, with https://.');
    const kind = values.kind === undefined ? undefined : watchKindSchema.safeParse(values.kind);
    if (kind && !kind.success) misuse(`--kind: ${watchKindSchema.options.join(', ')}.`);
    const look = await inWords(
      spokenLanguage(),
      lookAt(await io.openApp(), commandActor, url, { kind: kind?.data, askModel: values.model }),
    );
    const lines = look.entries.flatMap(({ name, fields, proposed }) => [
      [name, ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`)].join(' · '),
      ...Object.entries(proposed).map(
        ([key, { snippets }]) =>
          `  ${say(`${key}: Vorschlag eines Modells, belegt durch`, `${key} proposed by a model, on these words`)}: ${snippets.join(' … ')}`,
      ),
    ]);
    const alone =
      look.refusal === null ? [] : [`${say('Nur mit Regeln gelesen', 'Read by rules alone')}: ${look.refusal}`];
    const head = say(`${look.total} Einträge (${look.kind})`, `${look.total} entries (${look.kind})`);
    io.answer(look, [head, ...lines, ...alone].join('\n'));
    return 0;
  },
};

export const run: Command = {
  name: 'source run',
  help: help.run,
  async run(args, io) {
    const app = await io.openApp();
    const id = await named(app, args[0]);
    const counts = await inWords(spokenLanguage(), runSource(app, follow(io), id));
    const { source } = await showSource(app, commandActor, id);
    const words = say(
      `${counts.entries} Einträge: ${counts.added} neu, ${counts.changed} geändert, ${counts.gone} verschwunden, ${counts.returned} wieder da.`,
      `${counts.entries} entries: ${counts.added} new, ${counts.changed} changed, ${counts.gone} gone, ${counts.returned} back.`,
    );
    const problem = source.problem;
    io.answer({ ...counts, state: source.state, problem }, problem ? `${words}\n${problem.text}` : words);
    return problem !== null && !ONLY_TOLD.has(problem.code) ? 1 : 0;
  },
};

export const deliver: Command = {
  name: 'source deliver',
  help: help.deliver,
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [source, ...paths] = positionals;
    if (paths.length === 0)
      misuse(
        'Nennen Sie die Quelle und mindestens eine Datei oder einen Ordner.',
        'Name the source and at least one file or folder.',
      );
    const app = await io.openApp();
    const id = await named(app, source);
    const files: string[] = [];
    for (const path of await filesBelow(paths)) {
      const facts = { name: basename(path), mediaType: 'application/octet-stream', ownerId: null };
      const limits = { limitBytes: 256 * 1024 ** 2, promisedBytes: (await stat(path)).size };
      files.push((await keepFile(app, createReadStream(path), { ...facts, ...limits })).id);
    }
    await deliverFiles(app, commandActor, id, files);
    return run.run([id], io);
  },
};

export const pause: Command = {
  name: 'source pause',
  help: help.pause,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        resume: { type: 'boolean', default: false },
        relearn: { type: 'boolean', default: false },
        believe: { type: 'boolean', default: false },
      },
    });
    if (values.relearn && values.believe)
      misuse('--relearn oder --believe, nicht beides.', '--relearn or --believe, not both.');
    const app = await io.openApp();
    const id = await named(app, positionals[0]);
    await pauseSource(
      app,
      commandActor,
      id,
      !values.resume,
      values.relearn ? 'relearn' : values.believe ? 'believe' : 'same',
    );
    io.answer(
      { id, state: values.resume ? 'active' : 'paused' },
      values.resume ? say('Geht weiter.', 'Goes on.') : say('Ruht.', 'Paused.'),
    );
    return 0;
  },
};

export const watch: Command = {
  name: 'watch',
  help: help.watch,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { once: { type: 'boolean', default: false } } });
    if (!values.once)
      misuse('Mit --once: Läuft Lotse, beobachtet es von selbst.', 'Say --once: the running app watches by itself.');
    const app = await io.openApp();
    const results = [];
    for (const id of await dueWatches(app.db, app.clock.now())) {
      io.signal.throwIfAborted();
      const counts = await runSource(app, follow(io), id);
      const { source } = await showSource(app, commandActor, id);
      results.push({ id, label: source.label, ...counts, problem: source.problem });
    }
    const lines = results.map(
      (one) =>
        `${one.label}: ${say(`${one.added} neu, ${one.changed} geändert, ${one.gone} verschwunden`, `${one.added} new, ${one.changed} changed, ${one.gone} gone`)}${one.problem ? ` (${one.problem.text})` : ''}`,
    );
    io.answer(
      { sources: results },
      lines.length > 0 ? lines.join('\n') : say('Keine Quelle ist fällig.', 'No source is due.'),
    );
    return 0;
  },
};
