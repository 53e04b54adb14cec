// node engines/cross-selling/bench/cross-selling.bench.ts --data FOLDER      FOLDER holds purchases/online-retail-to-2011-09-10.csv.gz (UCI Online Retail, Chen 2012, CC BY 4.0)
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readList } from '#engines/order-lines/bench/read-list.ts';
import { checkSuggestions, type Ranking } from '../index.ts';
import { shopWithSequences } from './simulate.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const round = (value: number, digits = 4): number => Number(value.toFixed(digits));
const shown = ({ hitRate, recall }: Ranking) => ({ hitRate10: round(hitRate), recall10: round(recall) });

const results: Record<string, unknown> = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} x ${cpus()[0]?.model ?? '?'}, Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`,
};
if (values.data) {
  const book = readList(join(values.data, 'purchases/online-retail-to-2011-09-10.csv.gz'));
  const lines = { ...book, customers: book.customers.length };
  // Figures of the engine were chosen on what happened between day 120 and 180; the other splits were looked at once, afterwards.
  results['onlineRetail'] = [
    { name: 'chosen on', seen: 120, days: 60 },
    { name: 'first two thirds', seen: Math.floor((2 / 3) * (book.lastDay - book.firstDay)), days: 90 },
    { name: 'whole file less 30 days', seen: book.lastDay - book.firstDay - 30, days: 30 },
  ].map(({ name, seen, days }) => {
    const check = checkSuggestions(lines, book.firstDay + seen + days, book.names, days)!;
    return {
      name,
      from: new Date(check.from * 86_400_000).toISOString().slice(0, 10),
      days,
      customers: check.customers,
      engine: shown(check.engine),
      popularity: shown(check.popularity),
      popularityLately: shown(check.popularityLately),
      boughtOf100: round(check.bought, 1),
    };
  });
}
results['simulated'] = [0, 0.3, 0.8].map((follows) => {
  const check = checkSuggestions(shopWithSequences(2000, 200, follows, 11), 500)!;
  return { follows, engine: shown(check.engine), popularity: shown(check.popularity) };
});
writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
console.log(JSON.stringify(results, null, 2));
