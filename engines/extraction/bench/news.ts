import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { NEWS_KINDS, readSentence } from '../index.ts';
import { newsSentences } from './corpus/news.ts';

// node engines/extraction/bench/news.ts [--tell] [--write]: figures on the held-out two fifths; --tell shows the faults of the other part only.
const tell = process.argv.includes('--tell');
const measure = (held: boolean) => {
  const count = new Map<string, { right: number; wrong: number; missed: number }>();
  const of = (kind: string) => {
    const known = count.get(kind) ?? { right: 0, wrong: 0, missed: 0 };
    count.set(kind, known);
    return known;
  };
  let signals = 0;
  let right = 0;
  for (const { kind, sentence } of newsSentences().filter((one) => one.held === held)) {
    const got = readSentence(sentence, { today: '2026-11-21' })?.kind ?? 'none';
    if (got !== 'none') signals++;
    if (got === kind) {
      of(kind).right++;
      if (got !== 'none') right++;
      continue;
    }
    of(kind).missed++;
    of(got).wrong++;
    if (tell && !held) console.log(`${kind} -> ${got}: ${sentence}`);
  }
  const f1 = (kind: string): number => {
    const { right, wrong, missed } = of(kind);
    return Math.round(((2 * right) / (2 * right + wrong + missed || 1)) * 1000) / 1000;
  };
  const byKind = Object.fromEntries(NEWS_KINDS.map((kind) => [kind, f1(kind)]));
  return {
    signals,
    macroF1: Math.round((Object.values(byKind).reduce((a, b) => a + b, 0) / NEWS_KINDS.length) * 1000) / 1000,
    precision: Math.round((right / signals) * 1000) / 1000,
    byKind,
  };
};
const figures = {
  sentences: newsSentences().length,
  held: newsSentences().filter((one) => one.held).length,
  onHeld: measure(true),
  onTrained: measure(false),
};
console.log(JSON.stringify(figures, null, 2));
if (process.argv.includes('--write'))
  writeFileSync(
    new URL('./results/news.json', import.meta.url),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: cpus()[0]?.model, ...figures }, null, 2)}\n`,
  );
