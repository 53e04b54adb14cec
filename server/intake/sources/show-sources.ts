import type { ShownChange, ShownSource } from '#contract/intake/sources.ts';

import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { refusalIn } from '#server/platform/llm/index.ts';
import { mayApprove } from './manage-sources.ts';
import { askerOf } from './propose-facts.ts';
import { readSource } from './read-source.ts';
import {
  answerChange,
  type Change,
  type EntryFacts,
  findEntry,
  findWatch,
  insertChange,
  listChanges,
  listEntries,
  listRuns,
  listWatches,
  type Problem,
  tieEntry,
  type Watch,
  type WatchRow,
} from './store.ts';
import { takeOver } from './take-over.ts';
import { fieldLabel, newsLabel, noiseText, problemText, reasonText } from './words.ts';

const problemOf = (problem: Problem | null, actor: Actor) =>
  problem === null ? null : { code: problem.code, text: problemText(problem, actor.language) };
const moment = (date: Date | null): string | null => date?.toISOString() ?? null;

function shown(row: WatchRow, actor: Actor): ShownSource {
  const rights: ShownSource['may'] = [];
  if (mayApprove(actor)) rights.push('approve');
  if (may(actor, 'import.run')) rights.push('run', 'edit');
  return {
    id: row.id,
    label: row.label,
    kind: row.kind,
    url: row.url,
    hosts: [...row.hosts],
    aim: row.aim,
    purpose: row.purpose,
    legalGround: row.legal_ground,
    trust: row.trust,
    schedule: row.schedule,
    pauseMs: row.pause_ms,
    criteria: {
      leads: row.criteria.leads ?? true,
      industries: row.criteria.industries ?? [],
      postalCodes: row.criteria.postalCodes ?? [],
      countries: row.criteria.countries ?? [],
      employeesFrom: row.criteria.employeesFrom ?? null,
      employeesTo: row.criteria.employeesTo ?? null,
      events: row.criteria.events ?? [],
    },
    ownerId: row.owner_id,
    state: row.state,
    problem: problemOf(row.problem, actor),
    approvedByName: row.approved_by_name,
    approvedAt: moment(row.approved_at),
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    lastRunAt: moment(row.last_run_at),
    nextRunAt: moment(row.next_run_at),
    version: row.version,
    recipeVersion: row.recipe_version,
    details: row.details,
    askModel: row.asks_model,
    noise: noiseText(row, actor.language),
    entries: row.entries,
    leads: row.leads,
    updates: row.updates,
    answered: row.answered,
    useful: row.useful,
    may: rights,
  };
}

function shownChange(change: Change, actor: Actor): ShownChange {
  return {
    id: change.id,
    sourceId: change.watch_id,
    sourceLabel: change.label,
    kind: change.kind,
    name: change.name,
    snippet: change.snippet,
    url: change.url,
    changes: change.changes.map(({ field, old, new: now }) => ({
      field,
      label: fieldLabel(field, actor.language),
      old,
      new: now,
    })),
    at: change.at.toISOString(),
    verdict: change.verdict,
    recordId: change.record_id,
    lead: change.lead,
    answer: change.answer,
    reasons: change.reasons.map((reason) => ({
      code: reason.code,
      text: reasonText(reason, actor.language),
      snippet: reason.snippet,
    })),
    event: change.event === null ? null : { ...change.event, label: newsLabel(change.event.kind, actor.language) },
    snapshotId: change.snapshot_id,
  };
}

export async function listSources(app: App, actor: Actor) {
  return { sources: (await listWatches(app.db)).map((row) => shown(row, actor)), mayAdd: may(actor, 'import.run') };
}

/** @throws Failure `not-found` */
export async function showSource(app: App, actor: Actor, id: string) {
  const row = (await listWatches(app.db, id))[0] ?? fail('not-found', { kind: 'source' });
  const [runs, entries, changes] = [
    await listRuns(app.db, id),
    await listEntries(app.db, id, 1000),
    await listChanges(app.db, { watchId: id, limit: 200 }),
  ];
  return {
    source: shown(row, actor),
    runs: runs.map((run) => ({
      id: run.id,
      startedAt: run.started_at.toISOString(),
      finishedAt: moment(run.finished_at),
      state: run.state,
      pages: run.pages,
      entries: run.entries,
      added: run.added,
      changed: run.changed,
      gone: run.gone,
      returned: run.returned,
      problem: problemOf(run.problem, actor),
    })),
    entries: entries.map((entry) => ({
      id: entry.id,
      name: entry.name,
      fields: shownFields(entry.fields, actor),
      snippet: entry.snippet,
      place: entry.place,
      url: entry.url,
      firstSeenAt: entry.first_seen_at.toISOString(),
      goneAt: moment(entry.gone_at),
      recordId: entry.record_id,
      proposed: shownProposed(entry.proposed, actor),
    })),
    changes: changes.map((change) => shownChange(change, actor)),
    recipe: row.recipe === null ? null : { ...row.recipe },
  };
}

