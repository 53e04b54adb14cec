import { sql } from 'kysely';
import type { Db } from '#server/platform/db/index.ts';
import type { PairKind } from './store-decisions.ts';

export async function versionInUse(db: Db, kind: PairKind): Promise<{ version: number; madeAt: Date } | null> {
  const { rows } = await sql<{ version: number; madeAt: Date }>`
    select version, made_at as "madeAt" from records.linkage_model where kind = ${kind} and in_use`.execute(db);
  return rows[0] ?? null;
}

export async function findModel(db: Db, kind: PairKind, version: number): Promise<unknown> {
  const { rows } = await sql<{ model: unknown }>`
    select model from records.linkage_model where kind = ${kind} and version = ${version}`.execute(db);
  return rows[0]?.model ?? null;
}
