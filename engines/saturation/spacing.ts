import { type Band, bandOf, mixOf, predictor, sigmoid } from './curve.ts';
import { designOf, GAPS, gapClass } from './design.ts';
import { drawParameters } from './draw.ts';
import { fitTouches } from './fit.ts';
import type { Prepared } from './touches.ts';

export interface Spacing {
  readonly points: readonly {
    /** Days since the contact before: more than `from`, up to `to` (null: without end). */
    readonly from: number;
    readonly to: number | null;
    readonly touches: number;
    readonly response: Band;
  }[];
  /** The shortest pause after which a contact is as good as after any longer one; null while that is not known. */
  readonly recommendedDays: number | null;
}

/** As good as: nine tenths of the best longer pause, and this sure of it. */
const AS_GOOD = 0.9;
const SURE = 0.8;
const FEWEST = 15;

/** Response by the days since the contact before, at an equal number of contacts in the window. */
export function estimateSpacing(prepared: Prepared, draws: number, seed: number): Spacing {
  const design = designOf(prepared, true);
  const fit = fitTouches(prepared, design);
  const touches = new Int32Array(GAPS.length);
  const counts = new Float64Array(prepared.most);
  for (const { gap, count } of prepared.touches) {
    if (gap !== null) touches[gapClass(gap)]! += 1;
    counts[count - 1]! += 1 / prepared.touches.length;
  }
  const mix = mixOf(prepared);
  const rows = drawParameters(fit, draws, seed).map((draw) =>
    GAPS.map((_, gap) => {
      let mean = 0;
      for (const [at, share] of counts.entries()) {
        for (const part of mix) {
          const eta = predictor(draw, design, prepared, part, at + 1) + draw[design.start.gap + gap]!;
          mean += share * part.share * (fit.family === 'answer' ? sigmoid(eta) : eta);
        }
      }
      return mean;
    }),
  );
  const seen = GAPS.map((_, gap) => gap).filter((gap) => touches[gap]! >= FEWEST);
  const good = (gap: number): number => {
    const later = seen.filter((other) => other > gap);
    if (later.length === 0) return 0;
    return rows.filter((row) => later.every((other) => row[gap]! >= AS_GOOD * row[other]!)).length / rows.length;
  };
  const shortest = seen.find((gap) => good(gap) >= SURE);
  // The first class may only be recommended if it is known to be good; that everything short is bad must be known as well.
  const known = shortest !== undefined && seen.filter((gap) => gap < shortest).every((gap) => good(gap) <= 1 - SURE);
  return {
    points: GAPS.map((to, gap) => ({
      from: gap === 0 ? 0 : GAPS[gap - 1]!,
      to: Number.isFinite(to) ? to : null,
      touches: touches[gap]!,
      response: bandOf(rows.map((row) => row[gap]!)),
    })),
    recommendedDays: known ? (shortest === 0 ? 1 : Math.ceil(GAPS[shortest - 1]!)) : null,
  };
}
