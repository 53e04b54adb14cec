import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyQuestion } from '../every-question.ts';
import { decideContact, germany202611 } from '../index.ts';

// node engines/contact-law/bench/mutants.bench.ts: changes the table and its reading in one place at a time (operators, words, decisions, whole
// conditions) and runs the engine's own tests on each changed copy. One that no test notices is compared on all 403,200 questions: where it answers
// every one alike it is no mutant but another spelling; else the suite has a hole.
const engine = join(import.meta.dirname, '..');
const copy = join(engine, '..', '..', 'tmp', 'contact-law-mutants');
const files = ['germany-2026-11.ts', 'decide.ts', 'question.ts'] as const;

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

const swaps: readonly (readonly [RegExp, (found: string) => readonly string[]])[] = [
  [/===/g, () => ['!==']],
  [/!==/g, () => ['===']],
  [/&&/g, () => ['||']],
  [/\|\|/g, () => ['&&']],
  [
    /'(allowed|needs_human|forbidden)'/g,
    (found) => ["'allowed'", "'needs_human'", "'forbidden'"].filter((one) => one !== found),
  ],
  [/'[a-z][a-z_0-9]*'/g, (found) => (/allowed|needs_human|forbidden/.test(found) ? [] : ["'planted'"])],
  [/\((?:q)\) => (?:[^\n]+?)(?=,\n|,$)/g, () => ['() => true', '() => false']],
  [/\?\? |\b(true|false)\b/g, (found) => (found === 'true' ? ['false'] : found === 'false' ? ['true'] : [])],
];

function mutantsOf(file: string, text: string): Mutant[] {
  const found: Mutant[] = [];
  for (const [pattern, others] of swaps)
    for (const match of text.matchAll(pattern)) {
      const at = match.index;
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const line = text.slice(lineStart, text.indexOf('\n', at));
      // Words of imports, comments and types decide nothing.
      if (/^\s*(\/\/|\*|\/\*|import|export type)/.test(line)) continue;
      for (const to of others(match[0]))
        found.push({
          file,
          line: text.slice(0, at).split('\n').length,
          from: match[0],
          to,
          text: text.slice(0, at) + to + text.slice(at + match[0].length),
        });
    }
  return found;
}

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const name of ['index', 'decide', 'question', 'germany-2026-11', 'words', 'every-question'])
  cpSync(join(engine, `${name}.ts`), join(copy, `${name}.ts`));
for (const name of ['rules.test', 'properties.test']) {
  const text = readFileSync(join(engine, `${name}.ts`), 'utf8');
  writeFileSync(join(copy, `${name}.ts`), text.replace("from 'vitest'", "from './vitest-shim.ts'"));
}
// As much of vitest as these two files use; it runs at once and ends the process at the first failure.
writeFileSync(
  join(copy, 'vitest-shim.ts'),
  `import { deepStrictEqual, notDeepStrictEqual } from 'node:assert';
const check = (value, negated) => ({
  toEqual: (other) => (negated ? notDeepStrictEqual : deepStrictEqual)(JSON.parse(JSON.stringify(value)), JSON.parse(JSON.stringify(other))),
  toBe: (other) => { if ((value === other) === negated) throw new Error('toBe'); },
  toHaveLength: (n) => { if ((value.length === n) === negated) throw new Error('toHaveLength'); },
  toMatch: (other) => { if (new RegExp(other).test(value) === negated) throw new Error('toMatch'); },
  toContain: (other) => { if (value.includes(other) === negated) throw new Error('toContain'); },
  toBeGreaterThan: (n) => { if (value > n === negated) throw new Error('toBeGreaterThan'); },
  toBeLessThan: (n) => { if (value < n === negated) throw new Error('toBeLessThan'); },
  toMatchObject: (other) => { for (const key of Object.keys(other)) deepStrictEqual(value[key], other[key]); },
  toThrow: () => { let threw = false; try { value(); } catch { threw = true; } if (threw === negated) throw new Error('toThrow'); },
});
export const expect = (value) => ({ ...check(value, false), not: check(value, true) });
export const test = (name, work) => work();
test.each = (rows) => (name, work) => { for (const row of rows) Array.isArray(row) ? work(...row) : work(row); };
`,
);
writeFileSync(join(copy, 'all.ts'), "await import('./rules.test.ts');\nawait import('./properties.test.ts');\n");

const fails = () =>
  spawnSync(process.execPath, ['--no-warnings', join(copy, 'all.ts')], { timeout: 60_000 }).status !== 0;
if (fails()) throw new Error('the suite fails on the unchanged table: the shim lacks something');

const known = [...everyQuestion()].map((question) => JSON.stringify(decideContact(question, germany202611)));
async function sameEverywhere(n: number): Promise<boolean> {
  const changed: typeof import('../index.ts') = await import(`${join(copy, 'index.ts')}?mutant=${n}`).catch(() => null);
  if (!changed) return false;
  // A fresh process: modules below index.ts are cached by their plain names.
  const script = `import { decideContact, germany202611 } from ${JSON.stringify(join(copy, 'index.ts'))};
import { everyQuestion } from ${JSON.stringify(join(engine, 'every-question.ts'))};
import { createHash } from 'node:crypto';
const hash = createHash('sha256');
for (const question of everyQuestion()) hash.update(JSON.stringify(decideContact(question, germany202611)));
console.log(hash.digest('hex'));`;
  const { stdout } = spawnSync(process.execPath, ['--no-warnings', '--input-type=module-typescript', '-e', script]);
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  for (const answer of known) hash.update(answer);
  return stdout.toString().trim() === hash.digest('hex');
}

const from = performance.now();
const counts = { mutants: 0, killed: 0, alike: 0, survived: 0 };
const survivors: string[] = [];
const alike: string[] = [];
for (const file of files) {
  const original = readFileSync(join(engine, file), 'utf8');
  for (const mutant of mutantsOf(file, original)) {
    counts.mutants += 1;
    writeFileSync(join(copy, file), mutant.text);
    const place = `${file}:${mutant.line} ${mutant.from.slice(0, 60)} -> ${mutant.to}`;
    if (fails()) counts.killed += 1;
    else if (await sameEverywhere(counts.mutants)) {
      counts.alike += 1;
      alike.push(place);
    } else {
      counts.survived += 1;
      survivors.push(place);
    }
  }
  writeFileSync(join(copy, file), original);
}
rmSync(copy, { recursive: true, force: true });
const result = {
  at: new Date().toISOString().slice(0, 10),
  node: process.version,
  ...counts,
  score: Number((counts.killed / (counts.killed + counts.survived)).toFixed(4)),
  seconds: Math.round((performance.now() - from) / 1000),
  alike,
  survivors,
};
writeFileSync(join(import.meta.dirname, 'mutants.result.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log({ ...result, alike: alike.length });
process.exitCode = counts.survived === 0 ? 0 : 1;
