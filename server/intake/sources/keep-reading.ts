import { diffEntries, type EntryDiff } from '#engines/extraction/index.ts';
import { audit } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { type Db, json } from '#server/platform/db/index.ts';
import { fail } from '#server/platform/failure.ts';
import type { Told } from './events.ts';
import { judgeMissing } from './judge-missing.ts';
import { qualify } from './qualify.ts';
import type { Reading } from './read-source.ts';
import { nextRun } from './schedule.ts';
import {
  type Change,
  type EntryFacts,
  findWatch,
  finishRun,
  insertChange,
  insertEntry,
  listEntries,
  markGone,
  markMissing,
  markSeen,
  type NewsEvent,
  type Problem,
  type Reason,
  type Run,
  type StoredEntry,
  tieChange,
  tieEntry,
  updateEntry,
  updateWatch,
  type Watch,
} from './store.ts';
import { keepPrices } from './store-prices.ts';
import { reader, takeOver } from './take-over.ts';

export type Seen = EntryFacts & { readonly stored: StoredEntry | null };
export type RunCounts = Pick<Run, 'pages' | 'entries' | 'added' | 'changed' | 'gone' | 'returned'>;
type Met = {
  readonly id: number;
  readonly facts: EntryFacts;
  readonly recordId: string | null;
  readonly changes: Change['changes'];
};

/** A competitor and its products are no companies to sell to: they are only watched. */
const isCompetitor = (watch: Pick<Watch, 'kind' | 'aim'>): boolean =>
  watch.kind === 'prices' || watch.aim === 'competitor';

/** News stand among the entries under their sentence. */
export const isNews = (entry: EntryFacts): boolean => entry.fields['news'] !== undefined;

/** What differs from what is kept; entries only, news stand for themselves. */
export function compareEntries(
  watch: Pick<Watch, 'recipe'>,
  stored: readonly StoredEntry[],
  read: readonly EntryFacts[],
): EntryDiff<Seen> {
  const wrap = (entry: StoredEntry): Seen => ({ ...entry, stored: entry });
  const present = stored.filter((entry) => entry.gone_at === null && !isNews(entry));
  return diffEntries<Seen>(
    present.map(wrap),
    read.filter((entry) => !isNews(entry)).map((entry) => ({ ...entry, stored: null })),
    {
      goneEarlier: stored.filter((entry) => entry.gone_at !== null && !isNews(entry)).map(wrap),
      ...(watch.recipe && { shown: watch.recipe.expected.filled }),
    },
  );
}

/**
 * Takes a reading over, in one transaction: entries, what changed, what records make of it, the end of the run.
 * @throws Failure `source-not-active`, and `entries-dropped` or another reason not to believe it: then nothing has changed
 */
export async function keepReading(app: App, watch: Watch, runId: string, reading: Reading): Promise<RunCounts> {
  const now = app.clock.now();
  return app.db.transaction().execute(async (tx) => {
    const current = await findWatch(tx, watch.id, true);
    if (current?.state !== 'active') fail('source-not-active', { state: current?.state ?? 'removed' });
    const stored = await listEntries(tx, watch.id);
    const isFirst = watch.last_run_at === null && stored.length === 0;
    const difference = compareEntries(watch, stored, reading.entries);
    const judged = judgeMissing(difference, reading, watch.next_reading === 'believe');
    const keeper = { app, tx, watch, runId, now };

    await keepSpellings(keeper, difference);
    const added: Met[] = [];
    for (const facts of difference.added) {
      const id = await insertEntry(tx, watch.id, facts, now);
      added.push({ id, facts, recordId: null, changes: [] });
    }
    if (!isFirst) await tell(keeper, 'new', added);
    const changed = difference.changed.flatMap(metOf);
    const signals = await tell(keeper, 'changed', changed);
    const returned = difference.returned.flatMap(metOf);
    for (const { id, facts } of returned) await updateEntry(tx, id, facts, now);
    for (const { id } of returned) await note(keeper, id, 'returned', []);
    const ids = (entries: readonly Seen[]): number[] => entries.flatMap(({ stored: one }) => (one ? [one.id] : []));
    const gone = ids(judged.gone);
    await markGone(tx, gone, now);
    const left: Told[] = [];
    for (const { stored: entry } of judged.gone) {
      if (!entry) continue;
      const { name: company, record_id: recordId, snippet: sentence, url, confidence } = entry;
      const change = await note(keeper, entry.id, 'gone', [], { recordId });
      if (recordId !== null)
        left.push({ change, recordId, company, person: null, kind: 'gone', day: null, sentence, url, confidence });
    }
    const missing = ids(judged.missing);
    await markMissing(tx, missing, now);
    const news = await keepNews(keeper, stored, reading, isFirst);
    await publish(keeper, [...signals, ...left, ...news]);
    if (watch.kind === 'prices') await keepPrices(tx, watch.id, reading.entries, now);
    await markSeen(tx, watch.id, missing, now);

    const counts: RunCounts = {
      pages: reading.pages,
      entries: reading.entries.length,
      added: isFirst ? 0 : added.length + news.length,
      changed: changed.length,
      gone: gone.length,
      returned: returned.length,
    };
    await finish(keeper, reading, counts, missing.length);
    return counts;
  });
}

