/** What kind of occasion an entry of the day stands for; each has its own clock and its own starting chance. */
export type Situation =
  | 'callback'
  | 'task'
  | 'deal'
  | 'quote'
  | 'order_rhythm'
  | 'falling'
  | 'cross_sell'
  | 'lead'
  | 'untouched';

export interface PriorityInput {
  readonly situation: Situation;
  /** What is at stake, in integer cents; null where no amount is known. */
  readonly valueCents: number | null;
  /** Fit score 0 to 100, which stands in for the amount where there is none; null where it is unknown too. */
  readonly fit: number | null;
  /** Days since the occasion fell due: 0 today, negative before. For a lead: days since it came in. */
  readonly daysDue: number;
  /** Days after which waiting counts as long; given where the occasion has its own measure (an order rhythm's spread). */
  readonly pace?: number;
  /** A measured or agreed probability, 0 to 1, with the number of cases behind it; null: the starting value holds. */
  readonly chance: {
    readonly share: number;
    readonly cases: number;
    /** What it rests on where that is not a count of own cases: the weight of a deal's stage, or a model of the past (`cases` is then its weight). */
    readonly source?: 'stage' | 'model';
  } | null;
  /** Best lawful way to reach them. `none` is for things one does without contact. */
  readonly reach: 'allowed' | 'needs_human' | 'post_only' | 'none';
  /** What one contact more brings in all, of what a first one after a rest brings, 0 to 1; left out while that is not known. It can only lower. */
  readonly worth?: number;
}

export interface Factor {
  readonly name: 'value' | 'urgency' | 'chance' | 'saturation';
  /** 0 to 1. */
  readonly factor: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, number | string | null>>;
}

export interface Priority {
  /** 0 to 100, one decimal: 100 x value x urgency x chance, and x saturation where it is known. */
  readonly score: number;
  readonly factors: readonly [value: Factor, urgency: Factor, chance: Factor, ...saturation: Factor[]];
}

/** Half a million and more counts as everything; 0.1 at 0 so that a small matter is small, not nothing. */
const VALUE = { floor: 0.1, unitCents: 100_00, fullCents: 500_000_00, unknown: 0.3 } as const;

/** `start`: urgency on the day it falls due; `pace`: days in which what is missing to 1 halves; `fades`: half-life of interest. */
const CLOCK: Readonly<
  Record<Situation, { readonly start: number; readonly pace: number; readonly fades: number | null }>
> = {
  callback: { start: 0.9, pace: 1, fades: null },
  task: { start: 0.6, pace: 5, fades: null },
  deal: { start: 0.5, pace: 14, fades: null },
  quote: { start: 0.6, pace: 7, fades: 45 },
  order_rhythm: { start: 0.4, pace: 14, fades: null },
  falling: { start: 0.4, pace: 30, fades: null },
  cross_sell: { start: 0.25, pace: 90, fades: null },
  lead: { start: 0.9, pace: 7, fades: 14 },
  untouched: { start: 0.25, pace: 90, fades: null },
};

/** Starting chances and the number of cases that they weigh as much as, until own cases outweigh them. */
const PRIOR: Readonly<Record<Situation, { readonly share: number; readonly cases: number }>> = {
  callback: { share: 0.8, cases: 10 },
  task: { share: 0.6, cases: 10 },
  deal: { share: 0.3, cases: 5 },
  quote: { share: 0.35, cases: 10 },
  order_rhythm: { share: 0.5, cases: 3 },
  falling: { share: 0.4, cases: 5 },
  cross_sell: { share: 0.1, cases: 10 },
  lead: { share: 0.25, cases: 10 },
  untouched: { share: 0.1, cases: 10 },
};

const REACH = { allowed: 1, needs_human: 0.9, post_only: 0.6, none: 1 } as const;

/**
 * Ranks what a person could do today: 100 x value x urgency x chance x saturation, each between 0 and 1, each with its reason.
 * Formulas, starting values and their standing: README.md beside this file.
 */
export function prioritise(input: PriorityInput): Priority {
  const value = valueFactor(input);
  const urgency = urgencyFactor(input);
  const chance = chanceFactor(input);
  const product = value.factor * urgency.factor * chance.factor;
  if (input.worth === undefined) return { score: Math.round(product * 1000) / 10, factors: [value, urgency, chance] };
  const worth = Math.max(0, Math.min(1, input.worth));
  const saturation: Factor = { name: 'saturation', factor: worth, code: 'saturation', facts: { worth } };
  return { score: Math.round(product * worth * 1000) / 10, factors: [value, urgency, chance, saturation] };
}

/**
 * Chances drawn from what is not yet known: the same number for the same `place` (0 to 1, a hash of day and suggestion). An occasion with few cases
 * sometimes draws high, one with many hardly ever does; so trying what draws highest tries most what is least known (Thompson 1933).
 */
export function drawnChance({ situation, chance }: Pick<PriorityInput, 'situation' | 'chance'>, place: number): number {
  const prior = PRIOR[situation];
  const cases = prior.cases + (chance?.cases ?? 0);
  const share = (prior.share * prior.cases + (chance?.share ?? 0) * (chance?.cases ?? 0)) / cases;
  const deviation = Math.sqrt((share * (1 - share)) / (cases + 1));
  // A normal deviate from its place, by the logistic approximation: good to a hundredth between .01 and .99.
  const deviate =
    Math.log(Math.min(0.999, Math.max(0.001, place)) / (1 - Math.min(0.999, Math.max(0.001, place)))) / 1.702;
  return Math.max(0.01, Math.min(0.99, share + deviation * deviate));
}

function valueFactor({ valueCents, fit }: PriorityInput): Factor {
  if (valueCents !== null && valueCents > 0) {
    const share = Math.log1p(valueCents / VALUE.unitCents) / Math.log1p(VALUE.fullCents / VALUE.unitCents);
    const factor = VALUE.floor + (1 - VALUE.floor) * Math.min(1, share);
    return { name: 'value', factor, code: 'value-amount', facts: { valueCents } };
  }
  if (fit !== null) {
    return { name: 'value', factor: VALUE.floor + ((1 - VALUE.floor) * fit) / 100, code: 'value-fit', facts: { fit } };
  }
  return { name: 'value', factor: VALUE.unknown, code: 'value-unknown', facts: {} };
}

function urgencyFactor({ situation, daysDue, pace }: PriorityInput): Factor {
  const clock = CLOCK[situation];
  const step = Math.max(0.5, pace ?? clock.pace);
  const late = Math.max(0, daysDue);
  // Before the day: halves with every pace still to go. After it: what is missing to 1 halves with every pace gone by.
  let factor = daysDue < 0 ? clock.start * 2 ** (daysDue / step) : 1 - (1 - clock.start) * 2 ** (-late / step);
  const fades = clock.fades;
  if (fades !== null) factor *= 2 ** (-late / fades);
  const code = daysDue < 0 ? 'urgency-ahead' : fades === null ? 'urgency-late' : 'urgency-fading';
  return { name: 'urgency', factor, code, facts: { days: Math.abs(daysDue), pace: step, fades } };
}

function chanceFactor({ situation, chance, reach }: PriorityInput): Factor {
  const prior = PRIOR[situation];
  const cases = chance?.cases ?? 0;
  const share = (prior.share * prior.cases + (chance?.share ?? 0) * cases) / (prior.cases + cases);
  return {
    name: 'chance',
    factor: share * REACH[reach],
    code: cases === 0 ? 'chance-start' : `chance-${chance?.source ?? 'learnt'}`,
    facts: { share: Math.round(share * 100), cases, reach, startShare: Math.round(prior.share * 100) },
  };
}
