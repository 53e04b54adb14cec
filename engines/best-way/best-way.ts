import { createRandom } from '#engines/example-company/random.ts';

/** Contacts of one person through one way (a channel, a time of day, a weekday) and how many were answered. */
export interface WayCount {
  readonly segment: string;
  /** Null: nobody was named. They count for the segment. */
  readonly person: string | null;
  readonly way: string;
  readonly tries: number;
  readonly answers: number;
}

export interface RatedWay {
  readonly way: string;
  /** The person's own contacts this way. */
  readonly tries: number;
  readonly answers: number;
  /** Chance of an answer, with its 80 % interval. */
  readonly chance: number;
  readonly low: number;
  readonly high: number;
  /** Probability that no other way is better. */
  readonly best: number;
}

export interface BestWays {
  /** Likeliest best first. */
  readonly ways: readonly RatedWay[];
  /**
   * `own`: the person's own contacts weigh more than the segment's · `segment`: known from others like them · `all`: from everybody, since their segment
   * is too thin · `even`: enough was seen, and no way is clearly ahead · `unknown`: not enough data.
   */
  readonly basis: 'own' | 'segment' | 'all' | 'even' | 'unknown';
  /** The way to take; null while it is unknown or does not matter. */
  readonly best: string | null;
  readonly tries: number;
  /** Contacts of others that it rests on: of the segment, or of all where that has too few. */
  readonly seen: number;
}

export interface WayModel {
  readonly ways: readonly string[];
  readonly segments: Readonly<Record<string, readonly number[]>>;
  readonly overall: readonly number[];
  /** Contacts that the segment's rates weigh as much as, for a person. */
  readonly strength: number;
  /** Contacts of each segment. */
  readonly seen: Readonly<Record<string, readonly number[]>>;
  readonly seenOverall: readonly number[];
  /** Contacts that the overall rates weigh as much as, for a segment. */
  readonly segmentStrength: number;
}

/** From here on a way is called the best one. */
const SURE = 0.8;
const STRENGTHS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 1024];
const DRAWS = 200;
/** Contacts that all ways together weigh as much as, for one of them. */
const PRIOR = 8;
/** From so many contacts of others on, that no way is clearly ahead is something known, not something missing. */
const ENOUGH = 50;

function logGammaRatio(a: number, n: number): number {
  // log Γ(a + n) - log Γ(a) for whole n: a product, exact and cheap at the counts of one person.
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(a + i);
  return sum;
}

/** Log probability of `answers` of `tries` when the chance itself is Beta distributed around `mean`. */
function logBetaBinomial(answers: number, tries: number, mean: number, strength: number): number {
  const [a, b] = [Math.max(1e-6, mean * strength), Math.max(1e-6, (1 - mean) * strength)];
  return logGammaRatio(a, answers) + logGammaRatio(b, tries - answers) - logGammaRatio(a + b, tries);
}

/** The strength under which what was seen is likeliest (empirical Bayes, type II maximum likelihood on a grid). */
function likeliestStrength(cases: readonly { answers: number; tries: number; mean: number }[]): number {
  let best = { strength: 16, log: Number.NEGATIVE_INFINITY };
  for (const strength of STRENGTHS) {
    const log = cases.reduce((sum, one) => sum + logBetaBinomial(one.answers, one.tries, one.mean, strength), 0);
    if (log > best.log + 1e-9) best = { strength, log };
  }
  return best.strength;
}

