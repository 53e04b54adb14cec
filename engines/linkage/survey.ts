import { type ChosenRules, chooseRules } from './choose-rules.ts';
import { drawAlike } from './dependence.ts';
import { LEVEL_OF } from './levels.ts';
import { type Patterns, patternsOf } from './patterns.ts';
import type { PlannedField } from './plan-fields.ts';
import type { Prepared } from './prepare.ts';
import { createRandom } from './random.ts';
import { standingOf } from './sample-pairs.ts';
import { exchangesOf } from './score-table.ts';

/** What is asked of a table before anything is searched; each question can be answered by anybody. */
export type Question =
  | { readonly ask: 'rules' }
  /** Where pairs stand that agree on a field. */
  | { readonly ask: 'alike'; readonly field: number }
  /** Levels of a part of the random pairs. */
  | { readonly ask: 'random'; readonly part: number };

/** By field and level: how many random pairs, both sides known. */
export type RandomLevels = readonly (readonly number[])[];
export type SurveyAnswer = ChosenRules | Patterns | RandomLevels;

export interface Survey {
  readonly chosen: ChosenRules;
  /** By field. */
  readonly alike: readonly Patterns[];
  readonly random: RandomLevels;
}

const RANDOM_PAIRS = 200_000;
const PARTS = 8;
/** Each record drawn is compared with so many drawn after it: pairs of strangers still, and most of them near the processor already. */
const WITH_NEXT = 40;

/** What takes longest comes first. */
export const questionsOf = ({ fields }: Prepared): readonly Question[] => [
  { ask: 'rules' },
  ...fields.map((_, field) => ({ ask: 'alike', field }) as const),
  ...Array.from({ length: PARTS }, (_, part) => ({ ask: 'random', part }) as const),
];

export function answerQuestion(
  prepared: Prepared,
  planned: readonly PlannedField[],
  seed: number,
  question: Question,
): SurveyAnswer {
  switch (question.ask) {
    case 'rules':
      return chooseRules(prepared, planned, seed);
    case 'alike': {
      const drawn = drawAlike(prepared, question.field, createRandom(seed ^ (0x5bd1e995 + question.field)));
      return patternsOf(prepared, drawn, standingOf(prepared, exchangesOf(planned), drawn));
    }
    case 'random':
      return countRandom(prepared, createRandom(seed ^ (0x2c1b3c6d + question.part)));
  }
}

/** The answers to `questionsOf` in their order. */
export function surveyOf({ fields }: Prepared, answers: readonly SurveyAnswer[]): Survey {
  const [chosen, ...rest] = answers as [ChosenRules, ...SurveyAnswer[]];
  const alike = rest.slice(0, fields.length) as Patterns[];
  const parts = rest.slice(fields.length) as RandomLevels[];
  const random = fields.map(({ levels }, f) =>
    Array.from({ length: levels }, (_, level) => parts.reduce((sum, part) => sum + part[f]![level]!, 0)),
  );
  return { chosen, alike, random };
}

function countRandom({ cells, fields, records, split }: Prepared, random: () => number): RandomLevels {
  const width = fields.length;
  const two = split < records;
  const counts = fields.map(({ levels }) => new Array<number>(levels).fill(0));
  const levelOf = fields.map(({ method }) => LEVEL_OF[method]);
  const draws = Math.round(RANDOM_PAIRS / PARTS / WITH_NEXT) + WITH_NEXT;
  const draw = (from: number, below: number) =>
    Int32Array.from({ length: draws }, () => from + Math.floor(random() * (below - from)));
  const lefts = draw(0, split);
  const rights = two ? draw(split, records) : lefts;
  for (let at = 0; at < (draws - WITH_NEXT) * WITH_NEXT && records > 1; at++) {
    const place = Math.floor(at / WITH_NEXT);
    const left = lefts[place]!;
    const right = rights[place + 1 + (at % WITH_NEXT)]!;
    if (left === right) continue;
    for (let f = 0; f < width; f++) {
      const x = cells[left * width + f]!;
      const y = cells[right * width + f]!;
      if (x < 0 || y < 0) continue;
      const { values } = fields[f]!;
      counts[f]![x === y ? 0 : levelOf[f]!(values, x, values, y)]! += 1;
    }
  }
  return counts;
}
