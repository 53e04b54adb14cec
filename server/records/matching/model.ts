import {
  companyModel,
  type LinkageModel,
  personModel,
  prepareModel,
  type ReadyModel,
  readModel,
} from '#engines/linkage/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import type { PairKind } from './store-decisions.ts';
import { findModel, versionInUse } from './store-models.ts';

export interface ModelInUse {
  readonly kind: PairKind;
  /** null: the one that Lotse comes with. */
  readonly version: number | null;
  readonly ready: ReadyModel;
}

export const standardModel = (kind: PairKind): LinkageModel => (kind === 'company' ? companyModel() : personModel());

const standard = new Map<PairKind, ModelInUse>();
// A prepared model is a few hundred kilobytes and is asked for with every record. One version of a kind is one model for ever.
const prepared = new Map<string, ModelInUse>();

/** The model that every question "is it there already?" is answered with: import, hand entry, API and the full pass alike. */
export async function modelInUse(db: Db, kind: PairKind): Promise<ModelInUse> {
  const version = await versionInUse(db, kind);
  if (version === null) return standardInUse(kind);
  // The moment too: two databases of one process (tests) each have a version 1.
  const name = `${kind} ${version.version} ${version.madeAt.getTime()}`;
  const cached = prepared.get(name);
  if (cached !== undefined) return cached;
  const model = readModel(await findModel(db, kind, version.version));
  if (model === null) return standardInUse(kind);
  const found = { kind, version: version.version, ready: prepareModel(model) };
  if (prepared.size > 8) prepared.clear();
  prepared.set(name, found);
  return found;
}

export function standardInUse(kind: PairKind): ModelInUse {
  const known = standard.get(kind) ?? { kind, version: null, ready: prepareModel(standardModel(kind)) };
  standard.set(kind, known);
  return known;
}
