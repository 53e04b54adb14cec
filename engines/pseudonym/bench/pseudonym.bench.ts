// Known entities, structured data, exactness and speed. Run: node engines/pseudonym/bench/pseudonym.bench.ts [--speed] [--show] [--write]
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { Known, pseudonymise, Reidentifier, reidentify } from '../index.ts';
import { type Case, familyNames, knownCases, knownEntries, structuredCases } from './cases.ts';
import { chance } from './compose.ts';
import { templates } from './templates.ts';

const show = process.argv.includes('--show');

/** As a word of its own: "Frei" does not stand in "Freitag". */
function standsIn(text: string, secret: string): boolean {
  const plain = secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, 'u').test(text);
}

function leaks(cases: readonly Case[], known: Known) {
  const forms: Record<string, { all: number; leaked: number }> = {};
  const samples: string[] = [];
  let inexact = 0;
  for (const [at, { text, secret, form }] of cases.entries()) {
    const hidden = pseudonymise([text], known, { seed: `case ${at}` });
    const out = hidden.texts[0]!;
    forms[form] ??= { all: 0, leaked: 0 };
    forms[form].all++;
    if (standsIn(out, secret)) {
      forms[form].leaked++;
      samples.push(`${form}: ${secret} | ${text} | ${out}`);
    }
    if (reidentify(out, hidden.map) !== text) inexact++;
  }
  const leaked = Object.values(forms).reduce((sum, form) => sum + form.leaked, 0);
  if (show) console.log(samples.slice(0, 40).join('\n'));
  return {
    cases: cases.length,
    leaked,
    share: leaked / cases.length,
    inexact,
    forms: Object.fromEntries(Object.entries(forms).filter(([, form]) => form.leaked > 0)),
  };
}

function speed() {
  const entries = knownEntries(100_000, 5);
  const compiled = performance.now();
  const known = new Known(entries);
  const compileSeconds = (performance.now() - compiled) / 1000;
  const next = chance(99);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const family = familyNames(20_000, 5);
  const texts: string[] = [];
  let size = 0;
  while (size < 5_000_000) {
    // A letter or note of some eight sentences a text, as they come in.
    const text = Array.from({ length: 8 }, () =>
      pick(templates)
        .replace(/\{[fl]\}/g, () => pick(family))
        .replace(/\{p\}/g, 'Stuttgart')
        .replace(/\{c\}/g, () => pick(family))
        .replace(/\{g\}/g, 'GmbH'),
    ).join(' ');
    texts.push(text);
    size += Buffer.byteLength(text);
  }
  pseudonymise(texts.slice(0, 400), known, { seed: 'warm' });
  // Twice: a process that has just started, whose words are all new, and one that has been at work.
  const pass = () => {
    const began = performance.now();
    const before = process.cpuUsage();
    let hidden = 0;
    for (let at = 0; at < texts.length; at += 200) {
      const result = pseudonymise(texts.slice(at, at + 200), known, { seed: 's' });
      hidden += result.map.entries.length;
    }
    const { user, system } = process.cpuUsage(before);
    const seconds = (performance.now() - began) / 1000;
    // Beside others a second on the wall says little; processor time counts the compiler's and the collector's threads as well.
    return { seconds, megabytesPerSecond: size / 1e6 / seconds, processorSeconds: (user + system) / 1e6, hidden };
  };
  const load = loadavg()[0];
  return {
    knownNames: entries.length,
    compileSeconds,
    megabytes: size / 1e6,
    load,
    first: pass(),
    atWork: pass(),
  };
}

function streamed(count: number) {
  const next = chance(17);
  const known = new Known(knownEntries(3000, 2));
  let wrong = 0;
  for (const [at, { text }] of knownCases(knownEntries(3000, 2), count, 4).entries()) {
    const { texts, map } = pseudonymise([text], known, { seed: String(at) });
    const back = new Reidentifier(map);
    let out = '';
    let from = 0;
    while (from < texts[0]!.length) {
      const to = from + 1 + Math.floor(next() * 9);
      out += back.push(texts[0]!.slice(from, to));
      from = to;
    }
    if (out + back.end() !== text) wrong++;
  }
  return { texts: count, wrong };
}

const entries = knownEntries(3000, 1);
const file = new URL('./pseudonym.results.json', import.meta.url);
const onlySpeed = process.argv.includes('--speed');
const result = onlySpeed
  ? { ...JSON.parse(readFileSync(file, 'utf8')), speed: speed() }
  : {
      measured: new Date().toISOString().slice(0, 10),
      machine: `${cpus()[0]?.model}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`,
      known: leaks(knownCases(entries, 20_000, 11), new Known(entries)),
      structured: leaks(structuredCases(10_000, 12), new Known([])),
      streamed: streamed(2000),
      speed: speed(),
    };
console.log(JSON.stringify(result, null, 2));
if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
