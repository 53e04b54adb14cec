import type { FitReason } from '#engines/scoring/index.ts';
import { fieldIn } from '../scores/index.ts';
import type { LeadWorld, ScoredLead } from './score-leads.ts';
import { leadColumns } from './store-facts.ts';
import { knowFieldIn, raiseIn } from './words.ts';

export interface Raise {
  readonly text: string;
  /** Points of the score. */
  readonly points: number;
}

const SHOWN = 3;

/** What would raise a lead's score most, computed by scoring it again with one step more: nothing is assumed, nothing is promised. */
export function raisesOf(
  world: LeadWorld,
  { cells, chance, interest }: ScoredLead,
  fitReasons: readonly FitReason[],
  language: 'de' | 'en',
): readonly Raise[] {
  if (cells && chance) return best(modelRaises(world, cells, chance.probability, language));
  const fitShare = interest === null ? 1 : world.share;
  const unknown = fitReasons
    .filter(({ state, weight }) => state === 'unknown' && weight > 0)
    .map(({ field, weight }) => ({ text: knowFieldIn(fieldIn(field, language), language), points: weight * fitShare }));
  const steps = (interest?.raises ?? []).map(({ code, points }) => ({
    text: raiseIn(code, language),
    points: points * (1 - fitShare),
  }));
  return best([...unknown, ...steps]);
}

const best = (raises: readonly Raise[]): readonly Raise[] =>
  raises
    .filter(({ points }) => points >= 0.5)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, SHOWN);

type Column = (typeof leadColumns)[number];

function modelRaises(
  world: LeadWorld,
  cells: ScoredLead['cells'] & object,
  now: number,
  language: 'de' | 'en',
): Raise[] {
  const more = (changes: Partial<Record<Column, number>>, since: number | null): number => {
    const changed = leadColumns.map((column, at) => {
      const by = changes[column];
      if (column === 'days_since_contact' && since !== null) return since;
      return by === undefined ? cells[at]! : Number(cells[at] ?? 0) + by;
    });
    return (world.predict(changed).probability - now) * 100;
  };
  const contact = { contacts_30d: 1, contacts_90d: 1 } as const;
  return [
    { text: raiseIn('meet', language), points: more({ ...contact, meetings_90d: 1 }, 0) },
    { text: raiseIn('call-from-them', language), points: more({ ...contact, inbound_90d: 1 }, 0) },
    { text: raiseIn('second-person', language), points: more({ ...contact, people_90d: 1 }, 0) },
    { text: raiseIn('quote', language), points: more({ quotes_before: 1 }, null) },
  ];
}
