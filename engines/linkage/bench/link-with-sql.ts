import { join } from 'node:path';
import { LARGEST_BLOCK } from '../blocks.ts';
import { type BlockRule, type Field, type KeyKind, type LinkageModel, log2odds } from '../model.ts';

export interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
}

interface Question {
  readonly model: LinkageModel;
  readonly file: string;
  readonly out: string;
  readonly threads: number;
}

/** Reads, prepares, blocks, scores and clusters as Splink does it: one statement a step, all of it set-based. Seconds of each step are told. */
export async function linkWithSql(db: Connection, { model, file, out, threads }: Question) {
  const { fields } = model;
  const steps: Record<string, number> = {};
  const step = async (name: string, statements: readonly string[]): Promise<void> => {
    const started = performance.now();
    for (const statement of statements) await db.run(statement);
    steps[name] = Number(((steps[name] ?? 0) + (performance.now() - started) / 1000).toFixed(2));
  };
  await step('reading', [
    `set threads = ${threads}`,
    `create table raw as select (row_number() over ())::integer as n, * from read_csv('${file}', all_varchar = true, header = true)`,
  ]);
  await step('preparing', [
    `create table plain as select n, rec_id, ${fields.map((field, f) => `${normalised(field)} as f${f}`).join(', ')} from raw`,
    'drop table raw',
    ...fields.map(
      (_, f) =>
        `create table often${f} as select f${f} as v, -log2(count(*) / sum(count(*)) over ()) as r from plain where f${f} is not null group by 1`,
    ),
    `create table records as select plain.*, ${fields.map((_, f) => `often${f}.r as r${f}`).join(', ')}, ${model.rules.map((rule, k) => `${ruleKey(rule)} as k${k}`).join(', ')} from plain ${fields.map((_, f) => `left join often${f} on often${f}.v = f${f}`).join(' ')}`,
  ]);
  const searches = await splitLarge(db, model, step);
  // Splink leaves a pair to the first rule that has it.
  const blocks = searches.map((key, k) => {
    const earlier = searches.slice(0, k).map((one) => `not coalesce(a.${one} = b.${one}, false)`);
    return `select a.n as x, b.n as y from records a join records b on a.${key} = b.${key} and a.n < b.n semi join (select ${key} from records group by 1 having count(*) between 2 and ${LARGEST_BLOCK}) few on few.${key} = a.${key} ${earlier.length > 0 ? `where ${earlier.join(' and ')}` : ''}`;
  });
  await step('blocking', [`create table pairs as ${blocks.join(' union all ')}`]);
  const weight = [log2odds(model.prior), ...fields.map(fieldWeight)].join(' + ');
  await step('scoring', [
    `create table links as select * from (select x, y, ${weight} as w from pairs join records a on a.n = x join records b on b.n = y) where w >= 0`,
  ]);
  const started = performance.now();
  await connectedComponents(db);
  steps['clustering'] = Number(((performance.now() - started) / 1000).toFixed(2));
  await step('writing', [
    `copy (select rec_id as id, coalesce(c, n) as cluster from records left join components on v = n order by n) to '${join(out, 'clusters.csv')}' (header)`,
    `copy (select a.rec_id as id_left, b.rec_id as id_right, w from links join records a on a.n = x join records b on b.n = y) to '${join(out, 'pairs.csv')}' (header)`,
  ]);
  const count = async (table: string) =>
    Number((await db.runAndReadAll(`select count(*) from ${table}`)).getRows()[0]![0]);
  return { compared: await count('pairs'), pairs: await count('links'), steps };
}

type Step = (name: string, statements: readonly string[]) => Promise<void>;

