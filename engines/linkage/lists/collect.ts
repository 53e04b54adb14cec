import { Index } from './candidates.ts';
import { Lexicon } from './entries.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { type Nearest, Search } from './nearest.ts';
import type { Likeness } from './similarity.ts';
import { draw, learnStrangers, wordsApart, wordsTell } from './surroundings.ts';

export interface Found {
  readonly left: number;
  readonly right: number;
  readonly likeness: Likeness;
  readonly evidence: Evidence;
}

const SAMPLE = 2500;

export interface Collected {
  readonly found: readonly Found[];
  /** Estimated share of right entries that stand in the left list at all. */
  readonly share: number;
}

/** For every right entry the left one it most likely means, with all that speaks for and against it. */
export function collect(left: readonly string[], right: readonly string[] | null, seed: number): Collected {
  const lexicon = new Lexicon();
  const lefts = left.map((text) => lexicon.read(text));
  const rights = right?.map((text) => lexicon.read(text)) ?? lefts;
  lexicon.weigh();
  const search = new Search(new Index(lefts), lefts);
  const near = rights.map((entry, at) => search.nearest(entry, right ? -1 : at));
  const own = new Map<number, Nearest>();
  const ownOf = (at: number): Nearest => {
    const known = own.get(at) ?? search.nearest(lefts[at]!, at);
    own.set(at, known);
    return known;
  };
  // In one list the twins themselves are the nearest: its strangers are the second nearest.
  const inside = learnStrangers(
    draw(lefts.length, SAMPLE, seed).map((at) => (right ? ownOf(at) : withoutBest(near[at]!))),
  );
  const between = learnStrangers(near);
  const claims = claimsOf(near);
  const found = near.flatMap(({ best }, at) => {
    if (!best) return [];
    const neighbour = right ? (ownOf(best.at).best?.likeness.value ?? 0) : near[at]!.second;
    const around = {
      chanceOf: inside.chanceOf,
      neighbour,
      wordsTell: wordsTell(wordsApart(best.likeness), between, inside),
      rival: right ? rivalOf(claims.get(best.at) ?? [], at, near) : 0,
    };
    return [
      {
        left: best.at,
        right: at,
        likeness: best.likeness,
        evidence: evidenceOf(lefts[best.at]!, rights[at]!, near[at]!, around),
      },
    ];
  });
  return { found, share: shareOf(near, inside.chanceOf) };
}

const withoutBest = (near: Nearest): Nearest => ({
  best: near.best && { at: near.best.at, likeness: { ...near.best.likeness, value: near.second } },
  second: 0,
  crowd: 0,
});

function claimsOf(near: readonly Nearest[]): Map<number, number[]> {
  const claims = new Map<number, number[]>();
  for (const [at, { best }] of near.entries()) {
    if (!best) continue;
    const some = claims.get(best.at);
    if (some) some.push(at);
    else claims.set(best.at, [at]);
  }
  return claims;
}

function rivalOf(claims: readonly number[], self: number, near: readonly Nearest[]): number {
  let most = 0;
  for (const at of claims) if (at !== self) most = Math.max(most, near[at]!.best!.likeness.value);
  return most;
}

/** Storey's estimate: strangers are spread evenly over the chances, so those above 0.3 tell how many strangers there are. */
function shareOf(near: readonly Nearest[], chanceOf: (likeness: number) => number): number {
  const above = near.filter(({ best }) => chanceOf(best?.likeness.value ?? 0) > EVEN_FROM).length;
  const strangers = (above + 1) / ((near.length + 2) * (1 - EVEN_FROM));
  return Math.max(0.02, Math.min(0.98, 1 - strangers));
}
const EVEN_FROM = 0.3;
