import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { Observation } from './events.ts';

export interface Source {
  readonly id: string;
  readonly kind: 'person' | 'file' | 'mailbox' | 'website' | 'conversation' | 'visit' | 'command';
  readonly label: string;
  /** 0 to 100; 50 unless there is a reason. */
  readonly trust?: number;
}

/** Makes the source known, or answers what is known of it: its trust may have been changed since. */
export async function keepSource(db: Db, source: Source, example: boolean): Promise<{ kind: string; trust: number }> {
  const { rows } = await sql<{ kind: string; trust: number }>`
    insert into intake.source (id, kind, label, trust, example)
    values (${source.id}, ${source.kind}, ${source.label}, ${source.trust ?? 50}, ${example})
    on conflict (id) do update set label = excluded.label
    returning kind, trust`.execute(db);
  const kept = rows[0];
  if (!kept) throw new Error('a source was neither inserted nor found');
  return kept;
}

/** Numbers for observations before they are written, so that those of one call can name each other. Rising, not without gaps. */
export async function takeNumbers(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('intake.observation', 'id')) as id from generate_series(1, ${count}::int)`.execute(
    db,
  );
  return rows.map((row) => row.id).sort((a, b) => a - b);
}

/** Answers the numbers that were written: a row of an import that was already taken over is left alone. */
export async function insertObservations(db: Db, observations: readonly Observation[], at: Date): Promise<Set<number>> {
  const rows = observations.map((one) => ({
    id: one.id,
    kind: one.kind,
    hint: one.hint,
    fields: one.fields,
    source_id: one.sourceId,
    import_id: one.importId,
    row_no: one.rowNo,
    part: one.part,
    observed_at: new Date(one.observedAt),
    recorded_at: at,
    recorded_by: one.recordedBy,
  }));
  const { rows: written } = await sql<{ id: number }>`
    insert into intake.observation (id, kind, hint, fields, source_id, import_id, row_no, part, observed_at, recorded_at, recorded_by)
    overriding system value
    select id, kind, hint, fields, source_id, import_id, row_no, part, observed_at, recorded_at, recorded_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, kind text, hint jsonb, fields jsonb, source_id text,
      import_id uuid, row_no bigint, part smallint, observed_at timestamptz, recorded_at timestamptz, recorded_by text)
    on conflict (import_id, row_no, part) where import_id is not null do nothing
    returning id`.execute(db);
  return new Set(written.map((row) => row.id));
}

export async function insertRetractions(
  db: Db,
  input: { readonly ids: readonly number[]; readonly reason: string; readonly by: string; readonly at: Date },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into intake.retraction (observation_id, reason, retracted_by, retracted_at)
    select unnest(${input.ids}::bigint[]), ${input.reason}, ${input.by}, ${input.at}
    on conflict do nothing returning observation_id as id`.execute(db);
  return rows.map((row) => row.id);
}
