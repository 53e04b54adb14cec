import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { linkTables } from '../link.ts';
import { LEVELS } from '../model.ts';
import { type Table, tableOf } from '../table.ts';

export function readCsv(path: string): { headings: string[]; rows: string[][] } {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"') {
        if (text[i + 1] === '"') {
          cell += '"';
          i++;
        } else quoted = false;
      } else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell.replace(/\r$/, ''));
      lines.push(row);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell || row.length) {
    row.push(cell);
    lines.push(row);
  }
  return { headings: lines[0]!.map((h) => h.trim()), rows: lines.slice(1) };
}
const D = '/work/shared/benchmarks/linkage/';
const sets = {
  febrl1: [`${D}febrl/dataset1.csv.gz`, 'rec_id', (row: string[]) => row[0]!.split('-')[1]!],
  febrl2: [`${D}febrl/dataset2.csv.gz`, 'rec_id', (row: string[]) => row[0]!.split('-')[1]!],
  febrl3: [`${D}febrl/dataset3.csv.gz`, 'rec_id', (row: string[]) => row[0]!.split('-')[1]!],
  fake: [`${D}splink/fake_1000.csv.gz`, 'unique_id', (row: string[]) => row[6]!],
} as const;
for (const [name, [path, , truthOf]] of Object.entries(sets)) {
  if (process.argv[2] && !name.startsWith(process.argv[2])) continue;
  const { headings, rows } = readCsv(path);
  const truth = rows.map(truthOf);
  const drop = name === 'fake' ? [0, 6] : [0];
  const t0 = performance.now();
  const table: Table = tableOf(
    headings.filter((_, at) => !drop.includes(at)),
    rows.map((row) => row.filter((_, at) => !drop.includes(at))),
  );
  const linked = linkTables([table]);
  const t1 = performance.now();
  const { recordOf } = linked.prepared;
  const cl = Array.from(recordOf, (r) => linked.clusters.clusterOf[r]!);
  const count = (keys: (string | number)[]) => {
    const m = new Map<string | number, number>();
    for (const k of keys) m.set(k, (m.get(k) ?? 0) + 1);
    return [...m.values()].reduce((s, n) => s + (n * (n - 1)) / 2, 0);
  };
  const tp = count(cl.map((c, i) => `${c}|${truth[i]}`));
  const pred = count(cl);
  const all = count(truth);
  const p = tp / pred;
  const r = tp / all;
  console.log(
    name,
    'P',
    p.toFixed(4),
    'R',
    r.toFixed(4),
    'F1',
    ((2 * p * r) / (p + r)).toFixed(4),
    'ms',
    Math.round(t1 - t0),
    'compared',
    linked.pairs.compared,
    'rounds',
    linked.estimate.rounds,
    'prior',
    linked.estimate.prior.toExponential(2),
    'missed',
    linked.expectedMissed,
  );
  if (process.argv[3]) {
    for (const [at, f] of linked.plan.fields.entries())
      console.log(
        f.name,
        f.role,
        f.method,
        linked.estimate.table.fields[at]!.weights.map(
          (w, l) => `${LEVELS[f.method][l]} ${linked.estimate.m[at]![l]!.toFixed(3)} ${w.toFixed(1)}`,
        ).join(' | '),
      );
    console.log(
      JSON.stringify(
        linked.blocking.rules.map((rule) =>
          rule.parts.map((q) => `${linked.plan.fields[q.field]!.name} ${q.key}`).join(' & '),
        ),
      ),
    );
    console.log(linked.plan.roles.map((q) => `${q.heading}:${q.role ?? q.because}`).join(', '));
  }
  if (process.argv[4]) {
    // errors
    const { createScorer } = await import('../scorer.ts');
    const s = createScorer(linked.prepared, linked.estimate.table);
    const weigh = (i: number, j: number) => s.weigh(recordOf[i]!, recordOf[j]!, -Infinity);
    let shown = 0;
    for (let i = 0; i < rows.length && shown < Number(process.argv[4]); i++)
      for (let j = i + 1; j < rows.length && shown < Number(process.argv[4]); j++) {
        const t = truth[i] === truth[j];
        const c = cl[i] === cl[j];
        if (t === c) continue;
        shown++;
        console.log(
          t ? 'MISSED' : 'WRONG',
          weigh(i, j).toFixed(1),
          Array.from(s.added, (x) => x.toFixed(1)).join(' '),
          '\n   ',
          rows[i]!.join(','),
          '\n   ',
          rows[j]!.join(','),
        );
      }
  }
}