interface Keeper {
  readonly app: App;
  readonly tx: Db;
  readonly watch: Watch;
  readonly runId: string;
  readonly now: Date;
}

const metOf = ({ before, after, changes }: EntryDiff<Seen>['changed'][number]): Met[] =>
  before.stored ? [{ id: before.stored.id, facts: after, recordId: before.stored.record_id, changes }] : [];

/** A value that the page no longer shows stays known, unless it was told that it went; one that is only spelt otherwise is kept as it is spelt now. */
async function keepSpellings({ tx, now }: Keeper, difference: EntryDiff<Seen>): Promise<void> {
  const went = new Map(
    difference.changed.map(({ before, changes }) => [
      before,
      changes.filter((one) => one.new === null).map(({ field }) => field),
    ]),
  );
  for (const { before, after } of difference.same) {
    if (!before.stored) continue;
    const lost = new Set(went.get(before));
    const known = Object.entries(before.fields).filter(([field]) => !lost.has(field));
    const fields = { ...Object.fromEntries(known), ...after.fields };
    const names = Object.keys({ ...fields, ...before.fields });
    const asBefore =
      after.name === before.name &&
      after.url === before.url &&
      names.every((name) => fields[name] === before.fields[name]);
    const proposed = proposedNow(before, after, fields);
    if (!asBefore || JSON.stringify(proposed) !== JSON.stringify(before.proposed ?? null))
      await updateEntry(tx, before.stored.id, { ...after, fields, proposed }, now);
  }
}

/** What a model proposed stays marked as its word as long as the value is the one it proposed. */
function proposedNow(before: Seen, after: Seen, fields: Seen['fields']): NonNullable<Seen['proposed']> | null {
  if (!before.proposed && !after.proposed) return null;
  const carried = Object.entries(before.proposed ?? {}).filter(
    ([field]) => after.fields[field] === undefined && fields[field] !== undefined,
  );
  return { ...Object.fromEntries(carried), ...after.proposed };
}

/** Hands on what concerns a record or qualifies, and notes all of it with the reasons. */
async function tell(keeper: Keeper, kind: 'new' | 'changed', entries: readonly Met[]): Promise<Told[]> {
  const { app, tx, watch } = keeper;
  const isMarket = isCompetitor(watch);
  const judged = new Map(entries.map((one) => [one, qualify(watch.criteria, one.facts)]));
  const concerns = isMarket ? [] : entries.filter((one) => one.recordId !== null || judged.get(one)?.lead === true);
  const handed = concerns.map(({ facts, recordId }) => ({ ...facts, recordId }));
  const taken = await takeOver(app, tx, reader(watch), watch, handed);
  const verdicts = new Map(concerns.map((one, at) => [one, taken[at] ?? null]));
  const told: Told[] = [];
  for (const one of entries) {
    const verdict = verdicts.get(one) ?? null;
    const territory = verdict?.territory ?? null;
    const change = await note(keeper, one.id, kind, one.changes, {
      ...verdict,
      snapshotId: one.facts.snapshotId ?? null,
      reasons: isMarket
        ? []
        : [
            ...(judged.get(one)?.reasons ?? []),
            ...(territory === null ? [] : [{ code: 'territory', facts: { territory }, snippet: null }]),
          ],
    });
    if (verdict?.recordId) await tieEntry(tx, one.id, verdict.recordId);
    if (one.recordId !== null) told.push(...signalsOf(change, one.recordId, one.facts, one.changes));
  }
  return told;
}

/** What a changed entry of a known company means: another director is another decider, another address a move. */
function signalsOf(change: number, recordId: string, facts: EntryFacts, changes: Change['changes']): Told[] {
  const shared = { change, recordId, company: facts.name, day: null, url: facts.url, confidence: facts.confidence };
  return changes.flatMap(({ field, old, new: now }): Told[] => {
    if (now === null) return [];
    const sentence = `${old ?? '–'} → ${now}`;
    if (field === 'directors' || field === 'person')
      return [{ ...shared, kind: 'change-of-management', person: now, sentence }];
    return field === 'place' || field === 'street' ? [{ ...shared, kind: 'move', person: null, sentence }] : [];
  });
}

