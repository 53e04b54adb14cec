import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { aimSchema, scheduleSchema, watchKindSchema } from '#contract/intake/sources.ts';
import { commandActor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { type Command, type Io, misuse } from '#server/platform/command.ts';
import { fail } from '#server/platform/failure.ts';
import { keepFile } from '#server/platform/files/index.ts';
import { deliverFiles } from './deliver-files.ts';
import { addSource, pauseSource } from './manage-sources.ts';
import { runSource } from './run-source.ts';
import { listSources, lookAt, showSource } from './show-sources.ts';
import { dueWatches } from './store.ts';
import { inWords } from './words.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A source by its id or by its name, where only one bears it. */
async function named(app: App, text: string | undefined): Promise<string> {
  if (text === undefined) misuse('Name a source by its id or its label ("lotse source list" shows them).');
  if (UUID.test(text)) return text;
  const { sources } = await listSources(app, commandActor);
  const found = sources.filter(({ label }) => label.toLowerCase() === text.toLowerCase());
  return found.length === 1 && found[0]
    ? found[0].id
    : fail('not-found', {
        text:
          found.length === 0 ? `There is no source "${text}".` : `Several sources are called "${text}": name the id.`,
      });
}

const follow = (io: Io) => ({
  signal: io.signal,
  progress: async (pages: number) => io.progress(`${pages} pages`),
});

/** Said about a reading that went well. */
const ONLY_TOLD: ReadonlySet<string> = new Set(['markup-repaired', 'model-refused']);

export const add: Command = {
  name: 'source add',
  help: `lotse source add [URL] --ground TEXT [--label NAME] [--kind list|company|feed|sitemap|download|prices|files] [--details] [--model] [--host HOST]... [--schedule daily|weekly|monthly|never]
                 [--aim directory|companies|news|competitor|register] [--purpose TEXT] [--trust 0-100] [--postal-code START]... [--industry WORD]... [--no-leads] [--json]

Adds a source and approves it: from now on it is fetched on its schedule. Nothing outside its own host and the --host ones is ever fetched.

--kind               list: a directory; company: a firm's own pages; feed: RSS, Atom; sitemap: every page that it names; download: CSV, XLSX or JSON;
                     prices: products and prices of a competitor; files: no URL, see "lotse source deliver"
--aim                what it is watched for; what a competitor shows is market news and never a lead. Without it, by the kind
--details            with list: each entry's own page is read as well
--model              with company: a model may propose what the rules do not find, on the page's own words
--ground TEXT        the legal ground on which it may be read, e.g. "Art. 6 (1) f DSGVO, öffentliches Mitgliederverzeichnis"
--postal-code, --industry  what an unknown company must fulfil to become a lead; --no-leads: none does
--json prints {"id","state"}.
`,
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
      misuse(kind.data === 'files' ? 'A source of files has no address.' : 'Name one address, with https://.');
    const schedule = scheduleSchema.safeParse(values.schedule);
    const aim = aimSchema.optional().safeParse(values.aim);
    if (!aim.success) misuse('--aim takes directory, companies, news, competitor or register.');
    if (!kind.success) misuse('--kind takes list, company, feed, sitemap, download, prices or files.');
    if (!schedule.success) misuse('--schedule takes daily, weekly, monthly or never.');
    const ground = values.ground?.trim() ?? '';
    if (ground === '') misuse('Say with --ground on what legal ground this source may be read.');
    const trust = Number(values.trust);
    if (!Number.isInteger(trust) || trust < 0 || trust > 100) misuse('--trust takes a whole number from 0 to 100.');
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
    io.answer(answer, `Added: ${answer.id} (${answer.state}). "lotse source run ${answer.id}" reads it now.`);
    return 0;
  },
};

export const list: Command = {
  name: 'source list',
  help: 'lotse source list [--json]\n\nShows all watched sources, how they are and what came of them.\n',
  async run(_args, io) {
    const { sources } = await listSources(await io.openApp(), commandActor);
    const lines = sources.map((one) =>
      [
        one.id,
        one.state.padEnd(8),
        one.label,
        `${one.entries} entries, ${one.leads} leads, ${one.updates} updates`,
        one.answered > 0 ? `${one.useful} of ${one.answered} useful` : '',
        one.noise ?? '',
        one.problem?.text ?? '',
      ]
        .join('  ')
        .trimEnd(),
    );
    io.answer({ sources }, lines.length > 0 ? lines.join('\n') : 'No sources yet. "lotse source add URL" adds one.');
    return 0;
  },
};

