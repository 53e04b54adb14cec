// One of several processes that share nothing but a file: plans the linkage anew and scores every n-th unit. Called by two-processes.test.ts; a job of
// the queue would do the same. Arguments: FILE ID-COLUMN PART OF; writes {left, right, weight} as JSON.
import { planLinkage, unitScorer, unitsOf } from '#engines/linkage/index.ts';
import { readTable } from './read-table.ts';

const [path = '', id = '', part = '0', of = '1'] = process.argv.slice(2);
const table = await readTable(path);
const plan = planLinkage([{ rows: table.rows, columns: table.columns.filter(({ heading }) => heading !== id) }]);
const score = unitScorer(plan.prepared, plan.blocking, plan.estimate.table, plan.least);
const found = unitsOf(plan.prepared, plan.blocking, 24)
  .filter((_, number) => number % Number(of) === Number(part))
  .map(score);
process.stdout.write(
  JSON.stringify(
    found.map(({ left, right, weight, compared }) => ({
      left: [...left],
      right: [...right],
      weight: [...weight],
      compared,
    })),
  ),
);