async function note(
  { tx, watch, runId, now }: Keeper,
  entryId: number,
  kind: Change['kind'],
  changes: Change['changes'],
  what: {
    readonly verdict?: string;
    readonly recordId?: string | null;
    readonly lead?: boolean;
    readonly reasons?: readonly Reason[];
    readonly event?: NewsEvent;
    readonly snapshotId?: number | null;
  } = {},
): Promise<number> {
  return insertChange(tx, {
    watchId: watch.id,
    runId,
    entryId,
    kind,
    changes,
    at: now,
    verdict: what.verdict ?? null,
    recordId: what.recordId ?? null,
    lead: what.lead ?? false,
    reasons: what.reasons ?? [],
    event: what.event ?? null,
    snapshotId: what.snapshotId ?? null,
  });
}

/** News are told once, under their sentence. */
async function keepNews(
  keeper: Keeper,
  stored: readonly StoredEntry[],
  reading: Reading,
  isFirst: boolean,
): Promise<readonly (Told & { readonly entry: number })[]> {
  const told = new Set(stored.filter(isNews).map((entry) => entry.name));
  const news = reading.entries.filter((entry) => isNews(entry) && !told.has(entry.name));
  const signals: (Told & { readonly entry: number })[] = [];
  for (const facts of news) {
    const entry = await insertEntry(keeper.tx, keeper.watch.id, facts, keeper.now);
    if (isFirst) continue;
    const { news: kind = '', company = null, person = null, day = null } = facts.fields;
    const event = { kind, company, person, day };
    const change = await note(keeper, entry, 'news', [], { event, snapshotId: facts.snapshotId ?? null });
    const { snippet: sentence, url, confidence } = facts;
    signals.push({ ...event, change, entry, recordId: null, sentence, url, confidence });
  }
  return signals;
}

/** Lets records find whom it concerns; a company nobody knows becomes a lead where its news are an occasion. */
async function publish(keeper: Keeper, told: readonly (Told & { readonly entry?: number })[]): Promise<void> {
  if (told.length === 0) return;
  const { app, tx, watch } = keeper;
  const found = new Map<number, string>();
  const source = { id: `watch:${watch.id}`, label: watch.label, trust: watch.trust };
  await app.events.publish(tx, { type: 'source-told', told, source, actor: reader(watch), found });
  for (const one of told) {
    const recordId = found.get(one.change);
    if (recordId !== undefined && one.recordId === null) {
      await tieChange(tx, one.change, { recordId, verdict: 'signal', lead: false, reasons: [] });
      continue;
    }
    if (one.recordId !== null || one.company === null || watch.criteria.leads === false || isCompetitor(watch))
      continue;
    if (!(watch.criteria.events ?? []).includes(one.kind)) continue;
    const facts: EntryFacts = {
      name: one.company,
      fields: {},
      snippet: one.sentence,
      place: 'news',
      url: one.url,
      confidence: one.confidence,
    };
    const [taken] = await takeOver(app, tx, reader(watch), watch, [{ ...facts, recordId: null }]);
    if (!taken) continue;
    const reasons = [{ code: 'event-fits', facts: { event: one.kind }, snippet: one.sentence }];
    await tieChange(tx, one.change, { recordId: taken.recordId, verdict: taken.verdict, lead: taken.lead, reasons });
  }
}

async function finish(
  { app, tx, watch, runId, now }: Keeper,
  reading: Reading,
  counts: RunCounts,
  missing: number,
): Promise<void> {
  const problem: Problem | null = reading.repaired
    ? { code: 'markup-repaired', facts: {} }
    : missing > 0
      ? { code: 'entries-missing', facts: { missing } }
      : reading.refusal
        ? { code: 'model-refused', facts: { refusal: reading.refusal } }
        : null;
  await finishRun(tx, runId, { ...counts, finished_at: now, state: 'done', problem });
  await updateWatch(tx, watch.id, {
    last_run_at: now,
    next_run_at: nextRun(watch, now),
    next_reading: null,
    problem: problem === null ? null : json(problem),
    ...(reading.recipe !== null &&
      (watch.recipe === null || reading.repaired || watch.next_reading === 'relearn') && {
        recipe: json(reading.recipe),
        recipe_version: watch.recipe_version + 1,
      }),
  });
  if (counts.added + counts.changed + counts.gone + counts.returned === 0) return;
  await audit(app, tx, {
    actor: reader(watch),
    action: 'source.read',
    subject: { kind: 'source', id: watch.id },
    facts: { ...counts },
  });
}
