import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { PriorityInput, Situation } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { visibleTo } from '#server/platform/auth/index.ts';
import { partsOf, type Whose } from './store-whose.ts';

export interface Candidate {
  readonly suggestion: string;
  readonly situation: Situation;
  readonly companyId: string;
  readonly personId: string | null;
  readonly dueOn: string | null;
  readonly daysDue: number;
  readonly pace: number | null;
  readonly valueCents: number | null;
  readonly chance: PriorityInput['chance'];
  /** What the sentence of the reason is made of. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}

export interface Asked {
  readonly actor: Actor;
  readonly whose: Whose;
  /** The day in Berlin, `YYYY-MM-DD`. */
  readonly today: string;
  readonly quoteWaitDays: number;
  /** One suggestion only, by its subject: for answering it. */
  readonly only?: { readonly situation: Situation; readonly id: string } | undefined;
}

/** Of each occasion and each part of the records, so many at most: the list shows a dozen. */
export const MOST = 60;

export type Query = RawBuilder<Candidate>;

export function branches(
  asked: Asked,
  columns: { owner: string; team: string },
  build: (part: RawBuilder<SqlBool>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const parts = partsOf(asked.actor, asked.whose, columns).map((part) => sql`(${build(part)})`);
  return sql.join(parts, sql` union all `);
}

const nothing = sql<SqlBool>`true`;
export const onlyThis = (asked: Asked, column: string): RawBuilder<SqlBool> =>
  asked.only === undefined ? nothing : sql<SqlBool>`${sql.ref(column)} = ${asked.only.id}::uuid`;
export const seen = (asked: Asked): RawBuilder<SqlBool> =>
  visibleTo(asked.actor, { owner: 'c.owner_id', team: 'c.team_id' });