export async function showChanges(
  app: App,
  actor: Actor,
  ask: { readonly since?: string | undefined; readonly aim?: Watch['aim'] | undefined; readonly limit: number },
) {
  const changes = await listChanges(app.db, {
    limit: ask.limit,
    ...(ask.since !== undefined && { since: ask.since }),
    ...(ask.aim !== undefined && { aim: ask.aim }),
  });
  return { changes: changes.map((change) => shownChange(change, actor)) };
}

/** A person's word on a change: by these a source shows how much of it is noise. @throws Failure `not-found` */
export async function sayUseful(app: App, actor: Actor, id: number, answer: 'useful' | 'noise' | null): Promise<void> {
  if ((await answerChange(app.db, id, answer, actor.id, app.clock.now())) === null)
    fail('not-found', { kind: 'change' });
}

/** What news tell stands among an entry's fields under the kind's own name. */
const shownFields = (fields: EntryFacts['fields'], { language }: Actor): Record<string, string> => ({
  ...fields,
  ...(fields['news'] !== undefined && { news: newsLabel(fields['news'], language) }),
});

const shownProposed = (proposed: EntryFacts['proposed'], { language }: Actor) =>
  Object.fromEntries(
    Object.entries(proposed ?? {}).map(([field, one]) => [
      field,
      { ...one, snippets: [...one.snippets], label: fieldLabel(field, language) },
    ]),
  );

/** Reasons that another kind of reading may not have. */
const OF_CONTENT: ReadonlySet<string> = new Set([
  'no-entries',
  'no-page',
  'script-built',
  'login-wall',
  'consent-wall',
  'robot-check',
]);

/** What could be read from an address; fetched because this person asks, this once. @throws Failure of `readSource` */
export async function lookAt(
  app: App,
  actor: Actor,
  url: string,
  how: { readonly kind?: Watch['kind'] | undefined; readonly askModel?: boolean | undefined } = {},
) {
  const { kind } = how;
  const ask = how.askModel ? { ask: askerOf(app, actor) } : {};
  const host = new URL(url).host;
  await app.db
    .transaction()
    .execute((tx) =>
      audit(app, tx, { actor, action: 'source.looked-at', subject: { kind: 'address', id: host }, facts: { url } }),
    );
  const options = { hosts: [host], pauseMs: 0, watchId: null };
  const guess = kind ?? 'list';
  let found: Watch['kind'] = guess;
  const reading = await readSource(app, { kind: guess, url, recipe: null, glance: true, ...ask }, options).catch(
    async (error: unknown) => {
      // A server that does not answer a list does not answer a feed either: asked once, not five times.
      if (kind !== undefined || !(error instanceof Failure) || !OF_CONTENT.has(error.code)) throw error;
      // The address of a feed, a sitemap or a table does not say so: what it answers does.
      for (const other of ['feed', 'sitemap', 'company', 'download'] as const) {
        const read = await readSource(app, { kind: other, url, recipe: null, glance: true, ...ask }, options).catch(
          () => null,
        );
        if (read !== null) {
          found = other;
          return read;
        }
      }
      throw error;
    },
  );
  const names = [...new Set(reading.entries.flatMap((entry) => Object.keys(entry.fields)))];
  const filled = (name: string) =>
    reading.entries.filter((entry) => entry.fields[name] !== undefined).length / Math.max(1, reading.entries.length);
  return {
    url,
    title: host,
    kind: found,
    fields: names
      .map((name) => ({ name, label: fieldLabel(name, actor.language), filled: filled(name) }))
      .sort((a, b) => b.filled - a.filled),
    entries: reading.entries.slice(0, 20).map(({ name, fields, snippet, proposed }) => ({
      name,
      fields: shownFields(fields, actor),
      snippet,
      proposed: shownProposed(proposed, actor),
    })),
    refusal: reading.refusal ? refusalIn(reading.refusal, actor.language) : null,
    total: reading.entries.length,
    robotsAllowed: true,
  };
}

/** An entry that a person wants as a lead, whatever the criteria say. @throws Failure `not-found`, `entry-faulty` */
export async function takeEntry(app: App, actor: Actor, id: number): Promise<{ recordId: string; verdict: string }> {
  return app.db.transaction().execute(async (tx) => {
    const entry = (await findEntry(tx, id)) ?? fail('not-found', { kind: 'entry' });
    const watch = (await findWatch(tx, entry.watch_id)) ?? fail('not-found', { kind: 'source' });
    const [taken] = await takeOver(
      app,
      tx,
      actor,
      { ...watch, criteria: {}, owner_id: watch.owner_id ?? (actor.kind === 'person' ? actor.id : null) },
      [{ ...entry, recordId: entry.record_id }],
    );
    const recordId = taken?.recordId ?? null;
    if (!taken || recordId === null) fail('entry-faulty', { id });
    await tieEntry(tx, id, recordId);
    const runId = (await listRuns(tx, watch.id))[0]?.id;
    if (runId)
      await insertChange(tx, {
        watchId: watch.id,
        runId,
        entryId: id,
        kind: 'new',
        changes: [],
        at: app.clock.now(),
        verdict: taken.verdict,
        recordId,
        lead: taken.lead,
      });
    await audit(app, tx, {
      actor,
      action: 'source.lead-taken',
      subject: { kind: 'company', id: recordId },
      facts: { source: watch.label },
    });
    return { recordId, verdict: taken.verdict };
  });
}
