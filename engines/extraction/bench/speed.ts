import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { extractCompany, extractNews, extractPeople, findEntries, findLinks, readPage } from '../index.ts';
import { listPages } from './corpus/lists.ts';
import { bytesOf, corpusPages } from './corpus/pages.ts';

// node engines/extraction/bench/speed.ts [--write]: whole extraction of pages as heavy as real ones. Corpus pages are small, so each is given
// the navigation, styles, scripts and teasers that bring a page of a company's site to 60 to 120 kB of markup.
// Every teaser has words of its own: the engine remembers lines it has read, and a menu repeats on all pages of a site, but its news do not.
const WHAT = ['Anlagen', 'Pressen', 'Roboter', 'Öfen', 'Fräszentren', 'Linien', 'Prüfstände'];
const WHERE = ['Dreischichtbetrieb', 'Werk Süd', 'Neubau', 'Lager', 'Hauptwerk', 'Technikum'];
const WHO = ['Maschinenbau', 'Fahrzeugindustrie', 'Luftfahrt', 'Verpackungstechnik', 'Agrartechnik'];
const pick = (list: readonly string[], a: number, b: number): string => list[(a * 5 + b * 3) % list.length] ?? '';
const filler = (at: number): string => {
  const menu = Array.from(
    { length: 60 },
    (_, n) => `<li class="menu-item menu-item-${n}"><a href="/seite-${n}">Menüpunkt ${n}</a></li>`,
  ).join('');
  const teasers = Array.from(
    { length: 40 + (at % 40) },
    (_, n) =>
      `<div class="teaser"><h3><a href="/artikel-${n}">Meldung ${at * 100 + n} aus dem ${pick(WHERE, at, n)}</a></h3><p>Unsere ${pick(WHAT, at, n)} laufen seit ${1950 + ((at * 7 + n) % 70)} im ${pick(WHERE, n, at)} und liefern zuverlässig ${(at * 31 + n * 17) % 997} Teile für Kunden aus dem ${pick(WHO, at, n)}, der Medizintechnik und der ${pick(WHO, n, at)}.</p></div>`,
  ).join('');
  return `<nav><ul>${menu}</ul></nav><style>${'.x{color:red;margin:0 auto}'.repeat(400)}</style><script>${'var a=1;function b(){return a}'.repeat(700)}</script><div class="teasers">${teasers}</div>`;
};
const heavy = (copies: number, seed: number): Buffer[] =>
  corpusPages(copies, seed).map((page, at) =>
    Buffer.from(
      Buffer.from(bytesOf(page))
        .toString('latin1')
        .replace(/<body[^>]*>/i, (body) => body + Buffer.from(filler(at + seed)).toString('latin1')),
      'latin1',
    ),
  );
const pages = [...heavy(5, 1), ...listPages().map((page) => Buffer.from(page.html))];
const readAll = (bytes: Uint8Array): number => {
  const page = readPage(bytes, { base: 'https://www.example.org/impressum' });
  return (
    Object.keys(extractCompany(page).facts).length +
    extractPeople(page).length +
    extractNews(page).length +
    findEntries(page).length +
    findLinks(page).length
  );
};
// A run over a region reads thousands of pages in one process: measured when warm, on pages it has not seen.
for (const bytes of heavy(5, 5000)) readAll(bytes);
const times: number[] = [];
const start = process.cpuUsage();
for (const bytes of pages) {
  const from = performance.now();
  readAll(bytes);
  times.push(performance.now() - from);
}
const used = process.cpuUsage(start);
times.sort((a, b) => a - b);
const seconds = (used.user + used.system) / 1_000_000;
const figures = {
  pages: pages.length,
  meanKilobytes: Math.round(pages.reduce((sum, one) => sum + one.length, 0) / pages.length / 1000),
  pagesPerSecondAndCore: Math.round(pages.length / seconds),
  medianMs: Math.round(times[times.length >> 1] ?? 0),
  slowestMs: Math.round(times.at(-1) ?? 0),
};
console.log(JSON.stringify(figures));
if (process.argv.includes('--write'))
  writeFileSync(
    new URL('./results/speed.json', import.meta.url),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: { cpu: cpus()[0]?.model, node: process.version, load: loadavg()[0] }, ...figures }, null, 2)}\n`,
  );
