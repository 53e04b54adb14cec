// English check on the synthetic set of presidio-research (MIT). Run: node engines/pseudonym/bench/presidio.ts FILE.json.gz
// F2 over characters-free spans: a labelled span counts as found where at least half of it is hidden; a hidden span is wrong where it
// touches no label. Kinds are not compared: what is hidden is hidden.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Known, pseudonymise } from '../index.ts';

interface Sample {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}
const file = process.argv[2];
if (!file) throw new Error('give the file');
const samples = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Sample[];
const known = new Known([]);
const kinds: Record<string, { all: number; found: number }> = {};
let found = 0;
let all = 0;
let wrong = 0;
let hidden = 0;
const missed: string[] = [];
const extra: string[] = [];
for (const [at, sample] of samples.entries()) {
  const { texts, map } = pseudonymise([sample.full_text], known, { seed: String(at) });
  // Where something was hidden: walk both texts along the map.
  const byStandIn = new Map(map.entries.map((entry) => [entry.standIn, entry.original]));
  const places: { start: number; end: number }[] = [];
  let from = 0;
  let here = 0;
  const out = texts[0]!;
  while (here < out.length) {
    const match = [...byStandIn]
      .filter(([standIn, original]) => out.startsWith(standIn, here) && sample.full_text.startsWith(original, from))
      .sort((a, b) => b[0].length - a[0].length)[0];
    if (match) {
      places.push({ start: from, end: from + match[1].length });
      from += match[1].length;
      here += match[0].length;
    } else {
      from++;
      here++;
    }
  }
  const covers = (start: number, end: number) =>
    places.reduce((sum, place) => sum + Math.max(0, Math.min(end, place.end) - Math.max(start, place.start)), 0);
  for (const span of sample.spans) {
    kinds[span.entity_type] ??= { all: 0, found: 0 };
    kinds[span.entity_type]!.all++;
    all++;
    if (covers(span.start_position, span.end_position) * 2 >= span.end_position - span.start_position) {
      kinds[span.entity_type]!.found++;
      found++;
    } else
      missed.push(
        `${span.entity_type} ${sample.full_text.slice(span.start_position, span.end_position)} | ${sample.full_text}`,
      );
  }
  for (const place of places) {
    hidden++;
    if (!sample.spans.some((span) => span.start_position < place.end && place.start < span.end_position)) {
      wrong++;
      extra.push(`${sample.full_text.slice(place.start, place.end)} | ${sample.full_text}`);
    }
  }
}
const recall = found / all;
const precision = (hidden - wrong) / hidden;
console.log(
  JSON.stringify(
    {
      samples: samples.length,
      spans: all,
      recall,
      precision,
      f2: (5 * precision * recall) / (4 * precision + recall),
      kinds,
    },
    null,
    1,
  ),
);
if (process.argv.includes('--show'))
  console.log(`${missed.slice(0, 60).join('\n')}\n---\n${extra.slice(0, 60).join('\n')}`);
