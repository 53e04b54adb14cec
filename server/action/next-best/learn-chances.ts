import type { Situation } from '#engines/scoring/index.ts';
import type { App } from '#server/platform/app.ts';
import { answersByKind } from './store-answers.ts';
import type { Candidate } from './store-parts.ts';

type Chance = NonNullable<Candidate['chance']>;
export type LearntChances = ReadonlyMap<Situation, Chance>;

/** Older answers were given to another market. */
const DAYS = 365;
/** "Later" is a quarter of a no: once is a diary, again and again is a refusal that nobody says. */
const LATER = 0.25;
/** However many answers: what is known of this very deal or quote keeps some weight. */
const MOST = 40;

/** How often suggestions of each occasion came to something, from the answers that people gave. */
export async function learnChances(app: App): Promise<LearntChances> {
  const rows = await answersByKind(app.db, new Date(app.clock.now().getTime() - DAYS * 86_400_000));
  return new Map(
    rows.flatMap(({ kind, good, bad, later }): [Situation, Chance][] => {
      const cases = good + bad + LATER * later;
      return cases === 0
        ? []
        : [[kind as Situation, { share: good / cases, cases: Math.min(MOST, Math.round(cases)) }]];
    }),
  );
}

/** What is known of the case itself and what answers to its kind taught, weighed by their cases. */
export function withLearnt(own: Candidate['chance'], learnt: Chance | undefined): Candidate['chance'] {
  if (learnt === undefined || learnt.cases === 0) return own;
  if (own === null) return learnt;
  const cases = own.cases + learnt.cases;
  return { ...own, share: (own.share * own.cases + learnt.share * learnt.cases) / cases, cases };
}
