import { writeFileSync } from 'node:fs';
import { extractCompany, extractPeople, FIELDS, findEntries, readPage, readSentence } from '../index.ts';
import { TODAY, type TodayPage, todaySentences } from './corpus/today.ts';
import { TODAY_LISTS } from './corpus/today-lists.ts';

// node engines/extraction/bench/today.ts [--tell] [--write]: pages, lists and sentences as Elementor, TYPO3, Wix, Jimdo, shops and frameworks write them today.
// What they gave when first read, before any mending, is the honest guess for pages that nobody here has seen.
const FIRST_READ = {
  first: { f1: 0.929, sureRight: 0.935 },
  second: { f1: 0.947, sureRight: 1 },
  third: { f1: 0.924, sureRight: 0.937 },
  fourth: { f1: 0.959, sureRight: 0.962 },
  fifth: { f1: 0.953, sureRight: 0.959 },
  lists: { f1: 0.917, whole: 0.886 },
  news: { right: 0.79, precisionOfSignals: 0.87 },
  // Written after the mends of the first and trained anew, beside them, by the same hand.
  secondNews: { right: 0.756, precisionOfSignals: 0.96 },
};
const UNJUDGED = new Set(['certificates', 'openingHours', 'socialLinks']);
const tell = process.argv.includes('--tell');

const plain = (value: string): string =>
  value
    .toLowerCase()
    .replace(/stra(?:ß|ss)e|str\./g, 'str')
    .replace(/\s+/g, '')
    .replace(/[.,/]+$/g, '')
    .replace(/^https?:\/\/(?:www\.)?/, '');

const share = (a: number, b: number): number => Math.round((a / Math.max(1, b)) * 1000) / 1000;

function measure(pages: readonly TodayPage[]) {
  const count = { right: 0, wrong: 0, missed: 0, sure: 0, sureRight: 0, people: 0, peopleRight: 0 };
  for (const { name, url, html, truth, people } of pages) {
    const page = readPage(new TextEncoder().encode(html), { base: url });
    const { facts } = extractCompany(page);
    for (const field of FIELDS) {
      if (UNJUDGED.has(field)) continue;
      const wanted = (truth[field] ?? []).map(plain);
      const found = facts[field];
      const judged = field === 'managingDirectors' || field === 'products' ? found : found.slice(0, 1);
      const right = judged.filter((fact) => wanted.includes(plain(fact.value))).length;
      const sure = found.filter((fact) => fact.confidence >= 0.9);
      count.right += right;
      count.wrong += judged.length - right;
      if (wanted.length > 0 && right === 0) count.missed++;
      count.sure += sure.length;
      count.sureRight += sure.filter((fact) => wanted.includes(plain(fact.value))).length;
      if (tell && (right < judged.length || (wanted.length > 0 && right === 0)))
        console.log(`${name} ${field}: got ${judged.map((fact) => fact.value).join(' | ')} for ${truth[field] ?? '-'}`);
    }
    const met = extractPeople(page);
    for (const [who, role, telephone, email] of people ?? []) {
      const one = met.find((person) => plain(person.name) === plain(who));
      const right = one?.function === role && one.telephone === telephone && one.email === email;
      count.people++;
      if (right) count.peopleRight++;
      else if (tell) console.log(`${name} ${who}: got ${JSON.stringify(one ?? null)}`);
    }
  }
  const { right, wrong, missed } = count;
  return {
    pages: pages.length,
    f1: share(2 * right, 2 * right + wrong + missed),
    precision: share(right, right + wrong),
    sureRight: share(count.sureRight, count.sure),
    people: `${count.peopleRight} of ${count.people}`,
  };
}

/** Entries found, and of those the ones whose place and phone are right as well. */
function measureLists() {
  const count = { right: 0, wrong: 0, missed: 0, whole: 0 };
  for (const { name: list, url, html, entries } of TODAY_LISTS) {
    const found = findEntries(readPage(new TextEncoder().encode(html), { base: url }));
    const left = new Map(entries.map((entry) => [plain(entry[0]), entry]));
    for (const { name, fields } of found) {
      const wanted = left.get(plain(name));
      left.delete(plain(name));
      if (!wanted) count.wrong++;
      else {
        count.right++;
        const isWhole = (fields['place'] ?? null) === wanted[1] && (fields['phone'] ?? null) === wanted[2];
        if (isWhole) count.whole++;
        if (tell && !isWhole) console.log(`${list} ${name}: got ${JSON.stringify(fields)} for ${wanted.join(' | ')}`);
      }
      if (tell && !wanted) console.log(`${list}: no entry «${name}» ${JSON.stringify(fields)}`);
    }
    count.missed += left.size;
    if (tell && left.size > 0) console.log(`${list}: missed ${[...left.values()].map(([name]) => name).join(' | ')}`);
  }
  const { right, wrong, missed, whole } = count;
  return { pages: TODAY_LISTS.length, f1: share(2 * right, 2 * right + wrong + missed), whole: share(whole, right) };
}

function measureNews(lot: 1 | 2) {
  const sentences = todaySentences(lot);
  const count = { right: 0, signals: 0, signalsRight: 0 };
  for (const { kind, sentence } of sentences) {
    const got = readSentence(sentence, { today: '2026-11-21' })?.kind ?? 'none';
    if (got === kind) count.right++;
    else if (tell) console.log(`${kind} -> ${got}: ${sentence}`);
    if (got !== 'none') count.signals++;
    if (got !== 'none' && got === kind) count.signalsRight++;
  }
  return {
    sentences: sentences.length,
    right: share(count.right, sentences.length),
    precisionOfSignals: share(count.signalsRight, count.signals),
  };
}

const result = {
  date: new Date().toISOString().slice(0, 10),
  whenFirstRead: FIRST_READ,
  afterMending: Object.fromEntries(Object.entries(TODAY).map(([lot, pages]) => [lot, measure(pages)])),
  lists: measureLists(),
  news: measureNews(1),
  secondNews: measureNews(2),
};
console.log(JSON.stringify(result, null, 2));
if (process.argv.includes('--write'))
  writeFileSync(new URL('./results/today.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
