import type { Model } from '#engines/scoring/index.ts';
import type { StoredModel } from './store.ts';

/**
 * What may be predicted with: the model itself only where it proved itself. Of one that was refused nothing but its base rate, whatever it would
 * have learnt; null where nothing was ever learnt.
 */
export function modelInForce(stored: StoredModel | undefined): Model | null {
  const model = stored?.model;
  if (!model) return null;
  if (stored.state === 'in-use') return model;
  return { ...model, kind: 'base-rate', terms: [], calibration: { kind: 'platt', intercept: 0, slope: 1 } };
}
