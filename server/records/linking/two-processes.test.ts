import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { PEOPLE_HEADINGS, people } from '#engines/linkage/bench/people.ts';
import { finishLinkage, type Pairs, planLinkage, scoreSteps } from '#engines/linkage/index.ts';
import { readTable } from './read-table.ts';
import { startWorkers } from './start-workers.ts';
import { joinThreads } from './threads.ts';

const PART = join(import.meta.dirname, 'score-part.worker.ts');

async function scoreElsewhere(path: string, part: number, of: number): Promise<Pairs[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [PART, path, 'rec_id', String(part), String(of)], {
    maxBuffer: 1 << 28,
  });
  const parts = JSON.parse(stdout) as { left: number[]; right: number[]; weight: number[]; compared: number }[];
  return parts.map(({ left, right, weight, compared }) => ({
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    weight: Float64Array.from(weight),
    compared,
  }));
}

test('two processes that share nothing but the file find what one finds', async () => {
  const home = mkdtempSync(join(tmpdir(), 'lotse-parts-'));
  try {
    const path = join(home, 'people.csv');
    const rows = [...people({ rows: 4000, duplicates: 0.2, seed: 31 })].map((cells) => cells.join(','));
    writeFileSync(path, `${PEOPLE_HEADINGS.join(',')}\n${rows.join('\n')}\n`);
    const table = await readTable(path);
    const plan = planLinkage([
      { rows: table.rows, columns: table.columns.filter(({ heading }) => heading !== 'rec_id') },
    ]);
    const alone = finishLinkage(plan, await joinThreads(startWorkers(1)).drive(scoreSteps(plan, 1)));
    const halves = await Promise.all([0, 1].map((part) => scoreElsewhere(path, part, 2)));
    expect(halves.every((half) => half.some(({ left }) => left.length > 0))).toBe(true);
    const together = finishLinkage(plan, halves.flat());
    expect(together.pairs).toEqual(alone.pairs);
    expect(together.clusters).toEqual(alone.clusters);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
