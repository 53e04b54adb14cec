import type { LinkPlan } from './link.ts';
import { LEVELS, probabilityOf } from './model.ts';
import type { Reason, RecordComparison } from './record.ts';
import { createScorer, EXCHANGED, type Scorer, UNKNOWN } from './scorer.ts';
import { textOfValue } from './values.ts';

const RARE_BITS = 10;

/** Explains pairs of records of a plan: the same waterfall that `compareRecords` gives, from the numbers that decided. */
export function reasonsOfPair(plan: LinkPlan): (left: number, right: number) => RecordComparison {
  const scorer = createScorer(plan.prepared, plan.estimate.table);
  return (left, right) => {
    const weight = scorer.weigh(left, right, Number.NEGATIVE_INFINITY);
    return { weight, probability: probabilityOf(weight), reasons: listReasons(plan, scorer, left, right) };
  };
}

function listReasons(
  { plan, prepared, estimate }: LinkPlan,
  { levels, added }: Scorer,
  left: number,
  right: number,
): Reason[] {
  const width = prepared.fields.length;
  const text = (record: number, field: number) => {
    const code = prepared.cells[record * width + field]!;
    return code < 0 ? '' : textOfValue(prepared.fields[field]!.values, code);
  };
  const reasons = plan.fields.flatMap((field, at): Reason[] => {
    const level = levels[at]!;
    if (level === UNKNOWN) return [];
    const exchanged = level === EXCHANGED;
    const code = exchanged ? 'exchanged' : LEVELS[field.method][level]!;
    const rare = level === 0 && added[at]! >= RARE_BITS;
    return [
      {
        field: field.name,
        code: rare ? 'same-rare' : code,
        left: text(left, at),
        right: text(right, at),
        weight: added[at]!,
      },
    ];
  });
  reasons.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return [{ field: '', code: 'start', left: '', right: '', weight: estimate.table.start }, ...reasons];
}