/** Learns how ways differ overall and by segment, and how much people of one segment differ. */
export function learnWays(counts: readonly WayCount[], ways: readonly string[]): WayModel {
  const zero = (): { tries: number; answers: number }[] => ways.map(() => ({ tries: 0, answers: 0 }));
  const all = zero();
  const bySegment = new Map<string, ReturnType<typeof zero>>();
  for (const { segment, way, tries, answers } of counts) {
    const at = ways.indexOf(way);
    if (at < 0 || tries <= 0) continue;
    const own = bySegment.get(segment) ?? zero();
    bySegment.set(segment, own);
    for (const one of [all[at]!, own[at]!]) {
      one.tries += tries;
      one.answers += Math.min(answers, tries);
    }
  }
  const total = all.reduce((sum, one) => ({ tries: sum.tries + one.tries, answers: sum.answers + one.answers }), {
    tries: 0,
    answers: 0,
  });
  // A way that nobody took is as good as all together until somebody does.
  const middle = (total.answers + 1) / (total.tries + 4);
  const overall = all.map(({ tries, answers }) => (answers + PRIOR * middle) / (tries + PRIOR));
  const cells = [...bySegment.values()]
    .flatMap((own) => own.map((one, at) => ({ ...one, mean: overall[at]! })))
    .filter(({ tries }) => tries > 0);
  const segmentStrength = likeliestStrength(cells.map((one) => shrunk(one)));
  const segments = Object.fromEntries(
    [...bySegment].map(([name, own]) => [
      name,
      own.map(({ tries, answers }, at) => (answers + segmentStrength * overall[at]!) / (tries + segmentStrength)),
    ]),
  );
  const people = counts.flatMap(({ segment, person, way, tries, answers }) => {
    const at = ways.indexOf(way);
    return person === null || at < 0 || tries <= 0
      ? []
      : [{ tries, answers: Math.min(answers, tries), mean: segments[segment]![at]! }];
  });
  return {
    ways,
    segments,
    overall,
    strength: likeliestStrength(people),
    seen: Object.fromEntries([...bySegment].map(([name, own]) => [name, own.map(({ tries }) => tries)])),
    seenOverall: all.map(({ tries }) => tries),
    segmentStrength,
  };
}

/** Large tallies are scaled to 500 contacts: beyond that the strength no longer moves and the product gets long. */
function shrunk({ tries, answers, mean }: { tries: number; answers: number; mean: number }) {
  if (tries <= 500) return { tries, answers, mean };
  return { tries: 500, answers: Math.round((500 * answers) / tries), mean };
}

