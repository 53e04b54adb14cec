import type { App } from '#server/platform/app.ts';
import type { PairKind } from '../matching/index.ts';
import { checksOf, labelsOf } from './store-models.ts';
import { LEAST_TO_MEASURE } from './train-model.ts';

export interface Share {
  /** null: fewer than 30 cases, not enough to say. */
  readonly share: number | null;
  /** 95 % interval (Wilson). */
  readonly from: number | null;
  readonly to: number | null;
  readonly hits: number;
  readonly cases: number;
}

export interface Quality {
  readonly kind: PairKind;
  /** Of merges that were made unasked and then checked by a person: how many were right. */
  readonly unasked: Share & { readonly made: number };
  /** Of pairs put before a person, by how sure the model was: how many are the same. Says whether its probabilities can be believed. */
  readonly bands: readonly (Share & { readonly least: number; readonly most: number })[];
  /** Of all pairs that people called the same: how many the machine had found by itself. */
  readonly recall: Share;
}

const BANDS = [0, 0.5, 0.8, 0.95, 1] as const;

/** Precision and recall as people's decisions show them, never as the model believes of itself. */
export async function measureLinkage(app: Pick<App, 'db'>): Promise<Quality[]> {
  return Promise.all(
    (['company', 'person'] as const).map(async (kind) => {
      const labels = await labelsOf(app.db, kind);
      const checks = await checksOf(app.db, kind);
      const proposed = labels.filter((label) => label.probability !== null && label.how === 'review');
      const same = labels.filter((label) => label.same);
      return {
        kind,
        unasked: { ...shareOf(checks.right, checks.right + checks.wrong), made: checks.unasked },
        bands: BANDS.slice(0, -1).map((least, at) => {
          const most = BANDS[at + 1] ?? 1;
          const own = proposed.filter(({ probability }) => {
            const p = probability ?? 0;
            return p >= least && (p < most || most === 1);
          });
          return { least, most, ...shareOf(own.filter((label) => label.same).length, own.length) };
        }),
        recall: shareOf(same.filter((label) => label.probability !== null).length, same.length),
      };
    }),
  );
}

/** Wilson's score interval at 95 %: holds for few cases and for shares near 0 and 1, where the plain one does not. */
export function shareOf(hits: number, cases: number): Share {
  if (cases < LEAST_TO_MEASURE) return { share: null, from: null, to: null, hits, cases };
  const z = 1.959964;
  const p = hits / cases;
  const middle = p + (z * z) / (2 * cases);
  const half = z * Math.sqrt((p * (1 - p)) / cases + (z * z) / (4 * cases * cases));
  const all = 1 + (z * z) / cases;
  return { share: p, from: Math.max(0, (middle - half) / all), to: Math.min(1, (middle + half) / all), hits, cases };
}
