import type { Db } from '#server/platform/db/index.ts';
import type { RecordKind } from '../fields/index.ts';
import type { Decision } from '../matching/index.ts';
import { type Golden, type Row, standingOf } from './golden.ts';
import { ranksOf } from './store.ts';

/** The records that these decisions speak of, as they stand. */
export async function loadGoldens(
  db: Db,
  kind: RecordKind,
  decisions: readonly Decision[],
  read: (db: Db, kind: RecordKind, ids: readonly string[]) => Promise<Row[]>,
): Promise<Map<string, Golden>> {
  const goldens = new Map<string, Golden>();
  const wanted = new Set<string>();
  for (const decision of decisions) {
    if (decision.verdict === 'nobody') continue;
    const isNew = decision.verdict === 'new' || (decision.verdict === 'doubtful' && decision.isNew);
    if (isNew) goldens.set(decision.recordId, { id: decision.recordId, isNew: true, before: {}, standing: {} });
    else wanted.add(decision.recordId);
  }
  const rows = await read(
    db,
    kind,
    [...wanted].filter((id) => !goldens.has(id)),
  );
  const ranks = await ranksOf(
    db,
    rows.flatMap((row) => Object.values(row['origin'] as Record<string, number>)),
  );
  for (const row of rows) {
    const standing = standingOf(kind, row, ranks);
    goldens.set(String(row['id']), { id: String(row['id']), isNew: false, before: standing, standing });
  }
  return goldens;
}