/** A block above the limit is split by the fields that tell most, as ours are. @returns the columns of keys to search by */
async function splitLarge(db: Connection, { fields, rules, notes }: LinkageModel, step: Step): Promise<string[]> {
  const searches: string[] = [];
  const columns: string[] = [];
  const joins: string[] = [];
  for (const [k, { parts }] of rules.entries()) {
    await step('splitting', [
      `create table large${k} as select k${k} as v from records where k${k} is not null group by 1 having count(*) > ${LARGEST_BLOCK}`,
    ]);
    const large = Number((await db.runAndReadAll(`select count(*) from large${k}`)).getRows()[0]![0]);
    searches.push(`s${k}`);
    if (large === 0) {
      columns.push(`k${k} as s${k}`);
      continue;
    }
    joins.push(`left join large${k} on large${k}.v = records.k${k}`);
    columns.push(`case when large${k}.v is null then k${k} end as s${k}`);
    const telling = fields
      .map(({ levels, frequency }, f) => ({
        f,
        bits: -Math.log2(levels[0]!.u) * Math.min(1, (frequency?.rows ?? 0) / Number(notes['rows'])),
      }))
      .filter(({ f, bits }) => bits > 2 && !parts.some(({ field }) => field === f))
      .sort((a, b) => b.bits - a.bits)
      .slice(0, 4);
    for (const { f } of telling) {
      searches.push(`s${k}_${f}`);
      columns.push(`case when large${k}.v is not null then k${k} || '|' || f${f} end as s${k}_${f}`);
    }
  }
  const kept = fields.flatMap((_, f) => [`f${f}`, `r${f}`]);
  await step('splitting', [
    `create table searched as select n, rec_id, ${[...kept, ...columns].join(', ')} from records ${joins.join(' ')}`,
    'drop table records',
    'alter table searched rename to records',
  ]);
  return searches;
}

/** The smallest number that reaches each record, passed on along links until nothing changes. */
async function connectedComponents(db: Connection): Promise<void> {
  await db.run('create table edges as select x as v, y as o from links union all select y, x from links');
  await db.run('create table components as select v, least(v, min(o)) as c from edges group by v');
  for (;;) {
    await db.run(
      'create table next as select edges.v, least(any_value(own.c), min(other.c)) as c from edges join components own on own.v = edges.v join components other on other.v = edges.o group by edges.v',
    );
    const moved = await db.runAndReadAll(
      'select count(*) from next join components using (v) where next.c <> components.c',
    );
    await db.run('drop table components');
    await db.run('alter table next rename to components');
    if (Number(moved.getRows()[0]![0]) === 0) return;
  }
}

function normalised({ method, from }: Field): string {
  const cell = `"${from[0]!.replaceAll('"', '""')}"`;
  const bare = method === 'code' || method === 'date' ? `regexp_replace(${cell}, '[^a-zA-Z0-9]+', '', 'g')` : cell;
  return `nullif(trim(lower(strip_accents(${bare}))), '')`;
}

const ruleKey = ({ parts }: BlockRule): string =>
  `(${parts.map(({ field, key }) => keyOf(key, `f${field}`)).join(` || '|' || `)})`;

function keyOf(key: KeyKind, value: string): string {
  switch (key) {
    case 'sound': {
      const letters = `replace(replace(replace(split_part(${value}, ' ', 1), 'ph', 'f'), 'h', ''), ' ', '')`;
      const classes = `translate(${letters}, 'aeiouyjbpdtfvwgkqcxszlmnr', '0000000112233344444445667')`;
      const runs = '01234567'
        .split('')
        .reduce((text, digit) => `regexp_replace(${text}, '${digit}+', '${digit}', 'g')`, classes);
      return `left(left(${runs}, 1) || replace(substr(${runs}, 2), '0', ''), 8)`;
    }
    case 'start':
      return `case when length(${value}) >= 4 then left(${value}, 4) end`;
    case 'end':
      return `case when length(${value}) >= 5 then right(${value}, 4) end`;
    case 'year':
      return `left(${value}, 4)`;
    case 'month-year':
      return `left(${value}, 6)`;
    case 'day-month':
      return `substr(${value}, 5)`;
    default:
      return value;
  }
}

/** Bits of a field in a pair: the levels as far as SQL has a function for them. */
function fieldWeight({ method, levels }: Field, f: number): string {
  const bits = levels.map(({ m, u }) => Math.log2(m / u));
  const level = (code: string) => bits[levels.findIndex((one) => one.code === code)]!;
  const [a, b] = [`a.f${f}`, `b.f${f}`];
  const same = `when ${a} is null or ${b} is null then 0 when ${a} = ${b} then ${Math.log2(levels[0]!.m)} + least(a.r${f}, 20)`;
  const other = bits.at(-1)!;
  if (method === 'given' || method === 'name' || method === 'street')
    return `case ${same} when jaro_winkler_similarity(${a}, ${b}) >= 0.92 then ${level('near')} when jaro_winkler_similarity(${a}, ${b}) >= 0.82 then ${level('similar')} else ${other} end`;
  if (method === 'code' || method === 'date' || method === 'phone')
    return `case ${same} when damerau_levenshtein(${a}, ${b}) = 1 then ${level('one-digit')} else ${other} end`;
  return `case ${same} else ${other} end`;
}
