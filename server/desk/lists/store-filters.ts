import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ListFilter } from '#contract/desk/lists.ts';
import { fold } from '#engines/text/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import { seesEverything, visibleTo } from '#server/platform/auth/rights.ts';
import { type Column, type ListDefinition, operatorsOf } from './definition.ts';
import { refuse } from './refuse.ts';

export interface Condition {
  readonly column: string;
  /** Looked at row by row. */
  readonly sql: RawBuilder<SqlBool>;
  /** The same question as an index answers it, where that is another text. */
  readonly find?: RawBuilder<SqlBool>;
  /** An index finds its rows; for `contains` only from three letters on, below that there are no trigrams. */
  readonly indexed: boolean;
  /** Equality, so that an index over (column, sort) is read in order. */
  readonly equality: boolean;
}

const LONGEST_WORDS = 8;

function likePattern(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** @throws Failure `invalid-input` for a value that the column cannot have */
export function conditionOf(key: string, column: Column, filter: ListFilter, actor: Actor): Condition {
  const value = column.value ?? refuse('unknown-column', { column: key });
  if (!operatorsOf(column).includes(filter.op)) refuse('operator-not-allowed', { column: key, op: filter.op });
  const left = sql.raw(value);
  const equal = sql.raw(column.prefix ?? value);
  const made = (condition: RawBuilder<SqlBool>, indexed = column.indexed === true, equality = false): Condition => ({
    column: key,
    sql: condition,
    indexed,
    equality,
  });
  switch (filter.op) {
    case 'contains': {
      const text = clean(filter.value);
      const needle = fold(text) || refuse('nothing-to-look-for', { column: key });
      if (column.prefix) return made(sql<SqlBool>`${sql.raw(column.prefix)} like ${`${likePattern(needle)}%`}`);
      // What was looked for has lost its marks (anna@firma, A-117): then the column must lose them, too. Most needles have none.
      const unmarked = needle.includes(' ')
        ? sql`regexp_replace(records.fold(${left}::text), '[^[:alnum:]]+', ' ', 'g')`
        : sql`records.fold(${left}::text)`;
      const within = column.folded ? sql.raw(column.folded) : unmarked;
      return made(
        sql<SqlBool>`${within} like ${`%${likePattern(needle)}%`}`,
        column.folded !== undefined && needle.length >= 3,
      );
    }
    case 'is':
      return made(sql<SqlBool>`${equal} = ${typed(key, column, filter.value)}`, undefined, true);
    case 'in': {
      const values = filter.values.map((one) => typed(key, column, one));
      return made(sql<SqlBool>`${equal} in (${sql.join(values)})`, undefined, values.length === 1);
    }
    case 'range':
      return made(range(key, column, filter));
    case 'empty':
      return made(sql<SqlBool>`${left} is null`, column.indexed === true && column.type !== 'text');
    case 'filled':
      return made(sql<SqlBool>`${left} is not null`, false);
    case 'mine':
      return made(sql<SqlBool>`${left} = ${uuid(key, actor.id)}`, true, true);
  }
}

/** Every word of the text begins a word of the record. */
export function wordsCondition(definition: ListDefinition, filter: ListFilter): Condition {
  if (!definition.words || filter.op !== 'contains')
    return refuse('operator-not-allowed', { column: 'text', op: filter.op });
  const words = fold(clean(filter.value)).split(' ').filter(Boolean).slice(0, LONGEST_WORDS);
  if (words.length === 0) return refuse('nothing-to-look-for', { column: 'text' });
  const query = words.map((word) => `'${word}':*`).join(' & ');
  return {
    column: 'text',
    // Splitting the text anew for every row of a walk would cost twenty times as much as looking for the beginning of a word.
    sql: sql<SqlBool>`(${sql.join(
      words.map((word) => sql`' ' || r.search like ${`% ${likePattern(word)}%`}`),
      sql` and `,
    )})`,
    find: sql<SqlBool>`to_tsvector('simple', r.search) @@ ${query}::tsquery`,
    indexed: words.some((word) => word.length >= 3),
    equality: false,
  };
}

/** The rows that this person may see; null: all of them. */
export function scopeOf(definition: ListDefinition, actor: Actor): RawBuilder<SqlBool> | null {
  if (seesEverything(actor) || definition.scope === 'none') return null;
  const own = visibleTo(actor, definition.owner ?? { owner: 'r.owner_id', team: 'r.team_id' });
  const visible = visibleTo(actor, { owner: 'c.owner_id', team: 'c.team_id' });
  // A scalar subquery, not EXISTS: the planner answers EXISTS in a select list by hashing all visible companies first.
  const company = sql<SqlBool>`coalesce((select ${visible} from records.company c where c.id = r.company_id), false)`;
  if (definition.scope === 'own') return own;
  if (definition.scope === 'company') return company;
  return sql<SqlBool>`(${own} and (r.company_id is null or ${company}))`;
}

function range(key: string, column: Column, filter: Extract<ListFilter, { op: 'range' }>): RawBuilder<SqlBool> {
  const left = sql.raw(column.value ?? '');
  const parts: RawBuilder<SqlBool>[] = [];
  // A day of a moment lasts from midnight to midnight where the company is.
  const moment = column.type === 'moment';
  if (filter.from !== undefined) {
    const from = moment
      ? sql`(${day(key, filter.from)} at time zone 'Europe/Berlin')`
      : typed(key, column, filter.from);
    parts.push(sql<SqlBool>`${left} >= ${from}`);
  }
  if (filter.to !== undefined) {
    if (moment)
      parts.push(sql<SqlBool>`${left} < ((${day(key, filter.to)} + interval '1 day') at time zone 'Europe/Berlin')`);
    else parts.push(sql<SqlBool>`${left} <= ${typed(key, column, filter.to)}`);
  }
  if (parts.length === 0) refuse('range-without-ends', { column: key });
  return sql<SqlBool>`(${sql.join(parts, sql` and `)})`;
}

function typed(key: string, column: Column, value: string | number | boolean): RawBuilder<unknown> {
  switch (column.type) {
    case 'number':
    case 'cents':
      return number(key, column, value);
    case 'day':
      return column.textual ? sql`to_char(${day(key, value)}, 'YYYY-MM-DD')` : sql`${day(key, value)}::date`;
    case 'moment':
      return sql`(${day(key, value)} at time zone 'Europe/Berlin')`;
    case 'boolean':
      return typeof value === 'boolean' ? sql`${value}::boolean` : refuse('value-not-allowed', { column: key });
    case 'owner':
    case 'team':
    case 'reference':
      return uuid(key, value);
    case 'choice':
      if (column.choices && !column.choices.includes(String(value))) refuse('value-not-allowed', { column: key });
      return sql`${clean(String(value))}::text`;
    case 'text':
      return sql`${column.prefix ? fold(clean(String(value))) : clean(String(value))}::text`;
  }
}

function number(key: string, column: Column, value: unknown): RawBuilder<unknown> {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof read !== 'number' || !Number.isFinite(read)) return refuse('value-not-allowed', { column: key });
  // Own fields are numeric; all built-in ones are whole and compared as such, or their index would be of no use.
  if (column.value?.includes('::numeric')) return sql`${read}::numeric`;
  if (!Number.isSafeInteger(Math.round(read))) return refuse('value-not-allowed', { column: key });
  return sql`${Math.round(read)}::int8`;
}

function day(key: string, value: unknown): RawBuilder<unknown> {
  const text = String(value);
  const known = /^\d{4}-\d{2}-\d{2}$/.test(text) && !text.startsWith('0000');
  const at = known ? new Date(`${text}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text)
    return refuse('value-not-allowed', { column: key });
  return sql`${text}::date::timestamp`;
}

function uuid(key: string, value: unknown): RawBuilder<unknown> {
  const text = String(value);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return refuse('value-not-allowed', { column: key });
  return sql`${text}::uuid`;
}

/** PostgreSQL text cannot hold NUL; nobody types one, but a client may send it. */
function clean(text: string): string {
  return text.replaceAll('\u0000', '');
}
