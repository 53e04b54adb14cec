import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';

export interface Said {
  readonly field: string;
  readonly observationId: string;
  readonly value: unknown;
  readonly original: string | null;
  readonly source: { readonly id: string; readonly kind: string; readonly label: string };
  readonly observedAt: Date;
  readonly recordedBy: string;
  readonly place: string | null;
  readonly confidence: number | null;
  readonly retracted: boolean;
}

/** Every value that any source gave for a record, newest first. */
export async function whatWasSaid(db: Db, recordId: string, field: string | null): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select f.key as field, o.id::text as "observationId", f.value -> 'value' as value, f.value ->> 'original' as original,
      jsonb_build_object('id', s.id, 'kind', s.kind, 'label', s.label) as source, o.observed_at as "observedAt", o.recorded_by as "recordedBy",
      f.value ->> 'place' as place, (f.value ->> 'confidence')::float8 as confidence, t.observation_id is not null as retracted
    from records.observation_link l
    join intake.observation o on o.id = l.observation_id
    join intake.source s on s.id = o.source_id
    left join intake.retraction t on t.observation_id = o.id
    cross join lateral jsonb_each(o.fields) f
    where l.record_id = ${recordId}::uuid and f.key <> 'lines' and (${field}::text is null or f.key = ${field})
    order by o.observed_at desc, o.id desc limit 5000`.execute(db);
  return rows;
}
