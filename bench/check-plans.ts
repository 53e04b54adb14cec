import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import { readAccount } from '#server/desk/account/index.ts';
import { outlineList, windowList } from '#server/desk/lists/index.ts';
import { findAnything } from '#server/desk/search/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { systemClock } from '#server/platform/clock.ts';
import { openDatabase } from '#server/platform/db/index.ts';
import { silentLog } from '#server/platform/log/index.ts';
import type { Case } from './list-cases.ts';

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

const large = new Set([
  'company',
  'person',
  'activity',
  'sales_order',
  'order_line',
  'deal',
  'quote',
  'task',
  'observation',
  'score',
]);
/** More rows than this read by one statement is not "a bounded part of an index" any more. */
const MOST_ROWS = 60_000;

/**
 * Runs every case in this process, catches each statement, and asks PostgreSQL to run it once more and tell what it read: no sequential
 * scan of a large table, and never more than a bounded number of rows.
 */
export async function checkPlans(
  url: string,
  cases: readonly Case[],
): Promise<{ faults: string[]; mostRows: { name: string; rows: number } }> {
  const caught: CompiledQuery[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = openDatabase(url, { max: 3, onStatement: (query) => void caught.push(query) });
  const app = { db, clock: systemClock, log: silentLog } as App;
  const client = await pool.connect();
  const faults: string[] = [];
  let mostRows = { name: '', rows: 0 };
  try {
    for (const one of cases) {
      caught.length = 0;
      await run(app, one);
      for (const query of [...caught]) {
        if (!/^\s*\(?(select|with)/i.test(query.sql) || /set_config/.test(query.sql)) continue;
        // (Reading a whole outline is marked as done behind requests, and does not begin with a select.)
        const words = /@@/.test(query.sql) && one.group === 'search';
        await client.query('begin read only');
        await client.query(`set local enable_seqscan = off; set local jit = off; set local random_page_cost = 1.1; set local max_parallel_workers_per_gather = 0;
          set local pg_trgm.similarity_threshold = 0.25; set local enable_indexscan = ${words ? 'off' : 'on'}; set local enable_indexonlyscan = ${words ? 'off' : 'on'};
          set local gin_fuzzy_search_limit = ${words && !/&/.test(String(query.parameters)) ? 5000 : 0}`);
        const plan = await client.query(`explain (analyze, timing off, format json) ${query.sql}`, [
          ...query.parameters,
        ]);
        await client.query('commit');
        const seen = read((plan.rows[0] as { 'QUERY PLAN': [{ Plan: Node }] })['QUERY PLAN'][0].Plan);
        for (const table of seen.scanned) faults.push(`${one.name}: sequential scan of ${table}`);
        if (seen.rows > mostRows.rows) mostRows = { name: one.name, rows: seen.rows };
        if (seen.rows > MOST_ROWS) faults.push(`${one.name}: ${seen.rows} rows read by ${query.sql.slice(0, 120)}`);
      }
    }
  } finally {
    client.release();
    await Promise.all([db.destroy(), pool.end()]);
  }
  return { faults: [...new Set(faults)], mostRows };
}

/** The inputs are those of the front door, whose schemas fill in what is left out. */
async function run(app: App, one: Case): Promise<void> {
  const input = one.input(0);
  const query = { filters: [], after: null, ...input } as unknown;
  if (one.group === 'outline') await outlineList(app, commandActor, query as Parameters<typeof outlineList>[2]);
  if (one.group === 'window') await windowList(app, commandActor, query as Parameters<typeof windowList>[2]);
  if (one.group === 'search') await findAnything(app, commandActor, { q: String(input['q']), limit: 20 });
  if (one.group === 'account') await readAccount(app, commandActor, String(input['id']));
}

function read(node: Node): { rows: number; scanned: string[] } {
  const below = (node.Plans ?? []).map(read);
  const scan =
    /Scan$/.test(node['Node Type']) && node['Node Type'] !== 'Subquery Scan' && node['Node Type'] !== 'CTE Scan';
  const touched =
    (node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const sequential = node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'] ?? '');
  return {
    rows: below.reduce((sum, one) => sum + one.rows, 0) + (scan ? touched * (node['Actual Loops'] ?? 1) : 0),
    scanned: [...below.flatMap((one) => one.scanned), ...(sequential ? [node['Relation Name'] ?? ''] : [])],
  };
}
