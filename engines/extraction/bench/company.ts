import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { corpusPages } from './corpus/pages.ts';
import { measure } from './measure-company.ts';

// node engines/extraction/bench/company.ts [--tell] [--write]
// 200 pages in 40 layouts; 15 layouts were never looked at while the engine was written and are counted apart.
const pages = corpusPages(5);
const told: string[] = [];
const tell = process.argv.includes('--tell') ? (text: string) => told.push(text) : undefined;
const seen = measure(
  pages.filter((page) => !page.held),
  tell,
);
const held = measure(pages.filter((page) => page.held));
for (const text of told) console.log(text);
const brief = ({ byField, ...rest }: ReturnType<typeof measure>) => rest;
console.log(JSON.stringify({ seen: brief(seen), held: brief(held) }, null, 2));
if (tell) console.table(seen.byField);
if (process.argv.includes('--write')) {
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, load: loadavg()[0] };
  writeFileSync(
    new URL('./results/company.json', import.meta.url),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, seen, held }, null, 2)}\n`,
  );
}
