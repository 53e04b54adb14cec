import { normalQuantile } from '#engines/numerics/index.ts';
import { awayFromTrend } from './smooth.ts';

/**
 * The usual season of the spacing where two of them are there and values differ by place in the season beyond chance (analysis of variance); else 1.
 * From three seasons on, deviations from a moving average over one season are judged at 1 %, below that changes at 5 %, as too few deviations are left.
 * Bartlett's bound on the autocorrelation one season apart found half as many in four years of months.
 */
export function findSeason(y: Float64Array, usual: number): number {
  if (usual < 2 || y.length < 2 * usual + 1) return 1;
  const half = Math.floor(usual / 2);
  if (y.length >= 3 * usual) {
    const deviations = Float64Array.from({ length: y.length - 2 * half }, (_, at) =>
      awayFromTrend(y, at + half, usual),
    );
    return differsByPlace(deviations, usual, 0.99) ? usual : 1;
  }
  const changes = Float64Array.from({ length: y.length - 1 }, (_, at) => y[at + 1]! - y[at]!);
  return differsByPlace(changes, usual, 0.95) ? usual : 1;
}

function differsByPlace(values: Float64Array, places: number, confidence: number): boolean {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const sums = new Float64Array(places);
  const counts = new Int32Array(places);
  let all = 0;
  for (const [at, value] of values.entries()) {
    sums[at % places]! += value - mean;
    counts[at % places]! += 1;
    all += (value - mean) ** 2;
  }
  const between = sums.reduce((sum, value, place) => sum + value ** 2 / counts[place]!, 0);
  const within = all - between;
  if (within <= 1e-12 * all) return all > 0;
  const [d1, d2] = [places - 1, values.length - places];
  // Paulson (1942): the cube root of an F ratio is nearly normal.
  const root = Math.cbrt(between / d1 / (within / d2));
  const [v1, v2] = [2 / (9 * d1), 2 / (9 * d2)];
  return ((1 - v2) * root - (1 - v1)) / Math.sqrt(v2 * root ** 2 + v1) > normalQuantile(confidence);
}
