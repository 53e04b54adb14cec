import type { Words } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Case, Cases } from '../learning/index.ts';
import { leadColumns, leadFacts, leadLives } from './store-facts.ts';

const DAY = 86_400_000;
/** A lead counts as won if its first order comes within so many days. */
const WITHIN = 180;
const YEARS = 3 * 365;
/** A quarter between two looks at the same lead: nearer ones would hardly differ. */
const STEP = 91;
const SLICE = 1000;
/** Twenty thousand looks carry as much as any model here can learn; above that every n-th company. */
const MOST = 20_000;
const numberOf = (day: string): number => Math.floor(Date.parse(day) / DAY);
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** Past leads as they stood at the beginning of each quarter, and whether they bought for the first time within half a year. */
export async function gatherLeadCases(app: App, today: string): Promise<Cases> {
  const last = numberOf(today) - WITHIN;
  const first = numberOf(today) - YEARS;
  const lives = await leadLives(app.db, dayOf(first));
  const looks = lives.flatMap(({ id, firstOn, boughtOn }) => {
    const until = Math.min(last, boughtOn === null ? last : numberOf(boughtOn) - 1);
    const days: { id: string; day: string; positive: boolean; settledOn: string }[] = [];
    for (let day = Math.ceil(Math.max(first, numberOf(firstOn)) / STEP) * STEP; day <= until; day += STEP) {
      const positive = boughtOn !== null && numberOf(boughtOn) - day <= WITHIN;
      days.push({ id, day: dayOf(day), positive, settledOn: positive ? boughtOn : dayOf(day + WITHIN) });
    }
    return days;
  });
  const every = Math.max(1, Math.ceil(looks.length / MOST));
  const companies = [...new Set(looks.map(({ id }) => id))].toSorted();
  const kept = new Set(companies.filter((_, at) => at % every === 0));
  const moments = looks.filter(({ id }) => kept.has(id));
  const rows: Case[] = [];
  for (let from = 0; from < moments.length; from += SLICE) {
    const slice = moments.slice(from, from + SLICE);
    const facts = new Map((await leadFacts(app.db, slice)).map((one) => [`${one.id} ${one.day}`, one]));
    for (const { id, day, positive, settledOn } of slice) {
      const seen = facts.get(`${id} ${day}`);
      if (!seen) continue;
      const { region, industry, size } = seen;
      rows.push({
        cells: seen.facts,
        positive,
        day,
        settledOn,
        group: id,
        rule: null,
        audited: { region, industry, size },
      });
    }
  }
  return { columns: leadColumns, rows, leftOut: [{ count: companies.length - kept.size, text: sampledWords }] };
}

const sampledWords: Words = {
  de: 'Firmen, die eine Stichprobe ausgelassen hat',
  en: 'companies left out by sampling',
};
