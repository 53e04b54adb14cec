import type { SourceAim } from '#contract/intake/sources.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import { nextRun } from './schedule.ts';
import { findWatch, insertWatch, updateWatch, type Watch } from './store.ts';

export interface SourceFacts {
  readonly label: string;
  readonly kind: Watch['kind'];
  readonly url?: string | undefined;
  readonly details?: boolean | undefined;
  readonly askModel?: boolean | undefined;
  readonly hosts?: readonly string[] | undefined;
  readonly aim?: SourceAim | undefined;
  readonly purpose?: string | undefined;
  readonly legalGround?: string | undefined;
  readonly trust?: number | undefined;
  readonly schedule?: Watch['schedule'] | undefined;
  readonly pauseMs?: number | undefined;
  readonly criteria?: Watch['criteria'] | undefined;
  readonly ownerId?: string | null | undefined;
}

export type SourceChange = { readonly [K in keyof Omit<SourceFacts, 'kind'>]?: SourceFacts[K] | undefined };

/** What a kind is watched for where nobody says otherwise. */
const AIMS: Partial<Record<Watch['kind'], SourceAim>> = {
  prices: 'competitor',
  feed: 'news',
  company: 'companies',
  sitemap: 'companies',
};

/** Who may let Lotse fetch from somewhere. */
export const mayApprove = (actor: Actor): boolean => may(actor, 'policy.edit');

const hostsOf = (url: string, further: readonly string[]): string[] => {
  // Delivered files come from nowhere: nothing is ever fetched for them.
  if (url === '') return [];
  const own = new URL(url).host;
  return [...new Set([own, ...further.map((host) => host.toLowerCase())])];
};

const addressOf = (kind: Watch['kind'], url: string | undefined): string => {
  if (kind === 'files') return '';
  return url === undefined ? fail('invalid-input', { field: 'url' }) : new URL(url).href;
};

/** Nothing is fetched from a new source before somebody who may has approved it; whoever may and adds one approves it by that. */
export async function addSource(
  app: App,
  actor: Actor,
  input: SourceFacts,
): Promise<{ id: string; state: 'proposed' | 'active' }> {
  const now = app.clock.now();
  const url = addressOf(input.kind, input.url);
  const approved = mayApprove(actor) && (input.legalGround ?? '') !== '';
  return app.db.transaction().execute(async (tx) => {
    const id = await insertWatch(tx, {
      label: input.label,
      kind: input.kind,
      url,
      details: input.details ?? false,
      asks_model: input.askModel ?? false,
      hosts: hostsOf(url, input.hosts ?? []),
      aim: input.aim ?? AIMS[input.kind] ?? 'directory',
      purpose: input.purpose ?? '',
      legal_ground: input.legalGround ?? '',
      trust: input.trust ?? 40,
      schedule: input.kind === 'files' ? 'never' : (input.schedule ?? 'weekly'),
      pause_ms: input.pauseMs ?? 2000,
      criteria: input.criteria ?? { leads: true, industries: [], postalCodes: [] },
      owner_id: input.ownerId ?? null,
      team_id: null,
      created_by: actor.id,
      created_by_name: actor.name,
      created_at: now,
    });
    await audit(app, tx, {
      actor,
      action: 'source.added',
      subject: { kind: 'source', id },
      facts: { url, kind: input.kind },
    });
    if (approved) await approve(app, tx, actor, id);
    return { id, state: approved ? 'active' : 'proposed' };
  });
}

async function approve(app: App, tx: Db, actor: Actor, id: string): Promise<void> {
  const watch = await findWatch(tx, id, true);
  if (watch === null) fail('not-found', { kind: 'source' });
  if (watch.legal_ground === '')
    fail('legal-ground-missing', { text: 'Say first on what legal ground this source may be read.' });
  const now = app.clock.now();
  await updateWatch(tx, id, {
    state: 'active',
    approved_by: actor.id,
    approved_by_name: actor.name,
    approved_at: now,
    next_run_at: watch.schedule === 'never' ? null : now,
    problem: null,
  });
  await audit(app, tx, {
    actor,
    action: 'source.approved',
    subject: { kind: 'source', id },
    facts: { hosts: [...watch.hosts], legalGround: watch.legal_ground },
  });
}