/** Gamma variate with shape a (Marsaglia and Tsang 2000); shapes below 1 by their power rule. */
function gamma(random: Random, a: number): number {
  if (a < 1) return gamma(random, a + 1) * (1 - random.next()) ** (1 / a);
  const d = a - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Which way reaches this person best, from their own answers, drawn to their segment as far as these are few. Who answers much answers much every
 * way: the segment's rates are first moved to the person's own level, so that a way does not look good only since it was the one that was taken.
 *
 * @param own the person's counts; none is allowed
 * @param open ways that may be taken; all where left out
 */
export function bestWays(
  model: WayModel,
  segment: string,
  own: readonly Pick<WayCount, 'way' | 'tries' | 'answers'>[],
  open: readonly string[] = model.ways,
): BestWays {
  const rates = model.segments[segment] ?? model.overall;
  const seen = model.seen[segment] ?? model.seenOverall;
  const count = (way: string) => {
    const found = own.filter((one) => one.way === way);
    const tries = found.reduce((sum, one) => sum + one.tries, 0);
    return {
      tries,
      answers: Math.min(
        tries,
        found.reduce((sum, one) => sum + one.answers, 0),
      ),
    };
  };
  const all = model.ways.map((way, at) => ({ way, rate: rates[at]!, seen: seen[at]!, ...count(way) }));
  const expected = all.reduce((sum, { tries, rate }) => sum + tries * rate, 0);
  const answered = all.reduce((sum, { answers }) => sum + answers, 0);
  const level = (answered + 3) / (expected + 3);
  const random = createRandom(29);
  const rated = all
    .filter(({ way }) => open.includes(way))
    .map(({ way, rate, seen: others, tries, answers }) => {
      const mean = Math.min(0.98, Math.max(0.01, rate * level));
      // The segment's rate is itself only known as well as it was tried.
      const strength = Math.min(model.strength, others + 4);
      const weight = strength + tries;
      const chance = (mean * strength + answers) / weight;
      return { way, tries, answers, chance, draws: drawRate(random, chance, weight), own: tries / weight };
    });
  const wins = winsOf(rated.map(({ draws }) => draws));
  const ways = rated
    .map(({ way, tries, answers, chance, draws }, at) => {
      const sorted = draws.toSorted();
      return {
        way,
        tries,
        answers,
        chance,
        // A lopsided chance can lie outside the middle eight tenths of its own draws.
        low: Math.min(chance, sorted[DRAWS / 10]!),
        high: Math.max(chance, sorted[(DRAWS * 9) / 10]!),
        best: wins[at]!,
      };
    })
    .toSorted((a, b) => b.best - a.best || b.chance - a.chance);
  const tries = all.reduce((sum, one) => sum + one.tries, 0);
  const ofSegment = seen.reduce((sum, count) => sum + count, 0);
  const ofAll = model.seenOverall.reduce((sum, count) => sum + count, 0);
  const [first, second] = ways;
  const answer = (basis: BestWays['basis'], best: string | null, from: number): BestWays => ({
    ways: best === null ? ways : ways.toSorted((a, b) => Number(b.way === best) - Number(a.way === best)),
    basis,
    best,
    tries,
    seen: from,
  });
  if (first === undefined || second === undefined) return answer('unknown', null, ofSegment);
  if (first.best >= SURE) {
    const mine = rated.find(({ way }) => way === first.way)!.own;
    return answer(mine >= 0.5 ? 'own' : 'segment', first.way, ofSegment);
  }
  // One person's own habits stay in the dark for long; what people like them do on the whole is known much earlier, and the best that can be done.
  const isOpen = (_: number, at: number): boolean => open.includes(model.ways[at]!);
  const pools = [
    { basis: 'segment', rates, seen, prior: model.segmentStrength, from: ofSegment },
    { basis: 'all', rates: model.overall, seen: model.seenOverall, prior: PRIOR, from: ofAll },
  ] as const;
  for (const pool of pools) {
    const names = model.ways.filter((way) => open.includes(way));
    const counts = pool.seen.filter(isOpen);
    const draws = pool.rates.filter(isOpen).map((rate, at) => drawRate(random, rate, counts[at]! + pool.prior));
    const sure = winsOf(draws);
    const top = sure.indexOf(Math.max(...sure));
    // What the person did themselves may point elsewhere without being sure of it: then nothing is said against it.
    const agrees = names[top] === first.way || tries === 0 || first.best < 0.5;
    if (pool.from >= ENOUGH && sure[top]! >= SURE && agrees) return answer(pool.basis, names[top]!, pool.from);
    // A segment that was seen enough and shows no best way is not overruled by what others do.
    if (pool.from >= ENOUGH) break;
  }
  const from = ofSegment >= ENOUGH ? ofSegment : ofAll;
  return from >= ENOUGH ? answer('even', null, from) : answer('unknown', null, from);
}

type Random = ReturnType<typeof createRandom>;

/** Draws of a rate that is known as well as `weight` contacts tell. */
function drawRate(random: Random, rate: number, weight: number): Float64Array {
  return Float64Array.from({ length: DRAWS }, () => {
    const yes = gamma(random, rate * weight);
    return yes / (yes + gamma(random, (1 - rate) * weight));
  });
}

/** Share of the draws in which each of them is the highest. */
function winsOf(draws: readonly Float64Array[]): number[] {
  const wins = draws.map(() => 0);
  if (draws.length === 0) return wins;
  for (let draw = 0; draw < DRAWS; draw++) {
    let top = 0;
    for (let at = 1; at < draws.length; at++) if (draws[at]![draw]! > draws[top]![draw]!) top = at;
    wins[top]! += 1 / DRAWS;
  }
  return wins;
}
