import { writeFileSync } from 'node:fs';
import { extractCompany, extractPeople, FIELDS, readPage } from '../index.ts';
import { TODAY, type TodayPage } from './corpus/today.ts';

// node engines/extraction/bench/today.ts [--tell] [--write]: pages as Elementor, TYPO3, Wix, Jimdo, shops and frameworks write them today.
// What they gave when first read, before any mending, is the honest guess for pages that nobody here has seen.
const FIRST_READ = {
  first: { f1: 0.929, sureRight: 0.935 },
  second: { f1: 0.947, sureRight: 1 },
  third: { f1: 0.924, sureRight: 0.937 },
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
  const share = (a: number, b: number): number => Math.round((a / Math.max(1, b)) * 1000) / 1000;
  return {
    pages: pages.length,
    f1: share(2 * right, 2 * right + wrong + missed),
    precision: share(right, right + wrong),
    sureRight: share(count.sureRight, count.sure),
    people: `${count.peopleRight} of ${count.people}`,
  };
}

const result = {
  date: new Date().toISOString().slice(0, 10),
  whenFirstRead: FIRST_READ,
  afterMending: { first: measure(TODAY.first), second: measure(TODAY.second), third: measure(TODAY.third) },
};
console.log(JSON.stringify(result, null, 2));
if (process.argv.includes('--write'))
  writeFileSync(new URL('./results/today.json', import.meta.url), `${JSON.stringify(result, null, 2)}\n`);
