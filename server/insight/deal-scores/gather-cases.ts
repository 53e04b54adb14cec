import type { Words } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import type { Case, Cases } from '../learning/index.ts';
import { dealColumns, dealFacts } from './store-facts.ts';
import { type DealLife, dealLives } from './store-lives.ts';

const DAY = 86_400_000;
const numberOf = (day: string): number => Math.floor(Date.parse(day) / DAY);
const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);
const SLICE = 500;

/**
 * Past deals as they stood in the pipeline on fixed days, so many days apart that a deal is seen about once: the way the open ones of today are
 * seen. Days so near that many deals of then are still open are left out, else only the quick ones would be learnt from.
 */
export async function gatherDealCases(app: App, today: string): Promise<Cases> {
  const lives = await dealLives(app.db, null);
  const closed = lives.filter(isSettled);
  const durations = closed.map(lengthOf).toSorted((a, b) => a - b);
  const middle = durations[durations.length >> 1] ?? 30;
  const step = Math.min(91, Math.max(14, middle));
  const settling = Math.min(180, durations[Math.floor(durations.length * 0.75)] ?? 0);
  const last = numberOf(today) - settling;
  const moments = closed.flatMap((deal) => {
    const [from, to] = [numberOf(deal.openedOn), numberOf(deal.closedOn)];
    const days: { deal: Settled; id: string; day: string; openedOn: string }[] = [];
    for (let day = Math.ceil(from / step) * step; day < to && day <= last; day += step)
      days.push({ deal, id: deal.id, day: dayOf(day), openedOn: deal.openedOn });
    return days;
  });
  const rows: Case[] = [];
  for (let from = 0; from < moments.length; from += SLICE) {
    const slice = moments.slice(from, from + SLICE);
    const facts = new Map((await dealFacts(app.db, slice)).map((one) => [`${one.id} ${one.day}`, one]));
    for (const { deal, day } of slice) {
      const seen = facts.get(`${deal.id} ${day}`);
      if (!seen) continue;
      rows.push({
        cells: seen.facts,
        positive: deal.outcome === 'won',
        day,
        settledOn: deal.closedOn,
        group: deal.companyId,
        rule: seen.stageWeight,
        audited: { region: seen.region, industry: seen.industry, size: seen.size },
      });
    }
  }
  const undated = lives.filter((deal) => deal.outcome !== 'open' && !isSettled(deal)).length;
  const unseen = closed.length - new Set(moments.map(({ id }) => id)).size;
  return {
    columns: dealColumns,
    rows,
    leftOut: [
      { count: undated, text: undatedWords },
      { count: unseen, text: unseenWords(step) },
    ],
  };
}

type Settled = DealLife & { readonly openedOn: string; readonly closedOn: string };

const isSettled = (deal: DealLife): deal is Settled =>
  deal.outcome !== 'open' && deal.openedOn !== null && deal.closedOn !== null && deal.openedOn < deal.closedOn;

const lengthOf = (deal: Settled): number => numberOf(deal.closedOn) - numberOf(deal.openedOn);

const undatedWords: Words = {
  de: 'abgeschlossene Chancen ohne Beginn oder Ende: „Angelegt am“ und „Abgeschlossen am“ mit einspielen',
  en: 'closed deals without a beginning or an end: import “opened on” and “closed on” as well',
};
const unseenWords = (step: number): Words => ({
  de: `Chancen, die an keinem der Stichtage (alle ${step} Tage) offen waren oder noch zu frisch sind`,
  en: `deals that were open on none of the days looked at (every ${step} days) or are still too fresh`,
});
