import type { LinkPlan } from './link.ts';
import { LEVELS, probabilityOf } from './model.ts';
import type { Reason, ReasonCode, RecordComparison } from './record.ts';
import { createScorer, EXCHANGED, type Scorer, UNKNOWN } from './scorer.ts';
import { textOfValue } from './values.ts';
import { bitsInWords, type Language, reasonInWords } from './words.ts';

const RARE_BITS = 10;

/** What explaining needs of a plan; plain data on shared memory, so that another thread can do it. */
export interface Explained {
  readonly plan: Pick<LinkPlan['plan'], 'fields'>;
  readonly prepared: LinkPlan['prepared'];
  readonly estimate: Pick<LinkPlan['estimate'], 'table'>;
}

/** Explains pairs of records of a plan: the same waterfall that `compareRecords` gives, from the numbers that decided. */
export function reasonsOfPair(from: Explained): (left: number, right: number) => RecordComparison {
  const { plan, prepared, estimate } = from;
  const scorer = createScorer(prepared, estimate.table);
  const text = (record: number, field: number) => {
    const code = prepared.cells[record * prepared.fields.length + field]!;
    return code < 0 ? '' : textOfValue(prepared.fields[field]!.values, code);
  };
  return (left, right) => {
    const weight = scorer.weigh(left, right, Number.NEGATIVE_INFINITY);
    const reasons = stepsOf(from, scorer).map(
      ({ at, code, bits }): Reason => ({
        field: plan.fields[at]!.name,
        code,
        left: text(left, at),
        right: text(right, at),
        weight: bits,
      }),
    );
    const start: Reason = { field: '', code: 'start', left: '', right: '', weight: estimate.table.start };
    return { weight, probability: probabilityOf(weight), reasons: [start, ...reasons] };
  };
}

export interface PairInWords {
  readonly weight: number;
  readonly probability: number;
  readonly words: string;
}

/** The same as one line of words. A list has a hundred thousand pairs and a hundred different reasons, so what a reason says is kept. */
export function wordsOfPair(from: Explained, language: Language): (left: number, right: number) => PairInWords {
  const scorer = createScorer(from.prepared, from.estimate.table);
  const { start } = from.estimate.table;
  const head = `${reasonInWords('', 'start', language)}${bitsInWords(start, language)}`;
  const said = from.plan.fields.map(() => new Map<ReasonCode, string>());
  return (left, right) => {
    const weight = scorer.weigh(left, right, Number.NEGATIVE_INFINITY);
    let words = head;
    for (const { at, code, bits } of stepsOf(from, scorer)) {
      let reason = said[at]!.get(code);
      if (reason === undefined) {
        reason = `; ${reasonInWords(from.plan.fields[at]!.name, code, language)}`;
        said[at]!.set(code, reason);
      }
      words += reason + bitsInWords(bits, language);
    }
    return { weight, probability: probabilityOf(weight), words };
  };
}

interface Step {
  readonly at: number;
  readonly code: ReasonCode;
  readonly bits: number;
}

/** What every field of the pair weighed last added, strongest first whatever its sign. */
function stepsOf({ plan }: Explained, { levels, added }: Scorer): Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < plan.fields.length; at++) {
    const level = levels[at]!;
    if (level === UNKNOWN) continue;
    const bits = added[at]!;
    const code = level === EXCHANGED ? 'exchanged' : LEVELS[plan.fields[at]!.method][level]!;
    steps.push({ at, code: level === 0 && bits >= RARE_BITS ? 'same-rare' : code, bits });
  }
  return steps.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
}
