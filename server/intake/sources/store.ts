import { sql } from 'kysely';
import type { Criteria, SourceAim, SourceKind } from '#contract/intake/sources.ts';
import type { Recipe } from '#engines/extraction/index.ts';
import { type Db, json } from '#server/platform/db/index.ts';

export interface Problem {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
export interface Watch {
  readonly id: string;
  readonly label: string;
  readonly kind: SourceKind;
  readonly url: string;
  readonly hosts: readonly string[];
  readonly aim: SourceAim;
  readonly purpose: string;
  readonly legal_ground: string;
  readonly trust: number;
  readonly schedule: 'daily' | 'weekly' | 'monthly' | 'never';
  readonly pause_ms: number;
  readonly recipe: Recipe | null;
  readonly recipe_version: number;
  readonly criteria: Partial<Criteria>;
  readonly owner_id: string | null;
  readonly team_id: string | null;
  readonly state: 'proposed' | 'active' | 'paused';
  readonly problem: Problem | null;
  readonly approved_by_name: string | null;
  readonly approved_at: Date | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: Date;
  readonly last_run_at: Date | null;
  readonly next_run_at: Date | null;
  readonly version: number;
  readonly next_reading: 'relearn' | 'believe' | null;
  readonly details: boolean;
  /** A model may propose what the rules do not find. */
  readonly asks_model: boolean;
}
export interface WatchRow extends Watch {
  readonly entries: number;
  readonly leads: number;
  readonly updates: number;
  readonly answered: number;
  readonly useful: number;
}
export type RunState = 'running' | 'done' | 'failed' | 'paused';
export interface Run {
  readonly id: string;
  readonly watch_id: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly state: RunState;
  readonly pages: number;
  readonly entries: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly returned: number;
  readonly problem: Problem | null;
}
export interface StoredEntry {
  readonly id: number;
  readonly watch_id: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly snippet: string;
  readonly place: string;
  readonly url: string;
  readonly confidence: number;
  readonly first_seen_at: Date;
  readonly gone_at: Date | null;
  readonly missing_at: Date | null;
  readonly record_id: string | null;
  readonly proposed: NonNullable<EntryFacts['proposed']> | null;
}
export interface Change {
  readonly id: number;
  readonly watch_id: string;
  readonly label: string;
  readonly kind: 'new' | 'gone' | 'changed' | 'returned' | 'news';
  readonly name: string;
  readonly snippet: string;
  readonly url: string;
  readonly changes: readonly { readonly field: string; readonly old: string | null; readonly new: string | null }[];
  readonly at: Date;
  readonly verdict: string | null;
  readonly record_id: string | null;
  readonly lead: boolean;
  readonly answer: 'useful' | 'noise' | null;
  readonly reasons: readonly Reason[];
  readonly event: NewsEvent | null;
  readonly snapshot_id: number | null;
}
/** A criterion that an entry meets or fails, on the words of the source. */
export interface Reason {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly snippet: string | null;
}
export interface NewsEvent {
  readonly kind: string;
  readonly company: string | null;
  readonly person: string | null;
  readonly day: string | null;
}

const columns = sql`w.id, w.label, w.kind, w.url, w.hosts, w.aim, w.purpose, w.legal_ground, w.trust, w.schedule, w.pause_ms, w.recipe, w.recipe_version, w.criteria,
  w.owner_id, w.team_id, w.state, w.problem, w.approved_by_name, w.approved_at, w.created_by, w.created_by_name, w.created_at, w.last_run_at, w.next_run_at, w.version, w.next_reading, w.details, w.asks_model`;

export async function insertWatch(
  db: Db,
  one: Pick<
    Watch,
    | 'label'
    | 'kind'
    | 'url'
    | 'hosts'
    | 'aim'
    | 'purpose'
    | 'legal_ground'
    | 'trust'
    | 'schedule'
    | 'pause_ms'
    | 'criteria'
    | 'owner_id'
    | 'team_id'
    | 'details'
    | 'asks_model'
    | 'created_by'
    | 'created_by_name'
    | 'created_at'
  >,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch (label, kind, url, hosts, aim, purpose, legal_ground, trust, schedule, pause_ms, criteria, owner_id, team_id, details, asks_model, created_by, created_by_name, created_at)
    values (${one.label}, ${one.kind}, ${one.url}, ${one.hosts as string[]}, ${one.aim}, ${one.purpose}, ${one.legal_ground}, ${one.trust}, ${one.schedule}, ${one.pause_ms},
      ${json(one.criteria)}, ${one.owner_id}, ${one.team_id}, ${one.details}, ${one.asks_model}, ${one.created_by}, ${one.created_by_name}, ${one.created_at}) returning id`.execute(
    db,
  );
  return rows[0]?.id ?? '';
}

export async function findWatch(db: Db, id: string, lock = false): Promise<Watch | null> {
  const { rows } = await sql<Watch>`
    select ${columns} from intake.watch w where w.id = ${id} and w.deleted_at is null ${lock ? sql`for update` : sql``}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** One, or all by their names, with what came of them. */
export async function listWatches(db: Db, id?: string): Promise<WatchRow[]> {
  const { rows } = await sql<WatchRow>`
    select ${columns}, (select count(*)::int from intake.watch_entry e where e.watch_id = w.id and e.gone_at is null) as entries,
      coalesce(c.leads, 0)::int as leads, coalesce(c.updates, 0)::int as updates, coalesce(c.answered, 0)::int as answered, coalesce(c.useful, 0)::int as useful
    from intake.watch w
    left join (select watch_id, count(*) filter (where lead) as leads, count(*) filter (where verdict = 'updated') as updates,
        count(answer) as answered, count(*) filter (where answer = 'useful') as useful from intake.watch_change group by watch_id) c on c.watch_id = w.id
    where w.deleted_at is null and (${id ?? null}::uuid is null or w.id = ${id ?? null}::uuid)
    order by w.label, w.id`.execute(db);
  return rows;
}

export async function dueWatches(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from intake.watch where state = 'active' and deleted_at is null and next_run_at <= ${now} order by next_run_at limit 1000`.execute(
    db,
  );
  return rows.map((row) => row.id);
}

/** The columns given, and one version more. */
export async function updateWatch(
  db: Db,
  id: string,
  set: Readonly<Record<string, unknown>>,
  version?: number,
): Promise<boolean> {
  const parts = Object.entries(set).map(([key, value]) => sql`${sql.ref(key)} = ${value}`);
  const { rows } = await sql<{ id: string }>`
    update intake.watch set ${sql.join([...parts, sql`version = version + 1`])}
    where id = ${id} and deleted_at is null and (${version ?? null}::int is null or version = ${version ?? null}::int) returning id`.execute(
    db,
  );
  return rows.length > 0;
}

export async function insertRun(db: Db, watchId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into intake.watch_run (watch_id, started_at) values (${watchId}, ${at}) returning id`.execute(db);
  return rows[0]?.id ?? '';
}

export async function finishRun(db: Db, id: string, run: Omit<Run, 'id' | 'watch_id' | 'started_at'>): Promise<void> {
  await sql`update intake.watch_run set finished_at = ${run.finished_at}, state = ${run.state}, pages = ${run.pages}, entries = ${run.entries}, added = ${run.added},
    changed = ${run.changed}, gone = ${run.gone}, returned = ${run.returned}, problem = ${run.problem === null ? null : json(run.problem)} where id = ${id}`.execute(
    db,
  );
}

/** Runs that a dead process left open count as failed. */
export async function closeLostRuns(db: Db, watchId: string, at: Date): Promise<void> {
  await sql`update intake.watch_run set state = 'failed', finished_at = ${at}, problem = '{"code":"run-lost","facts":{}}'
    where watch_id = ${watchId} and state = 'running'`.execute(db);
}

export async function listRuns(db: Db, watchId: string): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select id, watch_id, started_at, finished_at, state, pages, entries, added, changed, gone, returned, problem
    from intake.watch_run where watch_id = ${watchId} order by started_at desc limit 30`.execute(db);
  return rows;
}

const entryColumns = sql`e.id, e.watch_id, e.name, e.fields, e.snippet, e.place, e.url, e.confidence, e.first_seen_at, e.gone_at, e.missing_at, e.record_id, e.proposed`;

export async function listEntries(db: Db, watchId: string, most = 100_000): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select ${entryColumns} from intake.watch_entry e where e.watch_id = ${watchId} order by e.gone_at nulls first, e.name, e.id limit ${most}`.execute(
    db,
  );
  return rows;
}

export async function findEntry(db: Db, id: number): Promise<StoredEntry | null> {
  const { rows } = await sql<StoredEntry>`
    select ${entryColumns} from intake.watch_entry e join intake.watch w on w.id = e.watch_id and w.deleted_at is null where e.id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

export interface EntryFacts {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly snippet: string;
  readonly place: string;
  readonly url: string;
  readonly confidence: number;
  /** The page as it was, kept for proof. */
  readonly snapshotId?: number | null;
  /** Which of the fields a model proposed, and the words of the page that bear them out; null or missing: no model was asked. */
  readonly proposed?: Readonly<Record<string, ProposedField>> | null;
}
export interface ProposedField {
  readonly snippets: readonly string[];
  readonly url: string;
  readonly confidence: number;
}

export async function insertEntry(db: Db, watchId: string, one: EntryFacts, at: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into intake.watch_entry (watch_id, name, fields, snippet, place, url, confidence, proposed, first_seen_at, last_seen_at)
    values (${watchId}, ${one.name}, ${json(one.fields)}, ${one.snippet}, ${one.place}, ${one.url}, ${one.confidence}, ${one.proposed ? json(one.proposed) : null}, ${at}, ${at}) returning id`.execute(
    db,
  );
  return rows[0]?.id ?? 0;
}

export async function updateEntry(db: Db, id: number, one: EntryFacts, at: Date): Promise<void> {
  await sql`update intake.watch_entry set name = ${one.name}, fields = ${json(one.fields)}, snippet = ${one.snippet}, place = ${one.place}, url = ${one.url},
    confidence = ${one.confidence}, proposed = ${one.proposed ? json(one.proposed) : null}, last_seen_at = ${at}, gone_at = null where id = ${id}`.execute(
    db,
  );
}

export async function markGone(db: Db, ids: readonly number[], at: Date): Promise<void> {
  await sql`update intake.watch_entry set gone_at = ${at}, missing_at = null where id = any(${ids as number[]}::bigint[])`.execute(
    db,
  );
}

/** Not on the page, and not believed to be gone yet. */
export async function markMissing(db: Db, ids: readonly number[], at: Date): Promise<void> {
  await sql`update intake.watch_entry set missing_at = coalesce(missing_at, ${at}) where id = any(${ids as number[]}::bigint[])`.execute(
    db,
  );
}

export async function markSeen(db: Db, watchId: string, missing: readonly number[], at: Date): Promise<void> {
  await sql`update intake.watch_entry set last_seen_at = ${at}, missing_at = null
    where watch_id = ${watchId} and gone_at is null and id <> all(${missing as number[]}::bigint[])`.execute(db);
}

export async function tieEntry(db: Db, id: number, recordId: string): Promise<void> {
  await sql`update intake.watch_entry set record_id = ${recordId}::uuid where id = ${id}`.execute(db);
}

export async function insertChange(
  db: Db,
  one: {
    readonly watchId: string;
    readonly runId: string;
    readonly entryId: number;
    readonly kind: Change['kind'];
    readonly changes: Change['changes'];
    readonly at: Date;
    readonly verdict: string | null;
    readonly recordId: string | null;
    readonly lead: boolean;
    readonly reasons?: readonly Reason[];
    readonly event?: NewsEvent | null;
    readonly snapshotId?: number | null;
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into intake.watch_change (watch_id, run_id, entry_id, kind, changes, at, verdict, record_id, lead, reasons, event, snapshot_id)
    values (${one.watchId}, ${one.runId}, ${one.entryId}, ${one.kind}, ${json(one.changes)}, ${one.at}, ${one.verdict}, ${one.recordId}, ${one.lead},
      ${json(one.reasons ?? [])}, ${one.event ? json(one.event) : null}, ${one.snapshotId ?? null}) returning id`.execute(
    db,
  );
  return rows[0]?.id ?? 0;
}

/** What became of a change after it was noted. */
export async function tieChange(
  db: Db,
  id: number,
  what: Pick<Change, 'lead' | 'reasons'> & { readonly recordId: string | null; readonly verdict: string },
): Promise<void> {
  await sql`update intake.watch_change set record_id = ${what.recordId}, verdict = ${what.verdict}, lead = ${what.lead}, reasons = ${json(what.reasons)}
    where id = ${id}`.execute(db);
}

/** Newest first: of one source, or of all since a day. */
export async function listChanges(
  db: Db,
  what: { readonly watchId?: string; readonly since?: string; readonly aim?: SourceAim; readonly limit: number },
): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select c.id, c.watch_id, w.label, c.kind, e.name, e.snippet, e.url, c.changes, c.at, c.verdict, c.record_id, c.lead, c.answer, c.reasons, c.event, c.snapshot_id
    from intake.watch_change c join intake.watch_entry e on e.id = c.entry_id join intake.watch w on w.id = c.watch_id
    where (${what.watchId ?? null}::uuid is null or c.watch_id = ${what.watchId ?? null}::uuid)
      and (${what.aim ?? null}::text is null or w.aim = ${what.aim ?? null}::text)
      and (${what.since ?? null}::date is null or c.at >= ${what.since ?? null}::date)
    order by c.at desc, c.id desc limit ${what.limit}`.execute(db);
  return rows;
}

export async function answerChange(
  db: Db,
  id: number,
  answer: 'useful' | 'noise' | null,
  by: string,
  at: Date,
): Promise<{ readonly watch_id: string } | null> {
  const { rows } = await sql<{ watch_id: string }>`
    update intake.watch_change set answer = ${answer}, answered_by = ${answer === null ? null : by}, answered_at = ${answer === null ? null : at}
    where id = ${id} returning watch_id`.execute(db);
  return rows[0] ?? null;
}
