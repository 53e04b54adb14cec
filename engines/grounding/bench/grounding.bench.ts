// Run: node engines/grounding/bench/grounding.bench.ts [--show] [--write]
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { ground } from '../index.ts';
import { groundCases } from './cases.ts';

const forms: Record<string, { holds: number; wronglyStruck: number; changed: number; passed: number }> = {};
const began = performance.now();
const cases = groundCases(22_000, 5);
for (const { source, sentence, holds, change } of cases) {
  const { sentences } = ground(sentence, [{ name: 'source.txt', text: source }]);
  const clean = sentences.every(({ verdict }) => verdict === 'kept' || verdict === 'plain');
  forms[change] ??= { holds: 0, wronglyStruck: 0, changed: 0, passed: 0 };
  const form = forms[change];
  if (holds) form.holds++;
  else form.changed++;
  if (holds && !clean) form.wronglyStruck++;
  if (!holds && clean) form.passed++;
  if (holds !== clean && process.argv.includes('--show'))
    console.log(
      holds ? 'STRUCK' : 'PASSED',
      change,
      '|',
      source,
      '|',
      sentence,
      '|',
      JSON.stringify(sentences[0]?.doubts.map((one) => `${one.doubt} ${one.text}`)),
    );
}
const sum = (key: 'holds' | 'wronglyStruck' | 'changed' | 'passed') =>
  Object.values(forms).reduce((total, form) => total + form[key], 0);
const result = {
  measured: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
  cases: cases.length,
  changedButPassed: sum('passed') / sum('changed'),
  trueButNotKept: sum('wronglyStruck') / sum('holds'),
  microsecondsACase: Math.round(((performance.now() - began) / cases.length) * 1000),
  forms,
};
console.log(JSON.stringify(result, null, 1));
if (process.argv.includes('--write'))
  writeFileSync(new URL('./grounding.results.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