export const test: Command = {
  name: 'source test',
  help: `lotse source test URL [--kind list|company|feed|sitemap|download|prices] [--model] [--json]

Fetches an address once and shows what could be read from it. Stores nothing.

--model  with company: a model (Steuerung, Modelle) may propose what the rules do not find; only what the page's own words bear out is shown
--json prints {"url","kind","fields","entries","total","refusal"}; "proposed" of an entry names the fields that a model proposed, with their snippets.
`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { kind: { type: 'string' }, model: { type: 'boolean', default: false } },
    });
    const [url, ...more] = positionals;
    if (url === undefined || more.length > 0 || !URL.canParse(url)) misuse('Name one address, with https://.');
    const kind = values.kind === undefined ? undefined : watchKindSchema.safeParse(values.kind);
    if (kind && !kind.success) misuse('--kind takes list, company, feed, sitemap, download or prices.');
    const look = await inWords(
      'en',
      lookAt(await io.openApp(), commandActor, url, { kind: kind?.data, askModel: values.model }),
    );
    const lines = look.entries.flatMap(({ name, fields, proposed }) => [
      [name, ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`)].join(' · '),
      ...Object.entries(proposed).map(
        ([key, { snippets }]) => `  ${key} proposed by a model, on these words: ${snippets.join(' … ')}`,
      ),
    ]);
    const alone = look.refusal === null ? [] : [`Read by rules alone: ${look.refusal}`];
    io.answer(look, [`${look.total} entries (${look.kind})`, ...lines, ...alone].join('\n'));
    return 0;
  },
};

export const run: Command = {
  name: 'source run',
  help: 'lotse source run ID|LABEL [--json]\n\nReads a source now. --json prints {"pages","entries","added","changed","gone","returned","problem"}.\n',
  async run(args, io) {
    const app = await io.openApp();
    const id = await named(app, args[0]);
    const counts = await inWords('en', runSource(app, follow(io), id));
    const { source } = await showSource(app, commandActor, id);
    const words = `${counts.entries} entries: ${counts.added} new, ${counts.changed} changed, ${counts.gone} gone, ${counts.returned} back.`;
    const problem = source.problem;
    io.answer({ ...counts, state: source.state, problem }, problem ? `${words}\n${problem.text}` : words);
    return problem !== null && !ONLY_TOLD.has(problem.code) ? 1 : 0;
  },
};

export const deliver: Command = {
  name: 'source deliver',
  help: `lotse source deliver ID|LABEL FILE|FOLDER... [--json]

Gives files to a source of kind files and reads them: saved pages (HTML), a zip or folder of them, CSV, XLSX, JSON. Together they are what the
source holds from then on; the difference to the delivery before is told. Needs no network. --json as for "source run".
`,
  async run(args, io) {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [source, ...paths] = positionals;
    if (paths.length === 0) misuse('Name the source and at least one file or folder.');
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

/** Files as they are, and those below folders; hidden ones and what browsers save beside a page apart. */
async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const facts = await stat(path).catch(() => misuse(`There is no file or folder ${path}.`));
    if (!facts.isDirectory()) found.push(path);
    else
      for (const name of (await readdir(path, { recursive: true })).toSorted())
        if (/\.(?:x?html?|csv|tsv|txt|xlsx|json|zip)$/i.test(name) && !/(?:^|\/)\./.test(name))
          found.push(join(path, name));
  }
  if (found.length === 0) misuse('There is no HTML, CSV, XLSX, JSON or zip file in there.');
  return found;
}

export const pause: Command = {
  name: 'source pause',
  help: `lotse source pause ID|LABEL [--resume [--relearn|--believe]] [--json]

Stops fetching a source, or with --resume goes on.

--relearn   the page was rebuilt: its entries are looked for anew
--believe   so few entries are right: those that are missing count as gone
`,
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
    if (values.relearn && values.believe) misuse('--relearn or --believe, not both.');
    const app = await io.openApp();
    const id = await named(app, positionals[0]);
    await pauseSource(
      app,
      commandActor,
      id,
      !values.resume,
      values.relearn ? 'relearn' : values.believe ? 'believe' : 'same',
    );
    io.answer({ id, state: values.resume ? 'active' : 'paused' }, values.resume ? 'Goes on.' : 'Paused.');
    return 0;
  },
};

export const watch: Command = {
  name: 'watch',
  help: 'lotse watch --once [--json]\n\nReads every source that is due, one after another. The running app does this by itself.\n',
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options: { once: { type: 'boolean', default: false } } });
    if (!values.once) misuse('Say --once: the running app watches by itself.');
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
        `${one.label}: ${one.added} new, ${one.changed} changed, ${one.gone} gone${one.problem ? ` (${one.problem.text})` : ''}`,
    );
    io.answer({ sources: results }, lines.length > 0 ? lines.join('\n') : 'No source is due.');
    return 0;
  },
};
