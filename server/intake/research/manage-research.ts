import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { findFile } from '#server/platform/files/index.ts';
import { openTable, READ_LIMITS } from '../sheets/index.ts';
import { mayApprove } from '../sources/index.ts';
import { approveHosts, deleteResearch, insertResearch, listResearch, type Research, updateResearch } from './store.ts';
import { columnOfSites } from './table.ts';

/** Politely visited, five thousand sites are a night's work. */
const MOST_ROWS = 5000;

export async function oneResearch(app: App, id: string): Promise<Research> {
  return (await listResearch(app.db, id))[0] ?? fail('not-found', { kind: 'research' });
}

/** Takes the rows of an uploaded list; fetches nothing. @throws Failure `not-found`, `no-address-column`, `column-missing`, `list-empty`, `too-many-rows` */
export async function createResearch(
  app: App,
  actor: Actor,
  input: { readonly fileId: string; readonly column?: string | undefined },
): Promise<{ id: string }> {
  const file = await findFile(app, input.fileId);
  if (file.ownerId !== actor.id && actor.role !== 'admin') fail('not-found', { kind: 'file' });
  const rows: (readonly string[])[] = [];
  for await (const row of (await openTable(file.path, { limits: READ_LIMITS })).rows()) {
    rows.push(row.cells);
    if (rows.length > MOST_ROWS + 1) fail('too-many-rows', { limit: MOST_ROWS });
  }
  const [headings = [], ...body] = rows;
  const column = columnOfSites(headings, body, input.column);
  if (!body.some((row) => hostOf(row[column] ?? '') !== null)) fail('list-empty', { column: headings[column] ?? '' });
  const now = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    const id = await insertResearch(
      tx,
      {
        file_name: file.name,
        headings,
        site_column: column,
        created_by: actor.id,
        created_by_name: actor.name,
        created_at: now,
      },
      body.map((cells, at) => {
        const site = (cells[column] ?? '').trim();
        return { row_no: at + 1, cells, site, host: hostOf(site) };
      }),
    );
    await audit(app, tx, {
      actor,
      action: 'research.created',
      subject: { kind: 'research', id },
      facts: { rows: body.length },
    });
    return { id };
  });
}

/** What a list calls an address: with or without scheme, or none at all. */
function hostOf(site: string): string | null {
  const text = site.trim();
  if (!/^(?:https?:\/\/)?[^\s/@]+\.[^\s/@.]{2,}(?::\d+)?(?:[/?#]\S*)?$/i.test(text)) {
    if (!/^https?:\/\/[^\s/@]+(?::\d+)?(?:[/?#]\S*)?$/i.test(text)) return null;
  }
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(whole) ? new URL(whole).host : null;
}

/** From here on these hosts, and no others, are visited, as a job. @throws Failure `not-found`, `forbidden`, `no-hosts` */
export async function approveResearch(
  app: App,
  actor: Actor,
  id: string,
  { hosts, askModel }: { readonly hosts: readonly string[]; readonly askModel?: boolean | undefined },
): Promise<void> {
  if (!mayApprove(actor)) fail('forbidden', { right: 'policy.edit' });
  await oneResearch(app, id);
  await app.db.transaction().execute(async (tx) => {
    const rows = await approveHosts(tx, id, hosts);
    if (rows === 0) fail('no-hosts', {});
    const jobId = await app.jobs.send(
      tx,
      'research.visit',
      { id },
      { ownerId: actor.kind === 'person' ? actor.id : null, key: id },
    );
    await updateResearch(tx, id, {
      state: 'running',
      job_id: jobId,
      approved_by: actor.id,
      approved_by_name: actor.name,
      approved_at: app.clock.now(),
      finished_at: null,
      ...(askModel !== undefined && { asks_model: askModel }),
    });
    await audit(app, tx, {
      actor,
      action: 'research.approved',
      subject: { kind: 'research', id },
      facts: { hosts: hosts.length, rows },
    });
  });
}

/** The visit in progress ends after the site it is at. */
export async function stopResearch(app: App, actor: Actor, id: string): Promise<void> {
  const one = await oneResearch(app, id);
  if (one.state !== 'running') return;
  await app.db.transaction().execute(async (tx) => {
    await updateResearch(tx, id, { state: 'cancelled', finished_at: app.clock.now() });
    await audit(app, tx, { actor, action: 'research.stopped', subject: { kind: 'research', id }, facts: {} });
  });
}

export async function removeResearch(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await deleteResearch(tx, id))) fail('not-found', { kind: 'research' });
    await audit(app, tx, { actor, action: 'research.removed', subject: { kind: 'research', id }, facts: {} });
  });
}