/** @throws Failure `not-found`, `forbidden`, `legal-ground-missing` */
export async function approveSource(app: App, actor: Actor, id: string): Promise<void> {
  if (!mayApprove(actor)) fail('forbidden', { right: 'policy.edit' });
  await app.db.transaction().execute((tx) => approve(app, tx, actor, id));
}

/** Another address or other hosts are another source: whoever may not approve sends it back to approval. @throws Failure `changed-meanwhile` */
export async function changeSource(
  app: App,
  actor: Actor,
  id: string,
  version: number,
  input: SourceChange,
): Promise<{ version: number }> {
  return app.db.transaction().execute(async (tx) => {
    const watch = await findWatch(tx, id, true);
    if (watch === null) fail('not-found', { kind: 'source' });
    const url = input.url === undefined || watch.kind === 'files' ? watch.url : new URL(input.url).href;
    const hosts = hostsOf(
      url,
      input.hosts ?? watch.hosts.filter((host) => watch.url !== '' && host !== new URL(watch.url).host),
    );
    const reaches = hosts.some((host) => !watch.hosts.includes(host));
    const ground = input.legalGround ?? watch.legal_ground;
    const set = {
      label: input.label ?? watch.label,
      url,
      hosts,
      aim: input.aim ?? watch.aim,
      purpose: input.purpose ?? watch.purpose,
      legal_ground: ground,
      trust: input.trust ?? watch.trust,
      schedule: input.schedule ?? watch.schedule,
      pause_ms: input.pauseMs ?? watch.pause_ms,
      criteria: json(input.criteria ?? watch.criteria),
      details: input.details ?? watch.details,
      asks_model: input.askModel ?? watch.asks_model,
      owner_id: input.ownerId === undefined ? watch.owner_id : input.ownerId,
      ...(url !== watch.url && { recipe: null }),
      ...(reaches && !mayApprove(actor) && { state: 'proposed', next_run_at: null }),
      ...(watch.state === 'active' && {
        next_run_at: nextRun({ schedule: input.schedule ?? watch.schedule }, watch.last_run_at ?? app.clock.now()),
      }),
    };
    if (!(await updateWatch(tx, id, set, version))) fail('changed-meanwhile', { kind: 'source' });
    await audit(app, tx, {
      actor,
      action: 'source.changed',
      subject: { kind: 'source', id },
      facts: { fields: Object.keys(input) },
    });
    return { version: version + 1 };
  });
}

/** @throws Failure `not-found`, `source-not-active` for one that was never approved */
export async function pauseSource(
  app: App,
  actor: Actor,
  id: string,
  pause: boolean,
  /** How the next reading is taken: the recipe proposed anew, or few entries believed. */
  how: 'same' | 'relearn' | 'believe' = 'same',
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const watch = await findWatch(tx, id, true);
    if (watch === null) fail('not-found', { kind: 'source' });
    if (watch.approved_at === null) fail('source-not-active', { state: watch.state });
    const now = app.clock.now();
    await updateWatch(
      tx,
      id,
      pause
        ? { state: 'paused', next_run_at: null }
        : {
            state: 'active',
            problem: null,
            next_reading: how === 'same' ? null : how,
            next_run_at: watch.schedule === 'never' ? null : now,
          },
    );
    await audit(app, tx, {
      actor,
      action: pause ? 'source.paused' : 'source.resumed',
      subject: { kind: 'source', id },
      facts: pause || how === 'same' ? {} : { how },
    });
  });
}

/** Records that came from it stay, with the source as their origin. */
export async function removeSource(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await updateWatch(tx, id, { deleted_at: app.clock.now(), state: 'paused', next_run_at: null })))
      fail('not-found', { kind: 'source' });
    await audit(app, tx, { actor, action: 'source.removed', subject: { kind: 'source', id }, facts: {} });
  });
}

/** As a job, whose progress the asking person sees. @throws Failure `not-found`, `source-not-active` */
export async function sendRun(app: App, actor: Actor, id: string): Promise<string | null> {
  return app.db.transaction().execute(async (tx) => {
    const watch = await findWatch(tx, id);
    if (watch === null) fail('not-found', { kind: 'source' });
    if (watch.state !== 'active') fail('source-not-active', { state: watch.state });
    return app.jobs.send(tx, 'sources.run', { id }, { ownerId: actor.kind === 'person' ? actor.id : null, key: id });
  });
}
