export type InteractionKind = 'meeting' | 'visit' | 'fair' | 'call' | 'email' | 'message' | 'letter' | 'web';

/** What happened of one kind in one direction. Ages are in days before the day of scoring. */
export interface Interactions {
  readonly kind: InteractionKind;
  readonly direction: 'in' | 'out' | 'none';
  readonly count: number;
  /** Of the last 30 days. */
  readonly recent: number;
  /** Σ 2^(−age / half-life) over all of them. */
  readonly decayed: number;
  readonly lastDays: number;
}

export interface InterestInput {
  readonly interactions: readonly Interactions[];
  /** People of the account who took part, each counted by how recent their last part is (2^(−age / half-life)). */
  readonly people: number;
  readonly decider: 'unknown' | 'known' | 'met';
  /** Quotes that wait for an answer. */
  readonly openQuotes: number;
}

export type InterestCode =
  | 'meetings'
  | 'calls'
  | 'mails'
  | 'visits-to-site'
  | 'breadth'
  | 'decider-met'
  | 'decider-known'
  | 'decider-unknown'
  | 'open-quote'
  | 'no-interaction';

export interface InterestReason {
  readonly code: InterestCode;
  readonly points: number;
  readonly facts: Readonly<Record<string, number>>;
}

export interface Interest {
  /** 0 to 100: the sum of the reasons' points, cut at 100. */
  readonly score: number;
  readonly reasons: readonly InterestReason[];
  /** What would raise it, most first: points that one such step would bring today. */
  readonly raises: readonly { readonly code: RaiseCode; readonly points: number }[];
}

export type RaiseCode =
  | 'meet'
  | 'call-from-them'
  | 'mail-from-them'
  | 'second-person'
  | 'know-decider'
  | 'meet-decider';

/** One step of a kind counts for so many points while it is fresh; what they do counts more than what is done to them. */
const DEPTH: Readonly<Record<InteractionKind, Readonly<Record<'in' | 'out' | 'none', number>>>> = {
  meeting: { in: 14, out: 12, none: 12 },
  visit: { in: 14, out: 12, none: 12 },
  fair: { in: 8, out: 6, none: 6 },
  call: { in: 9, out: 4, none: 4 },
  email: { in: 7, out: 1.5, none: 3 },
  message: { in: 7, out: 1.5, none: 3 },
  letter: { in: 6, out: 1, none: 2 },
  web: { in: 3, out: 0, none: 3 },
};
const GROUPS: readonly {
  readonly code: InterestCode;
  readonly kinds: readonly InteractionKind[];
  readonly most: number;
}[] = [
  { code: 'meetings', kinds: ['meeting', 'visit', 'fair'], most: 35 },
  { code: 'calls', kinds: ['call'], most: 25 },
  { code: 'mails', kinds: ['email', 'message', 'letter'], most: 20 },
  { code: 'visits-to-site', kinds: ['web'], most: 15 },
];
const BREADTH = 15;
const DECIDER = { unknown: 0, known: 4, met: 12 } as const;
const OPEN_QUOTE = 12;

/** Saturates: the first step of a kind brings almost its depth, the tenth hardly anything; never more than `most`. */
const saturated = (depth: number, most: number): number => most * (1 - Math.exp(-depth / most));

/**
 * How much interest an account shows by what happened with it: recency (every step loses half its weight in a half-life), depth (a visit counts
 * more than a mail, theirs more than ours), breadth of the buying centre, the decider, open quotes. The points are starting values that we chose,
 * not findings; they rank until a model of own history takes over.
 */
export function scoreInterest(input: InterestInput): Interest {
  const reasons = reasonsOf(input);
  const score = totalOf(reasons);
  const now = (kind: InteractionKind): Interactions => ({
    kind,
    direction: 'in',
    count: 1,
    recent: 1,
    decayed: 1,
    lastDays: 0,
  });
  const steps: readonly (readonly [RaiseCode, InterestInput])[] = [
    ['meet', { ...input, interactions: [...input.interactions, now('meeting')] }],
    ['call-from-them', { ...input, interactions: [...input.interactions, now('call')] }],
    ['mail-from-them', { ...input, interactions: [...input.interactions, now('email')] }],
    ['second-person', { ...input, people: input.people + 1 }],
    ...(input.decider === 'unknown' ? ([['know-decider', { ...input, decider: 'known' }]] as const) : []),
    ...(input.decider === 'known' ? ([['meet-decider', { ...input, decider: 'met' }]] as const) : []),
  ];
  const raises = steps
    .map(([code, changed]) => ({ code, points: totalOf(reasonsOf(changed)) - score }))
    .filter(({ points }) => points >= 0.5)
    .sort((a, b) => b.points - a.points);
  return { score, reasons, raises };
}

const totalOf = (reasons: readonly InterestReason[]): number =>
  Math.min(
    100,
    reasons.reduce((sum, { points }) => sum + points, 0),
  );

function reasonsOf({ interactions, people, decider, openQuotes }: InterestInput): InterestReason[] {
  const reasons: InterestReason[] = [];
  for (const { code, kinds, most } of GROUPS) {
    const own = interactions.filter(({ kind }) => kinds.includes(kind));
    const count = own.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) continue;
    const depth = own.reduce((sum, one) => sum + one.decayed * DEPTH[one.kind][one.direction], 0);
    reasons.push({
      code,
      points: saturated(depth, most),
      facts: {
        count,
        recent: own.reduce((sum, one) => sum + one.recent, 0),
        fromThem: own.reduce((sum, one) => sum + (one.direction === 'in' ? one.count : 0), 0),
        lastDays: Math.min(...own.map(({ lastDays }) => lastDays)),
      },
    });
  }
  if (interactions.length === 0) reasons.push({ code: 'no-interaction', points: 0, facts: {} });
  if (people > 1) reasons.push({ code: 'breadth', points: saturated((people - 1) * 6, BREADTH), facts: { people } });
  if (openQuotes > 0) reasons.push({ code: 'open-quote', points: OPEN_QUOTE, facts: { count: openQuotes } });
  reasons.push({ code: `decider-${decider}`, points: DECIDER[decider], facts: {} });
  return reasons.sort((a, b) => b.points - a.points);
}
